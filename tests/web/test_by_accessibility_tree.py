"""The whole main job through the accessibility tree alone: by role and name, as a screen reader meets the pages.

Here it is the real command that serves, started as a person starts it, in a data folder that is not there yet.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.served import Served, serve


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Served]:
    served = serve(tmp_path / "not there yet")
    yield served
    served.kill()


def test_from_the_first_page_to_the_journal_by_role_and_name(page: Page) -> None:
    page.get_by_role("link", name="Begin with the safety check").click()
    page.get_by_role("spinbutton", name="How old are you?").fill("35")
    pain = page.get_by_role("group", name=re.compile("How strong is the pain right now"))
    pain.get_by_role("radio", name="1", exact=True).check()
    for none in page.get_by_role("checkbox", name="None of these", exact=True).all():
        none.check()
    page.get_by_role("button", name="See what is open").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing you told us stands against a gentle session")
    page.get_by_role("link", name="At a desk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your routine")
    page.get_by_role("button", name="Start", exact=True).click()

    expect(page.get_by_role("heading", name="Session", level=1)).to_be_attached()
    expect(page.get_by_role("progressbar", name="Whole session")).to_be_visible()
    for name in ("It hurts", "Pause", "Skip", "End"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_visible()
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("button", name="Go on", exact=True).click()
    page.get_by_role("button", name="End", exact=True).click()

    expect(page.get_by_role("heading", name="How much does it hurt now?")).to_be_visible()
    page.get_by_role("button", name="1", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ended early")
    page.get_by_role("navigation").get_by_role("link", name="Journal").click()
    expect(page.get_by_role("heading", name="Journal", level=1)).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("1 session")


def test_the_line_of_the_moment_and_every_figure_have_words(page: Page) -> None:
    page.goto(page.url.rstrip("/") + "/techniques")
    pictures = page.get_by_role("img")
    names = [
        picture.get_attribute("aria-label") or picture.locator("title").text_content() for picture in pictures.all()
    ]
    assert len(names) >= 8
    assert all(names)
