"""axe-core on a page: WCAG 2.2 AA and best practices, light and dark."""

from typing import Any

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that look at colours. Nothing else on our pages depends on whether they are light or dark."""

SCRIPT = Axe().axe_script
RUN = "(options) => axe.run(document, options)"


def finds_nothing(page: Page) -> None:
    """Every rule holds while the page is light, and every rule about colours also while it is dark."""
    page.emulate_media(color_scheme="dark")
    _finds_nothing(page, COLOURS)
    page.emulate_media(color_scheme="light")
    _finds_nothing(page, RULES)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} scrolls sideways"


def _finds_nothing(page: Page, rules: Any) -> None:
    page.wait_for_timeout(150)  # colours that change by a transition are judged when they have arrived
    if page.evaluate("typeof axe === 'undefined'"):  # it stays in a page until another is loaded
        page.evaluate(SCRIPT)
    found = page.evaluate(RUN, {"runOnly": rules, "resultTypes": ["violations"]})
    assert found["violations"] == [], f"{page.url}\n{AxeResults(found).generate_report()}"
