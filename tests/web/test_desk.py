"""The break at the desk, as a nudge opens it."""

import pytest
from playwright.sync_api import expect

from tests.web.person import Person
from tests.web.served import Served


@pytest.mark.usefixtures("checked")
def test_the_break_shows_its_first_movement_and_begins_with_how_it_feels(person: Person) -> None:
    person.go_to("/break")
    expect(person.page.get_by_role("heading", level=1)).to_have_text("Upper-back reach")
    expect(person.page.locator(".picture svg")).to_be_visible()
    person.starts()


def test_without_a_check_the_break_leads_to_today(person: Person) -> None:
    person.go_to("/break")
    assert person.page.url.endswith("/")


@pytest.mark.parametrize("page", ["https://example.org/", "//example.org", "/settings", "break", "", "/break/../x"])
def test_the_entrance_leads_nowhere_but_to_pages_of_ours(server: Served, page: str) -> None:
    entered = server.ask("GET", f"{server.entry.removeprefix(server.root)}&page={page}")
    assert entered.status == 302
    assert entered.headers["Location"] == "/"


def test_the_entrance_leads_to_the_break(server: Served) -> None:
    entered = server.ask("GET", f"{server.entry.removeprefix(server.root)}&page=/break")
    assert entered.headers["Location"] == "/break"


def test_nobody_else_sees_or_begins_a_break(server: Served) -> None:
    assert server.ask("GET", "/break").status == 403
    origin = {"Origin": server.root}
    assert server.ask("POST", "/break", origin, "pain=1&nothing_new=yes&seed=1").status == 403
    signed_in = {"Cookie": server.cookie(), **origin}
    assert server.ask("POST", "/break", signed_in, "pain=1&nothing_new=yes&seed=1").status == 403  # not from our form
