"""Everybody who shares one data folder: who there is, where each one's data lies, and how it is opened and removed."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from unkink.profiles.profile import FOLDER, Profile, shared
from unkink.profiles.register import ALONE, OWNER_ONLY_FOLDER, Register
from unkink.profiles.trouble import ProfileTrouble

FIRST_ONES_FILES = (
    "journal.sqlite3*",
    "before-*.sqlite3*",
    ".restoring.sqlite3*",
    "landmarks",
    ".waiting-*",
    ".backup-*",
    "reminder*.json*",
    ".reminder*.json*",
    "reminder.lock",
)
"""What belongs to whoever was here first. It lies beside what belongs to all, and perhaps beside other files."""


class Journals(Protocol):
    """The journals, of which this room knows nothing but the folder that each lies in."""

    def open(self, profile: Profile, folder: Path) -> tuple[str, ...]:
        """Make a profile's journal ready for this process; returns what had to be put right. Raises ProfileTrouble."""

    def close(self, profile: Profile) -> None:
        """Let nothing in this process reach a profile's journal any more."""

    def why_busy(self, folder: Path) -> str:
        """Say in a sentence why this folder cannot be removed now, or nothing."""


class Household:
    """The profiles of one data folder. ``alone_because`` says why there can be one only, where that is so."""

    def __init__(self, home: Path, journals: Journals, alone_because: str = "") -> None:
        self.home = home
        self.register = Register(home)
        self._journals, self._alone_because = journals, alone_because
        self._ready: set[str] = set()

    def everyone(self) -> tuple[Profile, ...]:
        """All profiles, the longest here first. Raises ProfileTrouble."""
        return ALONE if self._alone_because else self.register.everyone()

    @property
    def changes(self) -> int:
        """How often this process has changed who there is: where it is the same again, only others can have."""
        return self.register.changes

    @property
    def is_shared(self) -> bool:
        """Whether it must be asked who is there."""
        return shared(self.everyone())

    def folder(self, profile: Profile) -> Path:
        """Where this profile's data lies."""
        return self.home if profile.is_first else self.home / FOLDER / profile.id

    def ready(self, profile: Profile) -> tuple[str, ...]:
        """Make the profile's journal ready, once in this process; returns what had to be put right.

        Raises ProfileTrouble.
        """
        if profile.id in self._ready:
            return ()
        self.make_folder(profile)
        notes = self._journals.open(profile, self.folder(profile))
        self._ready.add(profile.id)
        return notes

    def add(self, name: str) -> Profile:
        """Add somebody. Raises FieldTrouble and ProfileTrouble."""
        self._may_be_shared()
        self.finish_removing()
        return self.register.add(name)

    def rename(self, profile: Profile, name: str) -> Profile:
        """Give a profile another name. Raises FieldTrouble and ProfileTrouble."""
        self._may_be_shared()
        return self.register.rename(profile.id, name)

    def protect(self, profile: Profile, password: str | None) -> Profile:
        """Give a profile a password, another one, or none. Whoever calls this has asked for the old one.

        Raises FieldTrouble and ProfileTrouble.
        """
        self._may_be_shared()
        return self.register.set_password(profile.id, password)

    def _may_be_shared(self) -> None:
        if self._alone_because:
            raise ProfileTrouble(self._alone_because)

    def remove(self, profile: Profile) -> None:
        """Remove a profile with all its data. Whoever calls this has asked for its password. Raises ProfileTrouble.

        Cut off in the middle, nobody finds the profile any more, and the rest goes with the next change.
        """
        if busy := self._journals.why_busy(self.folder(profile)):
            raise ProfileTrouble(busy)
        self.register.begin_removing(profile.id)
        self._journals.close(profile)
        self._ready.discard(profile.id)
        self.finish_removing()

    def finish_removing(self) -> None:
        """Delete the files of those who are being removed. Raises ProfileTrouble where they cannot be deleted."""
        for profile_id in self.register.leaving():
            profile = Profile(profile_id)
            try:
                _delete(self.folder(profile), FIRST_ONES_FILES if profile.is_first else None)
            except OSError as error:
                where = f"{error.filename}: {error.strerror or error}"
                raise ProfileTrouble(f"not everything of the profile could be deleted ({where})") from None
            self.register.finish_removing(profile_id)

    def strays(self) -> tuple[Path, ...]:
        """Folders that belong to nobody: somebody removed the register, or a removal was cut off."""
        known = {profile.id for profile in self.everyone()}
        folders = (self.home / FOLDER).glob("*")
        return tuple(sorted(folder for folder in folders if folder.is_dir() and folder.name not in known))

    def make_folder(self, profile: Profile) -> None:
        """Make the folder of a profile that is not the first, for its owner only. Raises ProfileTrouble."""
        if profile.is_first:
            return
        for folder in (self.home, self.home / FOLDER, self.folder(profile)):
            try:
                folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True, parents=folder == self.home)
                if os.name == "posix":
                    folder.chmod(OWNER_ONLY_FOLDER)
            except OSError as error:
                raise ProfileTrouble(f"{folder} cannot be made: {error.strerror or error}") from None


def _delete(folder: Path, only: tuple[str, ...] | None) -> None:
    if only is None:
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)
        return
    for pattern in only:
        for path in folder.glob(pattern):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
