"""axe-core finds nothing: WCAG 2.2 AA and best practices, on every page and in every state, light and dark."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.web.person import Person
from tests.web.served import Served

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (390, 1440)


def finds_nothing(page: Page) -> None:
    page.wait_for_timeout(150)  # colours that change by a transition are judged when they have arrived
    found = Axe().run(page, options={"runOnly": RULES})
    assert found.response["violations"] == [], f"{page.url}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} scrolls sideways"


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, server: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=request.param)
    found = context.new_page()
    found.goto(server.entry)
    yield found
    context.close()


@pytest.fixture
def person(page: Page) -> Person:
    return Person(page)


def test_every_page_of_a_healthy_person(person: Person, page: Page) -> None:
    def look(path: str) -> None:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            person.go_to(path)
            finds_nothing(page)

    for path in ("/", "/check", "/journal", "/techniques", "/techniques/bed-hang", "/about", "/settings", "/nowhere"):
        look(path)
    person.go_to("/check")
    person.sends_the_check()
    finds_nothing(page)
    person.answers_the_check("osteopenia", "lump")
    finds_nothing(page)
    for path in ("/", "/check", "/check/result", "/plan", "/plan?place=floor&have=mat&minutes=8&region=low"):
        look(path)
    for details in page.locator("details").all():
        details.evaluate("element => element.open = true")
    finds_nothing(page)
    look("/plan?place=moon")


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
