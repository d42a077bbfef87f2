"""Killed at every write of an import, an erasure, an export and a backup: all of it is there, or nothing of it."""

import os
import resource
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connections

from tests.fresh_journal import FreshJournals
from tests.practice.people import checked, had_session, moment
from unkink.config.data_folder import JOURNAL_FILE
from unkink.config.database import open_database
from unkink.journal.trouble import JournalTrouble
from unkink.journal.whole import Contents, read_whole
from unkink.knowledge.library import Library
from unkink.practice.own_data import (
    backup_to,
    erase_everything,
    erase_session,
    export_csv,
    export_fhir,
    export_json,
    offered,
    take_in,
)
from unkink.reports.backup import BackupTrouble, check
from unkink.reports.exports import read_export
from unkink.reports.private_file import FileTrouble, new_file

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the limit on files is a thing of POSIX"),
    pytest.mark.usefixtures("data_folder"),
]

NOW = moment(days=30)
STEP_BYTES = 4_096
"""A page of the database: no write is smaller than that, but for the last of a file."""


def limited(do: Callable[[], object], most_bytes: int, *, kill: bool) -> int:
    """Do it in a process that cannot write past so many bytes of any file: it is killed there, or told that it is full.

    Returns how it ended: 0 done, 1 it said what was wrong, 9 killed.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if kill else signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
        try:
            do()
        except (JournalTrouble, FileTrouble, BackupTrouble):
            os._exit(1)
        except BaseException:  # noqa: BLE001 -- a child of a test must not come back
            os._exit(2)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return 9 if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def at_every_write(do: Callable[[], object], look: Callable[[int], None], *, kill: bool) -> list[int]:
    """Do it again and again, each time with room for one page more, and look afterwards; returns how each ended."""
    ended: list[int] = []
    most_bytes = 0
    while not ended or ended[-1] != 0:
        ended.append(limited(do, most_bytes, kill=kill))
        assert ended[-1] in (0, 9 if kill else 1)
        look(ended[-1])
        most_bytes += STEP_BYTES
    return ended


@pytest.fixture
def other(library: Library, data_folder: Path, fresh_journals: FreshJournals) -> bytes:
    """The export of another journal, with two sessions."""
    assert data_folder.is_dir()
    with fresh_journals.one():
        checked(library, moment())
        had_session(library, moment(minutes=1))
        checked(library, moment(days=2))
        had_session(library, moment(days=2, minutes=1))
        return export_json(NOW.at)


@pytest.mark.parametrize("kill", [True, False], ids=["killed", "no room left"])
def test_an_import_cut_off_at_any_write_has_added_nothing_or_everything(
    library: Library, other: bytes, *, kill: bool
) -> None:
    checked(library, moment(days=20))
    before = read_whole()
    seen: list[Contents] = []

    def look(ended: int) -> None:
        open_database()
        seen.append(read_whole())
        assert len(seen[-1].sessions) in (0, 2)
        if ended:
            assert seen[-1] == before

    ended = at_every_write(lambda: take_in(library, offered(other, NOW).contents, NOW), look, kill=kill)
    assert len(ended) > 5
    assert len(seen[-1].sessions) == 2
    assert take_in(library, offered(other, NOW).contents, NOW).sessions == 0


def journal_of_three_days(library: Library) -> str:
    for day in (0, 2, 4):
        checked(library, moment(days=day))
        session = had_session(library, moment(days=day, minutes=1)).session_id
    return session


@pytest.mark.parametrize("everything", [False, True], ids=["one session", "everything"])
def test_an_erasure_cut_off_at_any_write_has_erased_all_of_it_or_nothing(
    library: Library, data_folder: Path, tmp_path: Path, *, everything: bool
) -> None:
    session = journal_of_three_days(library)
    kept = tmp_path / "kept.sqlite3"
    backup_to(kept)
    before = read_whole()
    left = 0 if everything else 2
    seen = set()

    def erase() -> None:
        if everything:
            erase_everything(NOW)
        else:
            erase_session(session, NOW)

    def look(_: int) -> None:
        open_database()
        now = read_whole()
        assert now == before or len(now.sessions) == left
        seen.add(len(now.sessions))
        put_back(kept, data_folder)

    at_every_write(erase, look, kill=True)
    assert seen == {3, left}


def put_back(kept: Path, data_folder: Path) -> None:
    connections.close_all()
    for path in data_folder.glob(f"{JOURNAL_FILE}*"):
        path.unlink()
    (data_folder / JOURNAL_FILE).write_bytes(kept.read_bytes())


def write(path: Path, make: Callable[[], bytes]) -> None:
    with new_file(path) as part:
        part.write_bytes(make())


@pytest.mark.parametrize("kill", [True, False], ids=["killed", "no room left"])
@pytest.mark.parametrize("what", ["json", "csv", "fhir", "backup"])
def test_a_file_that_is_written_is_there_whole_or_not_at_all_and_the_journal_is_as_it_was(
    library: Library, tmp_path: Path, what: str, *, kill: bool
) -> None:
    journal_of_three_days(library)
    before, path = read_whole(), tmp_path / f"mine.{what}"
    makes: dict[str, Callable[[], object]] = {
        "json": lambda: write(path, lambda: export_json(NOW.at)),
        "csv": lambda: write(path, export_csv),
        "fhir": lambda: write(path, lambda: export_fhir(library, NOW.at)),
        "backup": lambda: backup_to(path),
    }

    def look(ended: int) -> None:
        assert path.exists() == (ended == 0)
        for remains in tmp_path.iterdir():
            assert stat.S_IMODE(remains.stat().st_mode) == 0o600

    ended = at_every_write(makes[what], look, kill=kill)
    assert len(ended) > 1
    assert read_whole() == before
    if what == "backup":
        assert check(path)
    elif what != "csv":
        assert read_export(path.read_bytes(), NOW.at) == before
