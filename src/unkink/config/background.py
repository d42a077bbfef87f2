"""The background program seen from the pages: whether it runs for this person, and how they want to be nudged."""

from datetime import datetime

from unkink.desktop import clock
from unkink.desktop.only_one import REMINDER, AlreadyRunning, OnlyOne
from unkink.desktop.settings_file import SettingsFile, SettingsFileError
from unkink.journal import whose
from unkink.reminder.settings import Settings, default_settings
from unkink.web.content import library


class DesktopBackground:
    """The program of this desktop. Everything is asked anew: it may start or end, and its settings may change."""

    def runs(self) -> bool:
        """Whether it runs for the present person. Where a database server keeps the journal there is no desktop."""
        if whose.connection().vendor != "sqlite":
            return True
        try:
            OnlyOne(whose.file().parent, REMINDER).close()
        except AlreadyRunning:
            return True
        except OSError:
            return False
        return False

    def settings(self) -> Settings:
        """How the present person wants to be nudged; what cannot be read is as where nobody chose."""
        try:
            return self._file().read()
        except SettingsFileError:
            return default_settings(library().reminder)

    def keep(self, settings: Settings) -> None:
        """Keep settings that were chosen in a page, where they can be kept."""
        try:
            self._file().write(settings)
        except SettingsFileError:
            return

    def steady_s(self) -> float:
        """Seconds that nobody can set."""
        return clock.steady()

    def here(self) -> datetime:
        """The wall clock."""
        return clock.here()

    def _file(self) -> SettingsFile:
        return SettingsFile(whose.file().parent, library().reminder)
