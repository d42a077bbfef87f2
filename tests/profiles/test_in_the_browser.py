"""Who is this, in a real browser: by keyboard alone, for a screen reader, and in tabs that were left open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.profiles.cast import ANNA, BELA, CHLOE, PASSWORDS, Cast
from tests.web.axe import finds_nothing
from tests.web.served import Served


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    found = context.new_page()
    found.goto(server.entry)
    yield found
    context.close()


def is_let_in(page: Page, name: str) -> None:
    page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/', 3)[2]}/who")
    if PASSWORDS[name]:
        page.get_by_role("link", name=name).click()
        page.get_by_label("Your password", exact=True).fill(PASSWORDS[name])
        page.get_by_role("button", name="Open").click()
    else:
        page.get_by_role("button", name=name).click()
    expect(page.get_by_role("link", name=f"Profile: {name}")).to_be_visible()


def test_the_pages_that_ask_and_those_of_the_settings_leave_nobody_out(page: Page, cast: Cast) -> None:
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(page.url)
        finds_nothing(page)
    page.get_by_role("link", name=BELA).click()
    finds_nothing(page)
    page.get_by_label("Your password", exact=True).fill("guess")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("alert")).to_contain_text("not the password")
    finds_nothing(page)
    is_let_in(page, BELA)
    for address in ("/profiles", "/profiles/remove", "/settings", "/"):
        page.goto(page.url.partition("//")[0] + "//" + page.url.split("/")[2] + address)
        for width in (390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 844})
            finds_nothing(page)
    assert cast.household.register.find(BELA).has_password


def test_somebody_comes_in_by_keyboard_alone(page: Page, cast: Cast) -> None:
    del cast
    pressed = 0
    while page.evaluate("document.activeElement.textContent.trim().split(/\\s/)[0]") != BELA:
        page.keyboard.press("Tab")
        pressed += 1
        assert pressed < 10
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your password", exact=True)).to_be_focused()
    page.keyboard.type(PASSWORDS[BELA])
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=f"Profile: {BELA}")).to_be_visible()


def test_locking_in_one_tab_empties_the_others_and_back_shows_nothing(page: Page, cast: Cast) -> None:
    is_let_in(page, CHLOE)
    root = page.url.rstrip("/")
    other = page.context.new_page()
    other.goto(f"{root}/journal")
    other.goto(f"{root}/measures")
    expect(other.get_by_text("heron", exact=False).first).to_be_attached()
    session = page.context.new_page()
    session.goto(f"{root}/session/{cast.people[CHLOE].begun}")
    page.get_by_role("button", name="Lock").click()
    expect(page.get_by_role("heading", name="Who is this?")).to_be_visible()
    for tab in (other, session):
        expect(tab.get_by_role("heading", name="Who is this?")).to_be_visible()
    other.go_back()
    expect(other.get_by_role("heading", name="Who is this?")).to_be_visible()
    assert "heron" not in other.content()


def test_a_tab_that_was_open_is_the_next_persons_once_they_are_let_in(page: Page, cast: Cast) -> None:
    del cast
    is_let_in(page, ANNA)
    other = page.context.new_page()
    other.goto(page.url.rstrip("/") + "/measures")
    expect(other.get_by_text("zebra", exact=False).first).to_be_attached()
    is_let_in(page, BELA)
    expect(other.get_by_role("link", name=f"Profile: {BELA}")).to_be_visible()
    assert "zebra" not in other.content()
