"""The browser of the tests, the benchmarks and the pictures: the system's own Chromium, and nothing beside the page."""

import os
from shutil import which

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
UNWANTED = (
    # What Playwright leaves out. Of two such flags a browser takes the last one, so they are named again.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    # Every window of the browser loads pages of its own behind the address bar, and keeps a process ready for a page
    # that may come: a whole second of a processor for each test, beside the page that the test is about.
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
)
"""Features of a browser that no page of ours can see."""
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-features=" + ",".join(UNWANTED),
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
