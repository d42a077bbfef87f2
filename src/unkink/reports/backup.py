"""A backup: the journal's file as of one moment, also while others use it. Needs no framework, only the file."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct

from unkink.reports.private_file import new_file

SQLITE_BEGINS = b"SQLite format 3\x00"
APPLIED = "SELECT name FROM django_migrations WHERE app = 'journal' ORDER BY name"
WAIT_S = 20


class BackupTrouble(Exception):  # noqa: N818 -- it says what is the matter
    """A file that is no backup of ours, or cannot be made one; ``message`` is one sentence that names the file."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def back_up(journal: Path, to: Path) -> None:
    """Copy the journal to a new file that only its owner can read. Raises BackupTrouble and FileTrouble."""
    check(journal)
    with new_file(to) as part:
        copy(journal, part)
        check(part)


def copy(journal: Path, to: Path) -> None:
    """Copy page by page what has been committed, into a file that needs no other beside it. Raises BackupTrouble."""
    try:
        with closing(open_to_read(journal)) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise BackupTrouble(f"{journal} cannot be copied: {error}") from None


def check(path: Path) -> tuple[str, ...]:
    """Look through every page, and return the names of the migrations that the file has seen.

    Raises BackupTrouble where it is no journal of ours, or not whole.
    """
    try:
        with path.open("rb") as file:
            beginning = file.read(len(SQLITE_BEGINS))
    except OSError as error:
        raise BackupTrouble(f"{path} cannot be read: {error.strerror or error}") from None
    if beginning != SQLITE_BEGINS:
        raise BackupTrouble(f"{path} is not a journal")
    try:
        with closing(open_to_read(path)) as database:
            found = [line for (line,) in database.execute("PRAGMA integrity_check(1)")]
            astray = database.execute("PRAGMA foreign_key_check").fetchone()
            applied = tuple(name for (name,) in database.execute(APPLIED))
    except sqlite3.Error as error:
        raise BackupTrouble(f"{path} is not a journal, or is damaged: {error}") from None
    if found != ["ok"] or astray is not None:
        raise BackupTrouble(f"{path} is damaged: {found[0] if found != ['ok'] else 'an entry points to nothing'}")
    if not applied:
        raise BackupTrouble(f"{path} is a database, but not a journal")
    return applied


class Held(Struct, frozen=True):
    """What is in a backup. ``first`` and ``last`` are the days of its sessions."""

    sessions: int
    screenings: int
    first: date | None
    last: date | None


def held(path: Path) -> Held:
    """Count what a backup holds, of whichever version it is. Raises BackupTrouble."""
    try:
        with closing(open_to_read(path)) as database:
            sessions, first, last = database.execute(
                "SELECT count(*), min(day), max(day) FROM journal_session"
            ).fetchone()
            (screenings,) = database.execute("SELECT count(*) FROM journal_screening").fetchone()
    except sqlite3.Error as error:
        raise BackupTrouble(f"{path} is not a journal, or is damaged: {error}") from None
    days = [None if day is None else date.fromisoformat(day) for day in (first, last)]
    return Held(sessions, screenings, days[0], days[1])


def open_to_read(path: Path) -> sqlite3.Connection:
    """Open to read only: looking must change nothing."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)
