"""Opening the journal's database: private, whole, of this version, with a copy made before anything changes in it."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from msgspec import Struct

from unkink.config.data_folder import locate, make_private_file, prepare

SQLITE_BEGINS = b"SQLite format 3\x00"
LOCK_FILE = "opening.lock"
LOCK_WAIT_S = 60
CHECKED_AT_EVERY_START = 4_000_000
"""Bytes up to which every page is looked at whenever the journal is opened: about a tenth of a second.

A larger one is looked at before a migration; otherwise damage is said when somebody meets it.
"""


class DatabaseError(Exception):
    """The database cannot be used; ``message`` is one sentence. It is as it was before."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class Opened(Struct, frozen=True):
    """The journal is ready. ``notes`` tell what had to be put right; ``backup`` is a copy from before a migration."""

    folder: Path
    notes: tuple[str, ...]
    backup: Path | None


def open_database(folder: Path | None = None) -> Opened:
    """Make the journal ready for this process: folder, file, integrity, version, migrations.

    It is the journal of the profile that is worked for (journal/whose.py), and ``folder`` that profile's own.
    Several processes may call this at once; the later ones wait. Raises DataFolderError and DatabaseError.
    """
    folder = folder or locate(os.environ)
    notes = prepare(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unkink.config.settings")
    import django  # noqa: PLC0415 -- commands without a journal must never pay for loading it

    django.setup()
    from unkink.journal import whose  # noqa: PLC0415

    with only_one(folder):
        connection = whose.connection()
        if connection.vendor != "sqlite":
            return Opened(folder, notes, bring_to_this_version(folder, None))
        path = Path(connection.settings_dict["NAME"])
        make_private_file(path)
        _check_whole(path)
        _log_ahead(path)
        return Opened(folder, notes, bring_to_this_version(folder, path))


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Keep every other process out until this one is done. A lock held by SQLite dies with its process, everywhere."""
    path = folder / LOCK_FILE
    make_private_file(path)
    with closing(sqlite3.connect(path, timeout=LOCK_WAIT_S, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise DatabaseError(f"the lock {path} cannot be taken: {error}") from None
        yield


def _check_whole(path: Path) -> None:
    """Refuse what is no database, and one that is damaged, before anything touches it."""
    try:
        with path.open("rb") as file:
            beginning = file.read(len(SQLITE_BEGINS))
    except OSError as error:
        raise DatabaseError(f"the journal {path} cannot be read: {error.strerror or error}") from None
    if beginning and beginning != SQLITE_BEGINS:
        raise DatabaseError(f"{path} is not a journal; move it away, or name another folder with UNKINK_HOME")
    if path.stat().st_size <= CHECKED_AT_EVERY_START:
        _check_every_page(path)


def _check_every_page(path: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as database:
            (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        raise DatabaseError(f"the journal {path} cannot be read: {error}; {_RESTORE}") from None
    if found != "ok":
        raise DatabaseError(f"the journal {path} is damaged; {_RESTORE}")


_RESTORE = "take a backup back with unkink restore, or move it away to begin anew"


def _log_ahead(path: Path) -> None:
    """Let readers and the writer not wait for each other. The database remembers this."""
    try:
        with closing(sqlite3.connect(path, timeout=LOCK_WAIT_S)) as database:
            database.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as error:
        raise DatabaseError(f"the journal {path} cannot be written to: {error}") from None


def bring_to_this_version(folder: Path, path: Path | None = None) -> Path | None:
    """Bring the tables to this version; returns the copy that was made before, where there was something to copy."""
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import DatabaseError as DjangoError  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    from unkink.journal import whose  # noqa: PLC0415
    from unkink.journal.trouble import sentence  # noqa: PLC0415

    connection = whose.connection()
    backup = None
    try:
        executor = MigrationExecutor(connection)
        known, applied = executor.loader.disk_migrations, executor.loader.applied_migrations
        if newer := sorted(name for name in applied if name not in known):
            raise DatabaseError(
                f"the journal in {folder} was written by a newer unkink (it has {'.'.join(newer[-1])}); "
                "install that version or a later one. Nothing was changed"
            )
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return None
        if applied and path is not None:
            _check_every_page(path)
            backup = _copy(path, folder / f"before-{_version()}-{len(applied)}.sqlite3")
        call_command("migrate", database=connection.alias, verbosity=0, interactive=False)
    except DjangoError as error:
        raise DatabaseError(sentence(error)) from error
    finally:
        connection.close()
    return backup


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version("unkink")


def _copy(path: Path, to: Path) -> Path:
    """Copy the database as of one moment, even while others use it. A copy from an earlier try is written anew."""
    try:
        to.unlink(missing_ok=True)
        make_private_file(to)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target)
    except (sqlite3.Error, OSError) as error:
        to.unlink(missing_ok=True)
        raise DatabaseError(f"no copy of the journal could be made before changing it: {error}") from None
    return to
