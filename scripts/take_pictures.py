"""Take the pictures that the README shows, from the running product: run by `make pictures`, never by hand."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.web.chromium import launch  # noqa: E402 -- found beside the scripts only now
from tests.web.person import Person  # noqa: E402 -- the tests know how somebody walks through the pages

PICTURES = ROOT / "docs" / "pictures"
PHONE = ViewportSize(width=390, height=844)
LAPTOP = ViewportSize(width=1280, height=800)
HOLDING_S = 90
"""Seconds within which the first hold of a short routine is on the screen."""


def main() -> None:
    """Start the product with an empty journal and photograph the way from the first page to the first movement."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for viewport, scheme, prefix in ((PHONE, "light", "phone"), (LAPTOP, "dark", "laptop")):
        with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
            server = subprocess.Popen(
                [sys.executable, "-m", "unkink", "--no-browser", "--port", "0"],
                env=os.environ | {"UNKINK_HOME": home},
                stdout=subprocess.PIPE,
                text=True,
            )
            try:
                browser = launch(playwright)
                _photograph(browser, _address(server), viewport, scheme, prefix)
                browser.close()
            finally:
                server.terminate()
                server.wait()


def _address(server: "subprocess.Popen[str]") -> str:
    found = re.search(r"http\S+", server.stdout.readline()) if server.stdout else None
    if found is None:
        raise RuntimeError("the server did not say its address")
    return found.group()


def _photograph(browser: Browser, address: str, viewport: ViewportSize, scheme: str, prefix: str) -> None:
    dark = "dark" if scheme == "dark" else "light"
    page = browser.new_context(viewport=viewport, color_scheme=dark).new_page()  # type: ignore[arg-type]
    page.goto(address)
    person = Person(page)
    person.answers_the_check("hypertension", pain=2)
    _shot(page, f"{prefix}-check")
    person.go_to("/")
    _shot(page, f"{prefix}-today")
    person.go_to("/plan?place=floor&have=mat&have=ball&minutes=10")
    _shot(page, f"{prefix}-routine")
    person.starts(pain=2)
    page.get_by_text("Slow breaths").first.wait_for(timeout=HOLDING_S * 1000)
    page.wait_for_timeout(4000)
    _shot(page, f"{prefix}-session")


def _shot(page: Page, name: str) -> None:
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"took {name}.png")


if __name__ == "__main__":
    main()
