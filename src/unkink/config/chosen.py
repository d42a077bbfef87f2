"""The profile that a command works for: named on the command line or by UNKINK_PROFILE, or the only one there is."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from unkink.cli.trouble import Locked, Trouble
from unkink.config.data_folder import JOURNAL_FILE, locate
from unkink.profiles.profile import REGISTER, Profile
from unkink.profiles.trouble import MustWait, ProfileTrouble, WrongPassword

if TYPE_CHECKING:
    from unkink.profiles.household import Household

NAMED_BY = "UNKINK_PROFILE"
"""Names the profile for a command, by name or id; a program hands it on to those it starts."""

Ask = Callable[[str], str | None]
"""Asks for the password of the profile with this name; None where nobody is there to say it."""


class Chosen:
    """Which profile one command works for. What is not asked for is neither looked up nor unlocked."""

    def __init__(self) -> None:
        self.home = locate(os.environ)
        self._household: Household | None = None
        self._profile: Profile | None = None
        self._ask: Ask = lambda _: None
        self._is_open = False

    @property
    def household(self) -> "Household":
        """Everybody who shares the data folder."""
        if self._household is None:
            from unkink.config.household import household_of  # noqa: PLC0415 -- where nobody shares, not for `where`

            self._household = household_of(self.home)
        return self._household

    def choose(self, name: str | None, ask: Ask, *, one: bool) -> None:
        """Take the profile with this name, that of the environment, or the only one. Raises Trouble.

        ``one``: there must be exactly one; otherwise nobody is as good.
        """
        self._ask = ask
        wanted = name or os.environ.get(NAMED_BY)
        if not wanted and not (self.home / REGISTER).exists():
            self._profile = Profile()
            return
        try:
            everyone = self.household.everyone()
            if wanted:
                self._profile = self.household.register.find(wanted)
                os.environ[NAMED_BY] = self._profile.id
            elif len(everyone) == 1:
                (self._profile,) = everyone
            elif one:
                names = ", ".join(profile.name for profile in everyone)
                raise Trouble("--profile", f"several share this machine; say for whom: {names}")
        except ProfileTrouble as trouble:
            raise Trouble("" if name is None else "--profile", trouble.message) from None

    def folder(self) -> Path:
        """The folder of the profile; the data folder itself where nobody was chosen."""
        if self._profile is None or self._profile.is_first:
            return self.home
        return self.household.folder(self._profile)

    @property
    def profile(self) -> Profile:
        """The profile. Raises Trouble where none was chosen."""
        if self._profile is None:
            self.choose(None, self._ask, one=True)
        assert self._profile is not None  # noqa: S101 -- choose has raised otherwise
        return self._profile

    def is_locked(self) -> bool:
        """Whether a password stands before the profile and has not been said."""
        return self.profile.has_password and not self._is_open

    def unlock(self) -> Profile:
        """Ask for the password, if there is one. Raises Locked and Trouble."""
        profile = self.profile
        if not self.is_locked():
            return profile
        said = self._ask(profile.name)
        if said is None:
            raise Locked(f"the profile {profile.name} is locked, and nobody is there to say its password")
        try:
            self.household.register.try_password(profile.id, said, time())
        except (WrongPassword, MustWait) as trouble:
            raise Locked(f"the profile {profile.name} stays locked: {trouble.message}") from None
        except ProfileTrouble as trouble:
            raise Trouble(trouble.message) from None
        self._is_open = True
        return profile

    def open_journal(self) -> tuple[str, ...]:
        """Unlock the profile and make its journal the one of this process; returns what had to be put right.

        Raises Locked and Trouble.
        """
        profile = self.unlock()
        try:
            notes = self.household.ready(profile)
        except ProfileTrouble as trouble:
            raise Trouble(trouble.message) from None
        self._work_for(profile)
        return notes

    def journal_file(self) -> Path:
        """Unlock the profile and return the file that its journal is. Raises Locked and Trouble."""
        return self.household.folder(self.unlock()) / JOURNAL_FILE

    def prepare_to_restore(self) -> Path:
        """Unlock the profile and point this process at its journal, without looking into it; returns the folder.

        Raises Locked and Trouble.
        """
        profile = self.unlock()
        try:
            self.household.make_folder(profile)
        except ProfileTrouble as trouble:
            raise Trouble(trouble.message) from None
        self._work_for(profile)
        return self.household.folder(profile)

    def before_serving(self) -> "Household":
        """Open the only journal there is, or leave it to the pages to ask who is there. Raises Trouble."""
        try:
            self.household.finish_removing()
            if not self.household.is_shared:
                (self._profile,) = self.household.everyone()
                self.tell(self.open_journal())
        except ProfileTrouble as trouble:
            raise Trouble(trouble.message) from None
        return self.household

    @property
    def named(self) -> str:
        """The id of the profile that a page is to be opened for; empty where nobody shares the machine."""
        return self._profile.id if self._profile is not None and self.household.is_shared else ""

    @staticmethod
    def tell(notes: tuple[str, ...]) -> None:
        """Say what had to be put right."""
        for note in notes:
            print(f"unkink: {note}", file=sys.stderr)  # noqa: T201 -- the person should know

    def _work_for(self, profile: Profile) -> None:
        """Let this whole process work for the profile."""
        from unkink.journal import whose  # noqa: PLC0415 -- commands without a journal never load Django

        whose.know(profile.database, self.household.folder(profile) / JOURNAL_FILE)
        whose.unless_said(profile.database)
