"""What every test may ask for: the library, and a journal of its own in a fresh data folder."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.fresh_journal import FreshJournals
from tests.shipped import LIBRARY
from tests.web.chromium import launch
from tests.web.served import Serve, serve
from tests.web.warm_servers import WarmServers
from unkink.knowledge.library import Library

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unkink.config.settings")
# The browser's own event loop runs in the thread of the tests; Django would refuse to touch the journal beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
django.setup()
# Nothing here is about speed; a busy machine may take its time.
settings.register_profile("unkink", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("unkink")
# Where tests run in the background Ctrl-C is ignored, and so it would be by the programs that they start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: whoever sits before a page in a test mostly waits."""
    return (os.cpu_count() or 1) + 1


LONG = {"playwright", "performed"}
"""Fixtures of tests that take long, or are made once a worker: these are kept together."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal the tests out so that every worker begins with its share of the long ones, most of them in the browser.

    A worker is given the next so many tests, and whoever is done takes some of another's last ones. So the long ones
    come first, side by side, and what is left for the end is short: no processor waits for the last long one.
    """
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long, short = list[pytest.Item](), list[pytest.Item]()
    for item in items:
        (short if LONG.isdisjoint(getattr(item, "fixturenames", ())) else long).append(item)
    items[:] = [
        item
        for worker in range(workers)
        for kind in (long, short)
        for item in kind[len(kind) * worker // workers : len(kind) * (worker + 1) // workers]
    ]


def pytest_collection_finish() -> None:
    """What was collected stays: it need not be looked through for rubbish again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def library() -> Library:
    return LIBRARY


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers. There can be only one in a process, so nothing else may start one."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real browser, without a camera."""
    found = launch(playwright)
    yield found
    found.close()


@pytest.fixture(scope="session")
def serve_warm() -> Iterator[Serve]:
    """Starts the same servers as ``tests.web.served.serve``, without loading the product once more for each."""
    if sys.platform != "linux":
        yield serve
        return
    warm = WarmServers()
    yield warm.serve
    warm.close()


@pytest.fixture(scope="session")
def fresh_journals(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> FreshJournals:
    with django_db_blocker.unblock():
        return FreshJournals(tmp_path_factory.mktemp("journals"))


@pytest.fixture
def data_folder(
    fresh_journals: FreshJournals, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """A data folder with an empty journal in a real file; this process, and those it starts, work with it."""
    with django_db_blocker.unblock(), fresh_journals.one() as folder:
        monkeypatch.setenv("UNKINK_HOME", str(folder))
        yield folder
