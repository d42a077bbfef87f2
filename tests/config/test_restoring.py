"""A backup is whole, a restore is all or nothing, and neither opens a limit."""

import os
import resource
import signal
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, connections
from hypothesis import HealthCheck, given, settings

from tests.fresh_journal import FreshJournals
from tests.practice.people import checked, had_session, moment, start, started, walk
from tests.reports.lives import DAYS, Day, live
from unkink.config.data_folder import JOURNAL_FILE
from unkink.config.database import DatabaseError, open_database
from unkink.config.restoring import restore
from unkink.journal.models import Refusal, Screening
from unkink.journal.whole import Contents, read_whole
from unkink.knowledge.library import Library
from unkink.practice.begin import Refused, note_refusal
from unkink.practice.leaving import end
from unkink.practice.today import look
from unkink.reports.backup import BackupTrouble, back_up
from unkink.reports.private_file import FileTrouble
from unkink.session.events import Hurts

AT = moment(days=10).at
CUT_EVERY_BYTES = 16_384


@pytest.fixture
def backup(library: Library, data_folder: Path, tmp_path: Path) -> Path:
    """A backup of a journal with one safety check and no session."""
    checked(library, moment())
    back_up(data_folder / JOURNAL_FILE, tmp_path / "backup.sqlite3")
    return tmp_path / "backup.sqlite3"


@given(days=DAYS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.usefixtures("data_folder")
def test_backup_and_restore_give_the_same_journal(
    library: Library, fresh_journals: FreshJournals, tmp_path: Path, days: list[Day], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "backup.sqlite3"
    file.unlink(missing_ok=True)
    with fresh_journals.one() as folder:
        live(library, days)
        before = read_whole()
        back_up(folder / JOURNAL_FILE, file)
    with fresh_journals.one() as folder:
        monkeypatch.setenv("UNKINK_HOME", str(folder))
        restore(file, AT)
        assert read_whole() == before


@pytest.mark.skipif(os.name != "posix", reason="mode bits are a thing of POSIX")
def test_a_backup_is_for_its_owner_alone_and_one_file(backup: Path) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.iterdir()] == [backup.name]


def test_a_backup_is_written_over_nothing(backup: Path, data_folder: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(FileTrouble, match="is there already"):
        back_up(data_folder / JOURNAL_FILE, backup)
    assert backup.read_bytes() == before


def test_a_backup_made_while_somebody_writes_is_whole(library: Library, data_folder: Path, tmp_path: Path) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    done = Event()

    def go_on() -> None:
        walk(conductor, conductor.state.at, seconds=400)
        connections.close_all()
        done.set()

    writer = Thread(target=go_on)
    writer.start()
    number = 0
    while not done.is_set():
        back_up(data_folder / JOURNAL_FILE, tmp_path / f"{number}.sqlite3")
        number += 1
    writer.join()
    assert number


def test_the_old_journal_is_kept_beside_the_restored_one(library: Library, backup: Path, data_folder: Path) -> None:
    checked(library, moment(days=4))
    checked(library, moment(days=5))
    restored = restore(backup, AT)
    assert [check.at for check in Screening.objects.order_by("at")] == [moment().at, moment(days=5).at]
    assert restored.kept is not None
    assert restored.kept.parent == data_folder
    with closing(sqlite3.connect(restored.kept)) as kept:
        assert kept.execute("SELECT count(*) FROM journal_screening").fetchone() == (3,)


def test_an_older_backup_does_not_open_what_todays_session_closed(library: Library, backup: Path) -> None:
    had_session(library, moment(days=5, minutes=1))
    restore(backup, moment(days=5, hours=1).at)
    assert read_whole().sessions == ()
    today = look(library, moment(days=5, hours=1))
    assert today.cracks.days == 1
    assert "foam-roller" not in today.openness.open
    assert today.now.at > moment(days=5).at


def test_an_older_backup_does_not_open_what_a_later_check_closed(library: Library, backup: Path) -> None:
    checked(library, moment(days=1), flags_yes=["chest_pain"])
    restore(backup, moment(days=1, minutes=1).at)
    refused = start(library, moment(days=1, minutes=2))
    assert isinstance(refused, Refused)
    assert refused.because == "closed"


def test_an_older_backup_does_not_forget_tries_past_a_limit(library: Library, backup: Path) -> None:
    had_session(library, moment(minutes=1))
    for hours in range(2, 8):
        note_refusal(library, moment(hours=hours), "foam-roller")
    restore(backup, moment(days=2).at)
    assert "F05" in [closing.id for closing in look(library, moment(days=2)).closings]


def test_a_backup_from_the_middle_of_a_session_does_not_forget_that_it_hurt_later(
    library: Library, data_folder: Path, tmp_path: Path
) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    back_up(data_folder / JOURNAL_FILE, tmp_path / "middle.sqlite3")
    conductor.apply(Hurts(), moment(minutes=2).at.timestamp())
    restore(tmp_path / "middle.sqlite3", moment(minutes=3).at)
    end(conductor.session_id)
    refused = start(library, moment(minutes=5))
    assert isinstance(refused, Refused)
    assert refused.because == "locked"


EMPTY_GUARD = "CREATE TRIGGER journal_screening_no_delete BEFORE DELETE ON journal_screening BEGIN SELECT 1; END"


@pytest.mark.parametrize("left", ["", EMPTY_GUARD], ids=["none", "empty ones"])
def test_a_backup_whose_guards_were_taken_off_is_guarded_again(backup: Path, left: str) -> None:
    with closing(sqlite3.connect(backup)) as file, file:
        file.execute("DROP TRIGGER journal_screening_no_delete")
        file.execute(left)
    restore(backup, AT)
    with pytest.raises(IntegrityError, match="append-only"):
        Screening.objects.all().delete()


def test_restoring_twice_remembers_once(library: Library, backup: Path) -> None:
    had_session(library, moment(minutes=1))
    restore(backup, moment(hours=1).at)
    first = read_whole()
    restore(backup, moment(hours=2).at)
    assert read_whole() == first


def test_a_journal_of_an_earlier_version_is_brought_to_this_one(
    library: Library, data_folder: Path, tmp_path: Path
) -> None:
    checked(library, moment())
    call_command("migrate", "journal", "0001", verbosity=0)
    back_up(data_folder / JOURNAL_FILE, tmp_path / "early.sqlite3")
    restore(tmp_path / "early.sqlite3", AT)
    assert open_database().backup is None
    assert Screening.objects.count() == 1
    with pytest.raises(IntegrityError, match="append-only"):
        Screening.objects.update(level="all_ok")


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2030-01-01')"
        )


def torn(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])


