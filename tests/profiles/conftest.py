"""The cast in a data folder of its own, made once and copied; and a server over it."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tests.fresh_journal import pointed_at
from tests.profiles.cast import Cast, assemble
from tests.profiles.visitor import Visitor
from tests.web.served import Serve, Served
from unkink.config.household import household_of
from unkink.journal import whose
from unkink.knowledge.library import Library


@pytest.fixture(scope="session")
def assembled(
    tmp_path_factory: pytest.TempPathFactory, library: Library, django_db_blocker: DjangoDbBlocker
) -> Iterator[Cast]:
    """The cast as it moved in. Nobody but ``cast`` may use this one."""
    home = tmp_path_factory.mktemp("household") / "home"
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, pointed_at(home):
        patch.setenv("UNKINK_HOME", str(home))
        found = assemble(library, home)
        connections.close_all()
    yield found
    forget(found)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """Where the data folder will be; nothing is there yet, and this process works with whatever will be."""
    folder = tmp_path / "home"
    monkeypatch.setenv("UNKINK_HOME", str(folder))
    monkeypatch.delenv("UNKINK_PROFILE", raising=False)
    with django_db_blocker.unblock(), pointed_at(folder):
        yield folder
        whose.unless_said(whose.FIRST)


@pytest.fixture
def cast(assembled: Cast, home: Path) -> Iterator[Cast]:
    """The cast in a data folder that a test may do anything to."""
    copytree(assembled.home, home)
    household = household_of(home)
    forget(assembled)
    for person in assembled.people.values():
        whose.know(person.profile.database, household.folder(person.profile) / "journal.sqlite3")
    found = Cast(household, assembled.people)
    yield found
    connections.close_all()
    forget(found)
    rmtree(home, ignore_errors=True)


def forget(cast: Cast) -> None:
    """Let this process forget where these people's journals lie: the next test has them elsewhere."""
    connections.close_all()
    databases = {person.profile.database for person in cast.people.values()} - {whose.FIRST}
    for database in databases:
        with suppress(AttributeError):  # where this thread has not connected to it
            del connections[database]
    connections.settings = {name: found for name, found in connections.settings.items() if name not in databases}


@pytest.fixture
def server(cast: Cast, serve_warm: Serve) -> Iterator[Served]:
    served = serve_warm(cast.home)
    yield served
    if served.process.poll() is None:
        served.kill()


@pytest.fixture
def visitor(server: Served) -> Visitor:
    """Somebody at the machine who has not said who they are."""
    return Visitor(server)
