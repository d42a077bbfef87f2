"""The household of a data folder, wired to its journals."""

import os
from pathlib import Path

from unkink.config.data_folder import JOURNAL_FILE, DataFolderError
from unkink.config.database import DatabaseError, open_database
from unkink.desktop.only_one import AlreadyRunning, OnlyOne
from unkink.profiles.household import Household
from unkink.profiles.profile import Profile
from unkink.profiles.trouble import ProfileTrouble

ON_A_SERVER = "profiles are folders of files, so there is one only where the journal lives in a PostgreSQL database"


class Journals:
    """Opens and closes journals in this process."""

    def open(self, profile: Profile, folder: Path) -> tuple[str, ...]:
        """Make a profile's journal ready. Raises ProfileTrouble."""
        from unkink.journal import whose  # noqa: PLC0415 -- commands without a journal never load Django

        whose.know(profile.database, folder / JOURNAL_FILE)
        try:
            with whose.working_for(profile.database):
                notes = open_database(folder).notes
                if profile.has_password:
                    _take_nudges_in(folder)
        except (DataFolderError, DatabaseError) as error:
            raise ProfileTrouble(error.message) from None
        return notes

    def close(self, profile: Profile) -> None:
        """Let nothing in this process reach a profile's journal any more."""
        from django.db import connections  # noqa: PLC0415 -- see above

        from unkink.journal import whose  # noqa: PLC0415

        whose.close(profile.database)
        connections.close_all()

    def why_busy(self, folder: Path) -> str:
        """A reminder that runs would make the folder anew. One that has never run has no lock."""
        try:
            if folder.is_dir():
                OnlyOne(folder).close()
        except AlreadyRunning:
            return "the nudge at the desk runs for this profile; end it first (unkink remind)"
        except OSError:
            return ""
        return ""


def _take_nudges_in(folder: Path) -> None:
    """Write what waits in the outbox: while the profile was locked, no errand could.

    The file is left to the background program, which may be writing to it; told twice, everything is kept once.
    """
    from unkink.desktop.outbox import Outbox  # noqa: PLC0415 -- rarely needed
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415
    from unkink.practice.desk import record_nudges  # noqa: PLC0415

    waiting = Outbox(folder).waiting
    if not waiting:
        return
    try:
        record_nudges(waiting)
    except JournalTrouble as trouble:
        raise DatabaseError(trouble.message) from None


def household_of(home: Path) -> Household:
    """The household of a data folder; touches no file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unkink.config.settings")
    return Household(home, Journals(), ON_A_SERVER if os.environ.get("UNKINK_DATABASE_URL") else "")
