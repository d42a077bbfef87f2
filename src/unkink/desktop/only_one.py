"""Only one of a kind for each person: a lock that dies with its process, however it ends."""

import os
import sys
from pathlib import Path

from unkink.desktop.private_file import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER

REMINDER = "reminder.lock"


class AlreadyRunning(Exception):  # noqa: N818 -- it says what is the matter
    """Another one of this person is running."""


class OnlyOne:
    """Holds the lock as long as it lives. Raises AlreadyRunning, and OSError where the folder cannot be used."""

    def __init__(self, folder: Path, name: str = REMINDER) -> None:
        folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        self._file = os.open(folder / name, os.O_CREAT | os.O_RDWR, OWNER_ONLY_FILE)
        try:
            _lock(self._file)
        except OSError:
            os.close(self._file)
            raise AlreadyRunning from None

    def close(self) -> None:
        """Let another one run."""
        os.close(self._file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 -- Windows only

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 -- everywhere else

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
