"""Whether the data folder is healthy: who can read it, and whether the journal is whole, of this version, with room.

Looks only, and changes nothing; it needs no framework, so that it also works where the journal cannot be opened.
"""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from unkink import journal
from unkink.reports.backup import BackupTrouble, check, open_to_read

LEAST_FREE_BYTES = 100_000_000
"""Room for a copy of ten years before a migration, and for the log beside it."""

JOURNAL = "journal.sqlite3"
"""The file that a journal is, in its folder."""

CHANGE = ("journal_preference", "journal_measureform")
"""The tables of ours in which rows may change."""


class Finding(Struct, frozen=True):
    """One thing that was looked at. ``say`` is a sentence for the person, with what to do where it is not well."""

    about: str
    well: bool
    say: str


def examine(folder: Path, file: Path, *, discreet: bool = False) -> tuple[Finding, ...]:
    """Look at a data folder and at the journal's file in it. ``discreet``: say nothing of how much it holds."""
    if not os.path.isdir(folder):  # noqa: PTH112 -- does not fail where nothing may be looked at
        return (_absent(folder),)
    if not os.access(folder, os.R_OK | os.X_OK):
        return (Finding("folder", well=False, say=f"{folder} cannot be looked into; make it yours again with chmod"),)
    findings = [*_permissions(folder), _room(folder)]
    if not file.exists():
        return (*findings, Finding("journal", well=True, say="There is no journal yet."))
    try:
        applied = check(file)
    except BackupTrouble as trouble:
        say = f"{trouble.message}; take a backup back with unkink restore"
        return (*findings, Finding("journal", well=False, say=say))
    size = "" if discreet else f", {file.stat().st_size / 1e6:.1f} MB"
    findings.append(Finding("journal", well=True, say=f"{file} is whole{size}."))
    version = _version(applied)
    findings.append(version)
    if version.well:
        findings += _inside(file, discreet=discreet)
    return (*findings, *_leftovers(folder))


def _absent(folder: Path) -> Finding:
    """Say whether the folder can be made, by what is there of the way to it."""
    nearest = next(path for path in (folder, *folder.parents) if os.path.lexists(path))
    if nearest == folder:
        return Finding("folder", well=False, say=f"{folder} is no folder; name another one with UNKINK_HOME")
    if not os.path.isdir(nearest) or not os.access(nearest, os.W_OK | os.X_OK):  # noqa: PTH112 -- as above
        return Finding("folder", well=False, say=f"{folder} cannot be made; name another one with UNKINK_HOME")
    return Finding("folder", well=True, say=f"{folder} is not there yet; it is made with the first session")


def _permissions(folder: Path) -> Iterator[Finding]:
    if os.name != "posix":
        return
    paths = (folder, *folder.iterdir())
    open_ones = [path for path in paths if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077]
    strangers = [path for path in paths if path.lstat().st_uid != os.getuid()]
    for path in open_ones:
        say = f"{path} can be read by others on this machine; the next start puts that right"
        yield Finding("permissions", well=False, say=say)
    for path in strangers:
        yield Finding("permissions", well=False, say=f"{path} belongs to somebody else; make it yours again with chown")
    for path in (folder, folder / JOURNAL):
        if path.exists() and not os.access(path, os.W_OK):
            yield Finding("permissions", well=False, say=f"{path} cannot be written to; nothing new can be kept")
    if not open_ones and not strangers:
        yield Finding("permissions", well=True, say=f"{folder} can be read by you alone.")


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    say = f"{free / 1e9:.1f} GB are free on the disk."
    if free < LEAST_FREE_BYTES:
        return Finding("room", well=False, say=f"only {free / 1e6:.0f} MB are free on the disk; make some room")
    return Finding("room", well=True, say=say)


def _version(applied: tuple[str, ...]) -> Finding:
    known = sorted(path.stem for path in (Path(journal.__file__).parent / "migrations").glob("0*.py"))
    newer = sorted(set(applied) - set(known))
    if newer:
        say = f"the journal was written by a newer unkink (it has {newer[-1]}); install that version or a later one"
        return Finding("version", well=False, say=say)
    if len(applied) < len(known):
        say = "The journal is of an earlier version; the next start brings it to this one, and keeps a copy."
        return Finding("version", well=True, say=say)
    return Finding("version", well=True, say=f"The journal is of this version ({known[-1]}).")


def _inside(file: Path, *, discreet: bool) -> Iterator[Finding]:
    """What a whole file can still have wrong: guards that were taken off, and sessions whose script is not there."""
    with closing(open_to_read(file)) as database:
        names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        tables = sorted(name for name in names if name.startswith("journal_") and name not in CHANGE)
        triggers = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        (sessions,) = database.execute("SELECT count(*) FROM journal_session").fetchone()
        missing = _missing_passages(database)
    unguarded = [each for each in tables if not {f"{each}_no_update", f"{each}_no_delete"} <= triggers]
    if unguarded:
        say = f"somebody took the guards off {', '.join(unguarded)}; take a backup back with unkink restore"
        yield Finding("guards", well=False, say=say)
    else:
        yield Finding("guards", well=True, say="What is in the journal cannot be changed.")
    if missing:
        say = f"sessions that miss a part of their script: {missing}; take a backup back with unkink restore"
        yield Finding("sessions", well=False, say=say)
    else:
        say = f"Sessions in the journal: {sessions}, each with its whole script."
        yield Finding("sessions", well=True, say="Every session has its whole script." if discreet else say)


def _missing_passages(database: sqlite3.Connection) -> int:
    """How many sessions name a passage that is not there."""
    named = "SELECT number, value FROM journal_session, json_tree({column}) WHERE atom IS NOT NULL"
    both = f"{named.format(column='routine')} UNION ALL {named.format(column='script')}"
    query = f"SELECT count(DISTINCT number) FROM ({both}) WHERE value NOT IN (SELECT id FROM journal_passage)"  # noqa: S608
    (missing,) = database.execute(query).fetchone()
    return int(missing)


def _leftovers(folder: Path) -> Iterator[Finding]:
    copies = sorted(folder.glob("before-*.sqlite3"))
    if copies:
        size = sum(path.stat().st_size for path in copies) / 1e6
        say = f"Copies from before an update or a restore: {len(copies)} ({size:.1f} MB); delete them at will."
        yield Finding("copies", well=True, say=say)
    waiting = sorted(folder.glob(".waiting-*"))
    if waiting:
        names = ", ".join(path.name for path in waiting)
        say = f"Brought in the browser and not decided on: {names}; delete at will."
        yield Finding("waiting", well=True, say=say)
