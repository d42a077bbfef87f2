"""axe-core finds nothing on every page and in every state, light and dark."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.axe import finds_nothing
from tests.web.person import Person
from tests.web.served import Served

WIDTHS = (390, 1440)


def look(person: Person, *paths: str) -> None:
    for path in paths:
        person.go_to(path)
        for width in WIDTHS:
            person.page.set_viewport_size({"width": width, "height": 844})
            finds_nothing(person.page)


def test_every_page_before_the_first_check(person: Person, page: Page) -> None:
    look(person, "/", "/check", "/journal", "/techniques", "/techniques/bed-hang", "/about", "/settings", "/nowhere")
    person.go_to("/check")
    person.sends_the_check()
    finds_nothing(page)


def test_every_page_of_somebody_to_whom_some_things_are_open(person: Person, page: Page) -> None:
    person.answers_the_check("osteopenia", "lump")
    finds_nothing(page)
    look(person, "/", "/check", "/check/result", "/plan", "/plan?place=floor&have=mat&minutes=8&region=low")
    for details in page.locator("details").all():
        details.evaluate("element => element.open = true")
    finds_nothing(page)
    look(person, "/plan?place=moon")


@pytest.mark.usefixtures("checked")
def test_every_state_of_a_session(person: Person, page: Page) -> None:
    person.is_in_a_session(minutes=2)
    finds_nothing(page)
    expect(page.locator("#name")).not_to_be_empty(timeout=60_000)
    finds_nothing(page)
    person.presses("Pause")
    person.sees_button("Go on")
    finds_nothing(page)
    person.presses("Skip")
    finds_nothing(page)
    person.presses("Keep going")
    person.presses("It hurts")
    expect(page.get_by_role("heading", name="Everything has stopped. What is it like?")).to_be_visible()
    finds_nothing(page)
    page.get_by_role("button", name="Faint, or about to faint").click()
    expect(page.get_by_role("link", name="Call 112")).to_be_visible()
    finds_nothing(page)
    page.get_by_role("link", name="What was done").click()
    finds_nothing(page)
    for path in ("/", "/journal"):
        person.go_to(path)
        finds_nothing(page)
    page.locator("main").get_by_role("link").first.click()
    finds_nothing(page)


@pytest.mark.usefixtures("checked")
def test_the_question_after_a_session(person: Person, page: Page) -> None:
    person.is_in_a_session()
    person.presses("End")
    expect(page.get_by_role("heading", name="How much does it hurt now?")).to_be_visible()
    finds_nothing(page)
    page.get_by_role("button", name="1", exact=True).click()
    page.wait_for_url("**/after")
    finds_nothing(page)


def test_an_emergency(person: Person, page: Page) -> None:
    person.answers_the_check("chest_pain")
    finds_nothing(page)
    person.go_to("/")
    finds_nothing(page)


def test_the_page_that_refuses(browser: Browser, server: Served) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(server.root)
    finds_nothing(page)
    context.close()
