"""A server of its own for every test that asks for one, and a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.person import Person
from tests.web.served import Serve, Served
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, begin
from unkink.practice.check import record
from unkink.practice.clock import now
from unkink.routine.situation import Situation

HEALTHY = {"age": 35, "pain_0_10": 1}


# Nothing here is about speed; a busy machine may take its time.
expect.set_options(timeout=20_000)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def server(home: Path, serve_warm: Serve) -> Iterator[Served]:
    served = serve_warm(home)
    yield served
    if served.process.poll() is None:
        served.kill()


@pytest.fixture
def begun(data_folder: Path, library: Library) -> str:
    """A session that has just begun, in a journal that no server has open yet."""
    del data_folder  # the journal stands there
    record(library, HEALTHY, now())
    found = begin(library, now(), Situation("floor", ("mat",), 5), 1, 1, nothing_new=True)
    assert isinstance(found, Begun)
    return found.session_id


@pytest.fixture
def server_with_session(begun: str, data_folder: Path, serve_warm: Serve) -> Iterator[Served]:
    """A server over the journal in which a session has begun."""
    del begun
    served = serve_warm(data_folder)
    yield served
    if served.process.poll() is None:
        served.kill()


@pytest.fixture
def page(browser: Browser, server: Served) -> Iterator[Page]:
    """A phone's browser that has come in by the address the server printed."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    found = context.new_page()
    broken: list[str] = []
    found.on("pageerror", lambda error: broken.append(str(error)))
    found.goto(server.entry)
    yield found
    context.close()
    assert broken == []


@pytest.fixture
def person(page: Page) -> Person:
    return Person(page)
