"""Where a person's data lives, and that nobody else on the machine can read it. Loads no framework."""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

OWNER_ONLY_FOLDER = 0o700
OWNER_ONLY_FILE = 0o600
JOURNAL_FILE = "journal.sqlite3"


class DataFolderError(Exception):
    """The data folder cannot be used; ``message`` is one sentence that names the folder and what to do."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def locate(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return where the data folder is, without touching the disk.

    ``UNKINK_HOME`` names it; otherwise it is where the platform keeps the data of applications.
    """
    if chosen := environment.get("UNKINK_HOME"):
        return Path(chosen).expanduser().absolute()
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "~").expanduser()
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "unkink"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "unkink"
    data_home = Path(environment.get("XDG_DATA_HOME") or "")
    # The XDG specification says to ignore a path that is not absolute.
    return (data_home if data_home.is_absolute() else home / ".local" / "share") / "unkink"


def prepare(folder: Path) -> tuple[str, ...]:
    """Make the folder if need be, readable by its owner only, and check that it can be written to.

    Returns a sentence for everything that had to be put right. Raises DataFolderError.
    """
    try:
        folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        notes = _keep_others_out(folder)
        trial = folder / f".trial-{os.getpid()}"
        trial.touch(mode=OWNER_ONLY_FILE)
        trial.unlink()
    except FileExistsError:
        raise DataFolderError(f"{folder} is a file, but the data folder must be a folder; {_REMEDY}") from None
    except NotADirectoryError:
        raise DataFolderError(f"{folder} lies inside a file, so it cannot be made; {_REMEDY}") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise DataFolderError(f"the data folder {folder} cannot be written to ({reason}); {_REMEDY}") from None
    return notes


_REMEDY = "name another one with UNKINK_HOME"


def _keep_others_out(folder: Path) -> tuple[str, ...]:
    """Take away every permission of group and others, from the folder and from the files in it."""
    if os.name != "posix":
        return ()  # Windows keeps a profile's folders to their owner by inheritance; there are no mode bits to set.
    notes = []
    for path in (folder, *folder.iterdir()):
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode) or not mode & 0o077:
            continue
        path.chmod(OWNER_ONLY_FOLDER if stat.S_ISDIR(mode) else OWNER_ONLY_FILE)
        notes.append(f"{path} could be read by others on this machine; now only you can")
    return tuple(notes)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner can read, if there is none. SQLite gives its side files the same mode.

    Raises DataFolderError.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, OWNER_ONLY_FILE))
    except OSError as error:
        raise DataFolderError(f"{path} cannot be written to ({error.strerror or error}); {_REMEDY}") from None
