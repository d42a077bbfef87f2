"""Your data: out of the journal, into it again, and gone. The page and the command line share this."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from unkink.journal import erasing, merging, whose
from unkink.journal.merging import Differs, Merged
from unkink.journal.passages import MissingPassage
from unkink.journal.sessions import unfinished
from unkink.journal.trouble import JournalTrouble, in_one_sentence
from unkink.journal.whole import Contents, read_whole
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.practice import kept_landmarks
from unkink.practice.leaving import end_what_is_shut
from unkink.practice.past import COLUMNS, as_rows
from unkink.practice.standing import shut_by_the_person
from unkink.reports.backup import BackupTrouble, back_up, check, held
from unkink.reports.exports import read_export
from unkink.reports.journal_file import JournalFileError, write_journal
from unkink.reports.whole_fhir.writing import write_bundle
from unkink.safety.history import Now

WAITING = ".waiting-*"
"""Files that were brought in the browser and not decided on yet, in the data folder."""

COPIES = "before-*.sqlite3"
"""Copies of the journal from before an update or a restore, in the data folder."""


class Holdings(Struct, frozen=True):
    """What a file holds. ``first`` and ``last`` are the days of its sessions, None where it has none."""

    sessions: int
    screenings: int
    first: date | None
    last: date | None


def counted(number: int, what: str) -> str:
    """Say how many: 1 session, 2 sessions."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


class Offered(Struct, frozen=True):
    """A file that could be taken in. ``new``: what would be added, by what is in the journal now."""

    contents: Contents
    holds: Holdings
    new: Merged


def journal_file() -> Path | None:
    """Return the file of the journal that is open; None where a database server keeps it."""
    return whose.file() if whose.connection().vendor == "sqlite" else None


def export_json(at: datetime) -> bytes:
    """Return everything in the journal as our own JSON document. Raises JournalTrouble."""
    return write_journal(_whole(), at)


def export_fhir(library: Library, at: datetime) -> bytes:
    """Return everything in the journal as a FHIR R4 bundle that can be taken in again. Raises JournalTrouble."""
    return write_bundle(library, _whole(), at)


def export_csv() -> bytes:
    """Return a row for every session that has ended. Raises JournalTrouble."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, fieldnames=COLUMNS)
    writer.writeheader()
    writer.writerows(as_rows())
    return text.getvalue().encode()


def _whole() -> Contents:
    try:
        return read_whole()
    except MissingPassage as missing:
        raise JournalTrouble(missing.message) from None


def offered(raw: bytes, now: Now) -> Offered:
    """Read an export, and see what it would add. Nothing is written. Raises JournalFileError and JournalTrouble."""
    contents = read_export(raw, now.at)
    return Offered(contents, _holdings(contents), merging.foresee(contents))


def _holdings(contents: Contents) -> Holdings:
    days = [each.day for each in contents.sessions]
    return Holdings(len(days), len(contents.screenings), min(days, default=None), max(days, default=None))


def take_in(library: Library, contents: Contents, now: Now) -> Merged:
    """Add what is not in the journal yet, and end an open session that a check or a pain among it shuts.

    Raises JournalFileError and JournalTrouble, having added nothing.
    """
    try:
        with writing():
            merged = merging.merge(contents)
            end_what_is_shut(library, shut_by_the_person(library, now))
            return merged
    except Differs as differs:
        message = f"something else happened in session {differs.session_id} than this journal has; nothing was imported"
        raise JournalFileError("", message) from None


def is_empty() -> bool:
    """Whether nothing is in the journal that an import could mix with. Raises JournalTrouble."""
    return merging.is_empty()


def backup_to(to: Path) -> None:
    """Copy the journal as of this moment to a new file. Raises BackupTrouble and FileTrouble."""
    journal = journal_file()
    if journal is None:
        raise BackupTrouble("the journal lives in a PostgreSQL database; use that one's own tools for this")
    if not journal.exists():
        raise BackupTrouble(f"there is no journal at {journal} yet")
    back_up(journal, to)


def in_backup(backup: Path) -> Holdings:
    """Say what a backup holds. Raises BackupTrouble where it is none, or not whole."""
    check(backup)
    found = held(backup)
    return Holdings(found.sessions, found.screenings, found.first, found.last)


@in_one_sentence()
def here() -> Holdings:
    """Say what the journal holds now. Raises JournalTrouble."""
    return Holdings(*merging.counted())


@in_one_sentence()
def is_open() -> bool:
    """Whether a session has begun and not ended. Raises JournalTrouble."""
    return unfinished() is not None


def erase_session(session_id: str, now: Now) -> None:
    """Erase one session for good. Raises NoSuchSession and JournalTrouble."""
    erasing.erase_session(session_id, now.at)
    kept_landmarks.delete(session_id)


def erase_everything(now: Now) -> None:
    """Erase all of it for good, but for what the limits must know of the last weeks. Raises JournalTrouble."""
    erasing.erase_everything(now.at)
    journal = journal_file()
    for path in () if journal is None else journal.parent.glob(WAITING):
        path.unlink(missing_ok=True)
    kept_landmarks.delete_all()


def copies() -> tuple[Path, ...]:
    """Return the copies of the journal beside it that still hold what was erased."""
    journal = journal_file()
    return () if journal is None else tuple(sorted(journal.parent.glob(COPIES)))
