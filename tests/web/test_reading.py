"""Who enlarges, spaces or translates the text loses nothing of it."""

import pytest
from playwright.sync_api import Page

from tests.web.person import Person

PATHS = (
    "/",
    "/check?ask=all",
    "/check/result",
    "/plan",
    "/plan?place=floor&have=mat&minutes=5",
    "/break",
    "/measures",
    "/techniques",
    "/techniques/bed-hang",
    "/journal",
    "/journal/course",
    "/journal/doctor",
    "/settings",
    "/about",
    "/nowhere",
)
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important }"
    + "* { word-spacing: .16em !important } p { margin-bottom: 2em !important }");
  document.adoptedStyleSheets = [sheet];
}"""
"""WCAG 1.4.12."""
UNSPACED = "document.adoptedStyleSheets = []"
LONG_WORDS = """() => {
  for (const part of document.querySelectorAll("main :is(h1, h2, h3, legend, label, summary, a, button)"))
    for (const node of part.childNodes)
      if (node.nodeType === Node.TEXT_NODE && node.data.trim())
        node.data = node.data.replace(/\\S+/, "Donaudampfschifffahrtsgesellschaft");
}"""
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((part) => {
  const style = getComputedStyle(part);
  const cuts = [style.overflowX, style.overflowY].includes("hidden") && part.clientWidth > 1;
  const more = part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
  return cuts && more && !part.closest("svg");
}).map((part) => part.outerHTML.slice(0, 80))"""


def shows_everything(page: Page, path: str) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways"
    assert page.evaluate(CUT_OFF) == [], path


@pytest.fixture
def enlarged(page: Page) -> None:
    """A screen of 1280 by 1024 at 400 %."""
    page.set_viewport_size({"width": 320, "height": 256})


@pytest.mark.usefixtures("enlarged")
def test_nothing_is_cut_off_and_nothing_scrolls_sideways_at_four_hundred_percent_spaced_or_in_long_words(
    person: Person, page: Page
) -> None:
    person.answers_the_check("osteopenia", pain=2)
    for path in PATHS:
        person.go_to(path)
        shows_everything(page, path)
        page.evaluate(SPACED)
        shows_everything(page, f"{path}, spaced,")
        page.evaluate(UNSPACED)
        page.evaluate(LONG_WORDS)
        shows_everything(page, f"{path} in long words")


@pytest.mark.usefixtures("checked", "enlarged")
def test_every_button_of_a_session_can_be_reached_at_four_hundred_percent(person: Person, page: Page) -> None:
    person.is_in_a_session()
    for name in ("It hurts", "Pause", "Skip", "End"):
        button = page.get_by_role("button", name=name, exact=True)
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 257
