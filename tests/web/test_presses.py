"""Whatever is pressed in a session is done, or the page says that it was not. No press is lost in silence."""

import os
import signal
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.web.held_line import HeldLine
from tests.web.person import Person
from tests.web.served import Served

pytestmark = pytest.mark.usefixtures("checked")

Role = Literal["button", "heading"]

PAIN_AFTER = "How much does it hurt now?"
STOPPED = "Everything has stopped. What is it like?"
NOT_HERE = "That is not possible at this point of the session."
UNSURE = "What you pressed last may not have arrived"


def sees_heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name)).to_be_visible()


@pytest.mark.parametrize(
    ("pressed", "role", "name"),
    [
        ("Pause", "button", "Go on"),
        ("Skip", "heading", "Skip this exercise?"),
        ("End", "heading", PAIN_AFTER),
        ("It hurts", "heading", STOPPED),
    ],
)
def test_what_is_pressed_before_the_server_has_said_anything_is_done(
    person: Person, page: Page, pressed: str, role: Role, name: str
) -> None:
    person.finds_a_routine()
    line = HeldLine(page, silent=True)
    person.sets_out()
    person.sees_button("Pause")

    person.presses(pressed)
    line.speaks()

    expect(page.get_by_role(role, name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize(("key", "role", "name"), [("p", "button", "Go on"), ("h", "heading", STOPPED)])
def test_a_key_that_is_pressed_before_the_server_has_said_anything_does_what_it_says(
    person: Person, page: Page, key: str, role: Role, name: str
) -> None:
    person.finds_a_routine()
    line = HeldLine(page, silent=True)
    person.sets_out()
    person.sees_button("Pause")

    page.keyboard.press(key)
    line.speaks()

    expect(page.get_by_role(role, name=name, exact=True)).to_be_visible()


def test_what_cannot_be_done_any_more_is_said_until_something_else_is(person: Person, page: Page) -> None:
    person.finds_a_routine()
    line = HeldLine(page, silent=True)
    person.sets_out()

    person.presses("Easier")
    person.presses("Easier")
    line.speaks()

    expect(page.get_by_role("alert")).to_have_text(NOT_HERE)
    person.presses("Pause")
    person.sees_button("Go on")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_press_on_a_line_that_breaks_is_said_to_be_unsure_and_can_be_pressed_again(
    person: Person, page: Page
) -> None:
    line = HeldLine(page)
    person.is_in_a_session()
    line.is_deaf = True

    person.presses("End")
    line.breaks()

    expect(page.get_by_role("alert")).to_contain_text(UNSURE)
    person.sees_button("Go on")
    expect(page.get_by_role("alert")).to_contain_text(UNSURE)
    person.presses("End")
    sees_heading(page, PAIN_AFTER)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_press_while_the_connection_is_gone_is_said_to_be_unsure(person: Person, page: Page, server: Served) -> None:
    person.is_in_a_session()
    server.kill()
    expect(page.get_by_role("alert")).to_contain_text("Connection lost")

    person.presses("Skip")
    person.presses("Not today")

    expect(page.get_by_role("alert")).to_contain_text(UNSURE)


def test_it_hurts_on_a_line_that_breaks_is_heard_on_the_next(person: Person, page: Page) -> None:
    line = HeldLine(page)
    person.is_in_a_session()
    line.is_deaf = True

    person.presses("It hurts")
    line.breaks()

    sees_heading(page, STOPPED)


def test_it_hurts_outlives_a_reload_of_the_page(person: Person, page: Page) -> None:
    line = HeldLine(page)
    person.is_in_a_session()
    line.is_deaf = True

    person.presses("It hurts")
    line.is_deaf = False
    page.reload()

    sees_heading(page, STOPPED)


def test_it_hurts_pressed_again_and_again_while_the_connection_is_gone_is_kept_and_told_once(
    person: Person, page: Page, server: Served
) -> None:
    person.is_in_a_session()
    os.kill(server.process.pid, signal.SIGSTOP)
    expect(page.get_by_role("alert")).to_contain_text("Connection lost")

    for _ in range(40):
        page.keyboard.press("h")
    expect(page.get_by_role("alert")).to_contain_text("Stop here. That it hurts is kept")
    os.kill(server.process.pid, signal.SIGCONT)

    sees_heading(page, STOPPED)
    expect(page.get_by_role("alert")).to_have_count(0)
    person.presses("Sharp pain")
    sees_heading(page, "Stopped for today")
