"""Putting a backup in the journal's place: checked first, brought to this version beside it, then all at once.

However it is cut off, the journal is the old one or the new one. What the limits know of the old journal is carried
over, and its last safety check: a backup from last week does not open what was closed by today's session or answers.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from unkink.config.data_folder import JOURNAL_FILE, locate, make_private_file, prepare
from unkink.config.database import LOCK_WAIT_S, DatabaseError, bring_to_this_version, only_one
from unkink.reports.backup import BackupTrouble, check, copy

if TYPE_CHECKING:
    from unkink.journal.handing_on import HandedOn

PART = ".restoring.sqlite3"
SIDE_FILES = ("-wal", "-shm", "-journal")


class Restored(Struct, frozen=True):
    """What a restore did. ``kept``: the old journal, where there was one; ``carried``: what it shut stays shut."""

    kept: Path | None
    carried: bool


def restore(backup: Path, at: datetime, folder: Path | None = None) -> Restored:
    """Put a backup in the journal's place; the old journal stays beside it as a copy.

    It is the journal of the profile that is worked for (journal/whose.py), and ``folder`` that profile's own.
    ``at`` is now (UTC). Raises DataFolderError, DatabaseError and BackupTrouble, having changed nothing.
    """
    folder = folder or locate(os.environ)
    prepare(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unkink.config.settings")
    import django  # noqa: PLC0415 -- commands without a journal must never pay for loading it

    django.setup()
    _not_newer(backup, check(backup))
    journal, part = folder / JOURNAL_FILE, folder / PART
    with only_one(folder):
        try:
            _remove(part)
            make_private_file(part)
            copy(backup, part)
            old = _remembered(journal, at)
            with _pointed_at(part):
                bring_to_this_version(folder)
                _take_over(old)
            kept = _keep(journal, folder / f"before-restore-{at:%Y%m%d-%H%M%S}.sqlite3")
            _put(part, journal)
        finally:
            _remove(part)
    return Restored(kept, old is not None)


def _not_newer(backup: Path, applied: tuple[str, ...]) -> None:
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415 -- only once Django is set up

    known = {name for app, name in MigrationLoader(None).disk_migrations if app == "journal"}
    if newer := sorted(set(applied) - known):
        message = f"{backup} was written by a newer unkink (it has {newer[-1]}); install that version or a later one"
        raise BackupTrouble(message)


def _remove(path: Path) -> None:
    for name in ("", *SIDE_FILES):
        path.with_name(path.name + name).unlink(missing_ok=True)


@contextmanager
def _pointed_at(path: Path) -> Iterator[None]:
    """Let Django work with this file."""
    from django.db import connections  # noqa: PLC0415 -- only once Django is set up

    from unkink.journal import whose  # noqa: PLC0415

    database = connections.settings[whose.database()]
    before = database["NAME"]
    connections.close_all()
    database["NAME"] = path
    try:
        yield
    finally:
        connections.close_all()
        database["NAME"] = before


def _remembered(journal: Path, at: datetime) -> "HandedOn | None":
    """What the new journal needs of the old one; None where there is none to be read."""
    from django.db import DatabaseError as DjangoError  # noqa: PLC0415 -- only once Django is set up

    from unkink.journal.handing_on import hand_on  # noqa: PLC0415

    if not journal.exists() or not journal.stat().st_size:
        return None
    with _pointed_at(journal):
        try:
            return hand_on(at)
        except DjangoError:
            return None  # damaged, or older than tombstones: it is replaced for a reason


def _take_over(old: "HandedOn | None") -> None:
    from unkink.journal.handing_on import HandedOn, take_over  # noqa: PLC0415 -- only once Django is set up
    from unkink.journal.writing import writing  # noqa: PLC0415

    with writing():
        take_over(old or HandedOn())


def _keep(journal: Path, to: Path) -> Path | None:
    """Copy the old journal: whole as of this moment, or byte by byte where it is damaged."""
    if not journal.exists() or not journal.stat().st_size:
        return None
    make_private_file(to)
    try:
        copy(journal, to)
    except BackupTrouble:
        for name in ("", *SIDE_FILES):
            source = journal.with_name(journal.name + name)
            if source.exists():
                make_private_file(to.with_name(to.name + name))
                shutil.copyfile(source, to.with_name(to.name + name))
    return to


def _put(part: Path, journal: Path) -> None:
    """Make the journal what the part is.

    A journal that is whole is written over page by page in one transaction of SQLite, so that a server that has it open
    sees the old one or the new one. One that is damaged cannot be: its file is replaced.
    """
    try:
        check(journal)
    except BackupTrouble:
        for name in SIDE_FILES:
            journal.with_name(journal.name + name).unlink(missing_ok=True)
        part.replace(journal)
        return
    try:
        with closing(sqlite3.connect(part)) as source, closing(sqlite3.connect(journal, timeout=LOCK_WAIT_S)) as target:
            target.execute("PRAGMA synchronous=FULL")
            source.backup(target)
    except sqlite3.Error as error:
        raise DatabaseError(f"the journal could not be replaced: {error}; it is as it was") from None
