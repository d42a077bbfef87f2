import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from tests.fresh_journal import pointed_at
from tests.practice.people import checked, moment
from unkink.config.data_folder import JOURNAL_FILE, DataFolderError
from unkink.config.database import DatabaseError, open_database
from unkink.journal.models import Screening
from unkink.knowledge.library import Library


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """Where the data folder will be; nothing is there yet."""
    folder = tmp_path / "home"
    monkeypatch.setenv("UNKINK_HOME", str(folder))
    with django_db_blocker.unblock(), pointed_at(folder):
        yield folder


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as database:
        return {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def test_the_first_start_makes_everything(home: Path) -> None:
    opened = open_database()
    assert (opened.folder, opened.notes, opened.backup) == (home, (), None)
    assert "journal_session" in tables(home / JOURNAL_FILE)


def test_the_second_start_changes_nothing(home: Path) -> None:
    open_database()
    before = (home / JOURNAL_FILE).read_bytes()
    assert open_database().backup is None
    assert (home / JOURNAL_FILE).read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="mode bits are a thing of POSIX")
def test_every_file_is_its_owners_only_while_in_use(home: Path, library: Library) -> None:
    os.umask(before := os.umask(0))
    os.umask(0)
    try:
        open_database()
        checked(library, moment())
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    finally:
        os.umask(before)
    assert {f"{JOURNAL_FILE}-wal", f"{JOURNAL_FILE}-shm"} <= modes.keys()
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_before_the_tables_change_a_copy_is_made(home: Path, library: Library) -> None:
    """An older journal is one that has seen the first migration only."""
    open_database()
    checked(library, moment())
    call_command("migrate", "journal", "0001", verbosity=0)
    assert not names_of_triggers(home / JOURNAL_FILE)
    opened = open_database()
    assert opened.backup is not None
    assert opened.backup.parent == home
    assert names_of_triggers(home / JOURNAL_FILE)
    assert not names_of_triggers(opened.backup)
    with closing(sqlite3.connect(opened.backup)) as copy:
        assert copy.execute("SELECT count(*) FROM journal_screening").fetchone() == (1,)
    assert Screening.objects.count() == 1


def names_of_triggers(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as database:
        return [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]


def test_a_journal_of_a_newer_version_is_refused_and_left_as_it_is(home: Path) -> None:
    open_database()
    newer = (
        "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_from_the_future', '2030-01-01')"
    )
    change(home / JOURNAL_FILE, newer)
    before = (home / JOURNAL_FILE).read_bytes()
    with pytest.raises(DatabaseError, match=r"newer unkink \(it has journal.9999_from_the_future\)"):
        open_database()
    assert (home / JOURNAL_FILE).read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / JOURNAL_FILE).write_text("my diary\n")
    with pytest.raises(DatabaseError, match="is not a journal"):
        open_database()
    assert (home / JOURNAL_FILE).read_text() == "my diary\n"


def test_a_damaged_journal_is_refused_and_left_as_it_is(home: Path, library: Library) -> None:
    open_database()
    checked(library, moment())
    with pointed_at(home):
        pass  # closes the connection, so that everything is in the one file
    file = home / JOURNAL_FILE
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(4_096)
        damaged.write(b"\xa5" * (size // 2))
    before = file.read_bytes()
    with pytest.raises(DatabaseError, match=r"is damaged|cannot be read"):
        open_database()
    assert file.read_bytes() == before


def test_a_journal_cut_short_is_refused(home: Path) -> None:
    open_database()
    with (home / JOURNAL_FILE).open("r+b") as file:
        file.truncate(10_000)
    with pytest.raises(DatabaseError, match=r"is damaged|cannot be read"):
        open_database()


def test_a_folder_in_the_place_of_the_journal_is_refused(home: Path) -> None:
    (home / JOURNAL_FILE).mkdir(parents=True)
    with pytest.raises(DataFolderError, match=f"{JOURNAL_FILE} cannot be written to"):
        open_database()


OPEN = "from unkink.config.database import open_database; open_database()"


def test_processes_that_start_at_the_same_moment_do_not_break_the_first_start(home: Path) -> None:
    environment = {**os.environ, "UNKINK_HOME": str(home)}
    processes = [
        subprocess.Popen([sys.executable, "-c", OPEN], env=environment, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    errors = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, errors
    assert "journal_session" in tables(home / JOURNAL_FILE)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_is_full_at_the_first_start_is_said_in_one_sentence(home: Path) -> None:
    full = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n{SAYS}"
    result = subprocess.run(
        [sys.executable, "-c", full],
        env={**os.environ, "UNKINK_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 7, result.stderr
    assert result.stdout.startswith("the ")
    assert len(result.stdout.splitlines()) == 1
    assert open_database().folder == home


SAYS = """
from unkink.config.database import DatabaseError, open_database
try:
    open_database()
except DatabaseError as error:
    print(error.message)
    raise SystemExit(7)
"""


def test_importing_the_settings_makes_nothing(home: Path) -> None:
    environment = {**os.environ, "UNKINK_HOME": str(home)}
    subprocess.run([sys.executable, "-c", "import unkink.config.settings"], env=environment, check=True)
    assert not home.exists()
