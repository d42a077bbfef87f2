"""The register of profiles: a small SQLite file in the data folder, there as soon as there is something to tell.

SQLite, because several processes read and write it, and a try at a password must be counted whatever happens next.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex

from unkink.profiles.name import key_of, read_name
from unkink.profiles.password import hash_new, matches
from unkink.profiles.profile import FIRST, REGISTER, Profile, shared
from unkink.profiles.throttle import still_to_wait
from unkink.profiles.trouble import FieldTrouble, MustWait, NoSuchProfile, ProfileTrouble, WrongPassword

VERSION = 1
WAIT_S = 10
OWNER_ONLY_FOLDER, OWNER_ONLY_FILE = 0o700, 0o600
FIRST_NAME = "Profile 1"
"""What whoever was here first is called until they say otherwise."""
ALONE = (Profile(),)
"""Who there is without a register."""
SETTLED_S = 3.0
"""A file that was changed a shorter time ago may change again without a newer date: some disks count in two seconds."""

_TABLE = """
CREATE TABLE profile (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE, password TEXT NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0, tried_at REAL NOT NULL DEFAULT 0, leaving INTEGER NOT NULL DEFAULT 0
)
"""


class Register:
    """The profiles of one data folder. Every method may raise ProfileTrouble where the file cannot be used."""

    def __init__(self, home: Path) -> None:
        self.path = home / REGISTER
        self._known: tuple[tuple[int, ...], tuple[Profile, ...]] | None = None
        self.changes = 0
        """How often this process has written to it."""

    def everyone(self) -> tuple[Profile, ...]:
        """All profiles, the longest here first. Without a register there is one, without a name.

        It is asked for with every message of a live socket, so the file is read again only when it has changed; as long
        as it has not, the very same tuple comes back.
        """
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return ALONE
        except OSError as error:
            raise self._unusable(error) from None
        stamp = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        known = self._known
        if known is not None and known[0] == stamp:
            return known[1]
        everyone = self._read()
        settled = time.time() - max(found.st_mtime, found.st_ctime) > SETTLED_S
        self._known = (stamp, everyone) if settled else None
        return everyone

    def _read(self) -> tuple[Profile, ...]:
        with self._opened() as register:
            if _version(register) == 0:  # made, and not filled yet
                return ALONE
            rows = register.execute("SELECT id, name, password FROM profile WHERE NOT leaving ORDER BY rowid")
            return tuple(Profile(*row) for row in rows)

    def find(self, wanted: str) -> Profile:
        """The profile with this id or name. Raises NoSuchProfile."""
        everyone, key = self.everyone(), key_of(wanted.strip())
        for profile in everyone:
            if wanted == profile.id or (profile.name and key_of(profile.name) == key):
                return profile
        if not shared(everyone):
            raise NoSuchProfile(f"there is no profile {wanted!r}; nobody shares this machine yet")
        names = ", ".join(profile.name for profile in everyone)
        raise NoSuchProfile(f"there is no profile {wanted!r}; there are {names}")

    def add(self, name: str) -> Profile:
        """Add a profile. Raises FieldTrouble."""
        profile = Profile(token_hex(8), read_name(name))
        with self._changing() as register:
            _insert(register, profile)
        return profile

    def rename(self, profile_id: str, name: str) -> Profile:
        """Give a profile another name. Raises FieldTrouble and NoSuchProfile."""
        name = read_name(name)
        with self._changing() as register:
            try:
                _update(register, profile_id, "name = ?, key = ?", name, key_of(name))
            except sqlite3.IntegrityError:
                raise _taken(name) from None
        return self.find(profile_id)

    def set_password(self, profile_id: str, password: str | None) -> Profile:
        """Give a profile a password, another one, or none. Whoever calls this has asked for the old one.

        Raises FieldTrouble and NoSuchProfile.
        """
        hashed = "" if password is None else hash_new(password)
        with self._changing() as register:
            _update(register, profile_id, "password = ?, wrong = 0", hashed)
        return self.find(profile_id)

    def try_password(self, profile_id: str, password: str, at: float) -> None:
        """Return where this is the profile's password, or where it has none. ``at``: seconds since the epoch.

        A try is counted, on the disk, before it is looked at. Raises WrongPassword, MustWait and NoSuchProfile.
        """
        profile = self.find(profile_id)
        if not profile.has_password:
            return
        with self._changing() as register:
            found = register.execute("SELECT wrong, tried_at FROM profile WHERE id = ?", (profile_id,)).fetchone()
            wrong, tried_at = found or (0, 0.0)
            if (wait := still_to_wait(wrong, at - tried_at)) > 0:
                if tried_at > at:  # The clock was set back: the wait begins anew, once.
                    _update(register, profile_id, "tried_at = ?", at)
                    register.commit()
                raise MustWait(wait)
            _update(register, profile_id, "wrong = wrong + 1, tried_at = ?", at)
        if not matches(password, profile.password):
            raise WrongPassword("this is not the password")
        with self._changing() as register:
            _update(register, profile_id, "wrong = 0")

    def begin_removing(self, profile_id: str) -> None:
        """Let nobody find a profile any more; its files are about to go. Raises ProfileTrouble where it is the last."""
        with self._changing() as register:
            (others,) = register.execute(
                "SELECT count(*) FROM profile WHERE NOT leaving AND id != ?", (profile_id,)
            ).fetchone()
            if not others:
                raise ProfileTrouble("this is the only profile, so it stays; unkink erase --everything empties it")
            _update(register, profile_id, "leaving = 1, key = id")

    def leaving(self) -> tuple[str, ...]:
        """The ids of profiles that are being removed; a crash may have left some."""
        if not self.path.exists():
            return ()
        with self._opened() as register:
            if _version(register) == 0:
                return ()
            return tuple(row[0] for row in register.execute("SELECT id FROM profile WHERE leaving"))

    def finish_removing(self, profile_id: str) -> None:
        """Forget a profile whose files are gone."""
        with self._changing() as register:
            register.execute("DELETE FROM profile WHERE id = ? AND leaving", (profile_id,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None)) as register:
                if _version(register) > VERSION:
                    raise ProfileTrouble(f"{self.path} was written by a newer unkink; install that version or a later")
                yield register
        except sqlite3.IntegrityError:
            raise
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def _unusable(self, error: Exception) -> ProfileTrouble:
        return ProfileTrouble(f"the profiles in {self.path} cannot be used: {error}")

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Hold the register alone; everything inside is on the disk afterwards, or nothing of it."""
        self._make()
        with self._opened() as register:
            register.execute("BEGIN IMMEDIATE")
            try:
                if _version(register) == 0:
                    register.execute(_TABLE)
                    register.execute(f"PRAGMA user_version = {VERSION}")
                    _insert(register, Profile(FIRST, FIRST_NAME))
                yield register
            except BaseException:
                if register.in_transaction:
                    register.rollback()
                raise
            register.commit()
            self.changes += 1

    def _make(self) -> None:
        try:
            self.path.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, OWNER_ONLY_FILE))
        except OSError as error:
            raise ProfileTrouble(f"{self.path} cannot be written to: {error.strerror or error}") from None


def _version(register: sqlite3.Connection) -> int:
    (version,) = register.execute("PRAGMA user_version").fetchone()
    return int(version)


def _insert(register: sqlite3.Connection, profile: Profile) -> None:
    columns = (profile.id, profile.name, key_of(profile.name), profile.password)
    try:
        register.execute("INSERT INTO profile (id, name, key, password) VALUES (?, ?, ?, ?)", columns)
    except sqlite3.IntegrityError:
        raise _taken(profile.name) from None


def _update(register: sqlite3.Connection, profile_id: str, what: str, *values: object) -> None:
    """Change columns of a profile that is there. ``what`` is ours, never typed by anybody."""
    changed = register.execute(f"UPDATE profile SET {what} WHERE id = ? AND NOT leaving", (*values, profile_id))  # noqa: S608
    if changed.rowcount == 0:
        raise NoSuchProfile("this profile is not there any more")


def _taken(name: str) -> FieldTrouble:
    return FieldTrouble("name", f"somebody is called {name} already; choose another name")
