"""The settings of the nudge, as a small file in the data folder that needs no journal to be read."""

from pathlib import Path

import msgspec
from msgspec import Struct

from unkink.desktop.private_file import write_private
from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.hours import write_days, write_hours
from unkink.reminder.settings import SettingError, Settings, default_settings, read_settings

FILE = "reminder.json"
MAX_BYTES = 10_000


class SettingsFileError(Exception):
    """The file cannot be used; ``message`` is one sentence that names it."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class _Written(Struct, forbid_unknown_fields=True):
    every: int
    hours: str
    days: str
    ignore: tuple[str, ...] = ()
    interval_asked: bool = False


class SettingsFile:
    """The file, and whether it has changed since it was last read."""

    def __init__(self, folder: Path, text: ReminderText) -> None:
        self.path = folder / FILE
        self._text, self._seen = text, 0

    def read(self) -> Settings:
        """Read the settings; without a file, those that hold where nobody chose. Raises SettingsFileError."""
        self._seen = self._changed_at()
        try:
            with self.path.open("rb") as file:
                raw = file.read(MAX_BYTES)
            kept = msgspec.json.decode(raw, type=_Written)
            return read_settings(
                self._text, kept.every, kept.hours, kept.days, kept.ignore, interval_asked=kept.interval_asked
            )
        except (FileNotFoundError, NotADirectoryError):
            return default_settings(self._text)
        except OSError as error:
            raise SettingsFileError(f"{self.path}: cannot be read: {error.strerror or error}") from None
        except (msgspec.MsgspecError, SettingError, UnicodeDecodeError) as error:
            raise SettingsFileError(f"{self.path}: {error}; put it right, or remove it to begin anew") from None

    def has_changed(self) -> bool:
        """Say whether somebody else has written it since it was last read."""
        return self._changed_at() not in (self._seen, 0)

    def write(self, settings: Settings) -> None:
        """Keep the settings. Raises SettingsFileError."""
        hours = settings.hours
        kept = _Written(
            settings.every_min, write_hours(hours), write_days(hours), settings.ignore, settings.interval_asked
        )
        try:
            write_private(self.path, msgspec.json.format(msgspec.json.encode(kept)) + b"\n")
        except OSError as error:
            raise SettingsFileError(f"{self.path}: cannot be written: {error.strerror or error}") from None
        self._seen = self._changed_at()

    def _changed_at(self) -> int:
        try:
            return self.path.stat().st_mtime_ns
        except OSError:
            return 0