def another(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE notes (id)")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (newer, "written by a newer unkink .*9999_later"),
        (torn, "is damaged|not a journal"),
        (another, "is not a journal"),
        (lambda path: path.write_text("hello"), "is not a journal"),
        (Path.unlink, "cannot be read"),
    ],
    ids=["newer", "torn", "another database", "a text", "nothing"],
)
def test_what_is_no_whole_journal_of_ours_is_refused_and_nothing_changes(
    backup: Path, spoil: Callable[[Path], None], said: str
) -> None:
    before = read_whole()
    spoil(backup)
    with pytest.raises(BackupTrouble, match=said):
        restore(backup, AT)
    assert read_whole() == before


def test_a_damaged_journal_can_be_replaced_and_its_remains_are_kept(backup: Path, data_folder: Path) -> None:
    connection.close()
    journal = data_folder / JOURNAL_FILE
    raw = bytearray(journal.read_bytes())
    raw[8192:40960] = os.urandom(32768)
    journal.write_bytes(raw)
    with pytest.raises(DatabaseError, match="damaged"):
        open_database()
    restored = restore(backup, AT)
    assert restored.kept is not None
    assert restored.kept.read_bytes()[8192:40960] == bytes(raw[8192:40960])
    open_database()
    assert Screening.objects.count() == 1


def cut_off(backup: Path, most_bytes: int) -> bool:
    """Restore in a process that the system kills as it writes past so many bytes of any file; was it killed?"""
    connections.close_all()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
        sys.stderr = None
        try:
            restore(backup, AT)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(sys.platform == "win32", reason="the limit on files is a thing of POSIX")
def test_a_restore_cut_off_at_any_write_leaves_the_old_journal_or_the_new_one(
    library: Library, backup: Path, data_folder: Path, tmp_path: Path
) -> None:
    had_session(library, moment(days=5))
    old = read_whole()
    old_file = tmp_path / "old.sqlite3"
    back_up(data_folder / JOURNAL_FILE, old_file)
    restore(backup, AT)
    new = read_whole()
    seen: list[Contents] = []
    killed, most_bytes = True, 0
    while killed:
        put_back(old_file, data_folder)
        killed = cut_off(backup, most_bytes)
        open_database()
        seen.append(read_whole())
        assert seen[-1] in (old, new)
        most_bytes += CUT_EVERY_BYTES
    assert seen[0] == old
    assert seen[-1] == new
    assert len(seen) > 5


def put_back(old_file: Path, data_folder: Path) -> None:
    connections.close_all()
    for path in data_folder.glob(f"{JOURNAL_FILE}*"):
        path.unlink()
    copyfile(old_file, data_folder / JOURNAL_FILE)


def test_after_a_cut_the_next_restore_is_as_good_as_the_first(
    library: Library, backup: Path, data_folder: Path
) -> None:
    had_session(library, moment(days=5))
    assert cut_off(backup, 3 * CUT_EVERY_BYTES)
    restore(backup, AT + timedelta(minutes=1))
    assert not list(data_folder.glob(".restoring*"))
    assert Refusal.objects.count() == 0
    assert Screening.objects.count() == 1
