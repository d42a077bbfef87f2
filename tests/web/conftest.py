"""A server of its own for every test that asks for one, and a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.fresh_journal import FreshJournals, pointed_at
from tests.web.person import Person
from tests.web.served import Serve, Served
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, begin
from unkink.practice.check import record
from unkink.practice.clock import now
from unkink.practice.conduct import Conductor
from unkink.routine.situation import Situation
from unkink.session.events import PainAfter, Quit

HEALTHY = {"age": 35, "pain_0_10": 1}


# Nothing here is about speed; a busy machine may take its time.
expect.set_options(timeout=20_000)


@pytest.fixture
def home(tmp_path: Path, fresh_journals: FreshJournals) -> Path:
    """A data folder with an empty journal, as a first start leaves it."""
    folder = tmp_path / "home"
    fresh_journals.lay(folder)
    return folder


@pytest.fixture
def checked(home: Path, library: Library, django_db_blocker: DjangoDbBlocker) -> None:
    """The check of somebody healthy is in the journal already, as the page would have recorded it.

    Whoever asks for this asks for it before the server: no server has the journal open yet.
    """
    with django_db_blocker.unblock(), pointed_at(home):
        record(library, HEALTHY, now())


@pytest.fixture
def remembered(checked: None, home: Path, library: Library, django_db_blocker: DjangoDbBlocker) -> None:
    """The check and one session, which was ended early."""
    del checked
    with django_db_blocker.unblock(), pointed_at(home):
        begun = begin(library, now(), Situation("floor", ("mat",), 1), 1, 1, nothing_new=True)
        assert isinstance(begun, Begun)
        conductor = Conductor(begun.session_id)
        for event in (Quit(), PainAfter(1)):
            conductor.apply(event, now().at.timestamp())


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
