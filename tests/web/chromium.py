"""The browser of the tests, the benchmarks and the pictures: the system's own Chromium, and nothing beside the page."""

import os
from shutil import which

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright, *more: str) -> Browser:
    """Start it. Without one the tests of the pages fail rather than look as if they had passed."""
    named = os.environ.get("UNKINK_TEST_BROWSER")
    found = named or next(filter(None, map(which, NAMES)), None)
    if found is None:
        raise FileNotFoundError("no Chromium or Chrome on this machine; install one, or name it in UNKINK_TEST_BROWSER")
    return playwright.chromium.launch(executable_path=found, args=[*FLAGS, *more])
