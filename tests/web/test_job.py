"""The main job in a real browser, with a real server and a real journal."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.person import Person
from tests.web.served import Served


def test_from_the_first_question_to_the_journal(person: Person, page: Page) -> None:
    page.get_by_role("link", name="Begin with the safety check").click()
    person.answers_the_check(pain=2)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing you told us stands against a gentle session")
    page.get_by_role("link", name="Plan a routine").click()
    page.get_by_label("On the floor").check()
    page.get_by_label("Lower back").check()
    page.get_by_label("How many minutes").fill("2")
    page.get_by_role("button", name="Show the routine").click()
    expect(page.get_by_role("link", name="Lying knee rotation")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()

    expect(page.locator("#name")).to_have_text("Lying knee rotation", timeout=60_000)
    expect(page.locator("#count")).to_contain_text("1 of", timeout=60_000)
    expect(page.locator("#line")).to_have_text("Bring the knees back slowly.", timeout=60_000)
    person.skips_to_the_end()
    page.get_by_role("button", name="1", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Done")
    expect(page.get_by_text("2 of 10")).to_be_visible()
    page.get_by_role("link", name="Journal").first.click()
    page.locator(".entry a").first.click()
    expect(page.get_by_text("Lying knee rotation").first).to_be_visible()
    expect(page.get_by_text("1 time,")).to_be_visible()


@pytest.mark.usefixtures("checked")
def test_somebody_who_comes_back_starts_with_two_taps(person: Person, page: Page) -> None:
    person.is_in_a_session()
    person.presses("End")
    page.get_by_role("button", name="I would rather not say").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ended early")
    person.go_to("/")
    expect(page.get_by_text("nothing new since")).to_be_visible()

    page.get_by_role("group", name="How strong is the pain right now?").get_by_label("1", exact=True).check()
    page.get_by_role("button", name="Start", exact=True).click()

    page.wait_for_url("**/session/*")
    person.is_guided()


def test_somebody_new_reaches_the_first_movement_in_twelve_taps(person: Person, page: Page) -> None:
    taps = [
        page.get_by_role("link", name="Begin with the safety check"),
        page.get_by_label("How old are you?"),
        page.locator("#pain_0_10").get_by_label("1", exact=True),
        *(page.locator(".checklist").nth(number).get_by_label("None of these", exact=True) for number in range(6)),
        page.get_by_role("button", name="See what is open"),
        page.get_by_role("link", name="At a desk", exact=True),
        page.get_by_role("button", name="Start", exact=True),
    ]
    assert len(taps) == 12

    for number, tap in enumerate(taps):
        tap.click()
        if number == 1:
            page.keyboard.type("35")
    page.wait_for_url("**/session/*")
    person.is_guided()


@pytest.mark.usefixtures("checked")
def test_nothing_is_ever_asked_of_another_host(person: Person, page: Page, server: Served) -> None:
    hosts: set[str] = set()
    page.context.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.context.on("page", lambda opened: hosts.add(opened.url))
    person.is_in_a_session()
    person.presses("It hurts")
    page.get_by_role("button", name="Sharp pain").click()
    page.get_by_role("link", name="What was done").click()
    for path in ("/", "/journal", "/techniques", "/techniques/rocking", "/about", "/settings"):
        person.go_to(path)

    assert hosts == {server.host}


def test_the_whole_job_goes_by_keyboard_alone(person: Person, page: Page) -> None:
    keys = page.keyboard

    def reach(role: str, name: str) -> None:
        target = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
        for _ in range(400):
            if target.evaluate("element => element === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(f"the keyboard does not reach {name}")

    reach("link", "Begin with the safety check")
    keys.press("Enter")
    reach("spinbutton", "How old are you?")
    keys.type("40")
    page.locator("#pain_0_10 input").first.focus()
    keys.press("ArrowRight")
    for group in page.locator(".checklist").all():
        none = group.get_by_label("None of these", exact=True)
        for _ in range(60):
            if none.evaluate("element => element === document.activeElement"):
                break
            keys.press("Tab")
        keys.press(" ")
    keys.press("Enter")
    reach("link", "Plan a routine")
    keys.press("Enter")
    reach("radio", "At a desk")
    keys.press("ArrowDown")
    reach("button", "Show the routine")
    keys.press("Enter")
    reach("button", "Start")
    keys.press("Enter")
    page.wait_for_url("**/session/*")
    person.is_guided()

    keys.press("Escape")
    person.sees_button("Go on")
    keys.press("p")
    person.sees_button("Pause")
    keys.press("PageUp")
    person.sees_button("Go on")
    keys.press("PageDown")
    person.sees_button("Pause")
    keys.press("h")
    expect(page.get_by_role("heading", name="Everything has stopped. What is it like?")).to_be_focused()
    reach("button", "Sharp pain")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Stopped for today")).to_be_focused()


@pytest.mark.usefixtures("checked")
def test_the_two_buttons_of_a_clicker_pause_go_on_skip_and_keep_going(person: Person, page: Page) -> None:
    person.is_in_a_session(minutes=2)
    asked = page.get_by_role("heading", name="Skip this exercise?")

    page.keyboard.press("PageUp")
    person.sees_button("Go on")
    page.keyboard.press("PageDown")
    person.sees_button("Pause")
    page.keyboard.press("PageDown")
    expect(asked).to_be_visible()
    page.keyboard.press("PageUp")
    expect(asked).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(asked).to_be_visible()
    page.keyboard.press("PageDown")
    expect(asked).to_be_hidden()
    expect(page.locator("#name")).not_to_be_empty()
