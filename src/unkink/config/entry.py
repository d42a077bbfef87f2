"""The entry of the command line: hands it everything from outside, each loaded only when a command asks for it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.main import main as run
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Ask, Wiring

if TYPE_CHECKING:
    from unkink.config.chosen import Chosen
    from unkink.knowledge.library import Library
    from unkink.profiles.household import Household
    from unkink.profiles.profile import Profile
    from unkink.safety.history import Now


def main() -> int:
    """Run the command that the process was started with; return its exit code."""
    return run(sys.argv[1:], _wired(_Outside()))


def _wired(outside: "_Outside") -> Wiring:
    return Wiring(
        library=outside.library,
        data_folder=outside.data_folder,
        open_journal=outside.open_journal,
        now=outside.now,
        serve=outside.serve,
        journal_file=outside.journal_file,
        restore=outside.restore,
        open_page=outside.open_page,
        choose=outside.choose,
        unlock=outside.unlock,
        is_locked=outside.is_locked,
        household=outside.household,
    )


class _Outside:
    """Everything from outside for one command."""

    def __init__(self) -> None:
        self._found: Chosen | None = None
        self._library: Library | None = None

    @property
    def _chosen(self) -> "Chosen":
        """The profile that the command works for."""
        if self._found is None:
            from unkink.config.chosen import Chosen  # noqa: PLC0415 -- not for --help

            self._found = Chosen()
        return self._found

    def library(self) -> "Library":
        from unkink.knowledge.loading import load_library  # noqa: PLC0415 -- not for --help
        from unkink.knowledge.problem import ContentProblems  # noqa: PLC0415

        try:
            self._library = self._library or load_library()
        except ContentProblems as error:
            raise Trouble("the content of this installation is damaged", str(error.problems[0])) from None
        return self._library

    def choose(self, name: str | None, ask: Ask, one: bool) -> None:  # noqa: FBT001 -- the wiring's callables take no keywords
        self._chosen.choose(name, ask, one=one)

    def unlock(self) -> "Profile":
        return self._chosen.unlock()

    def is_locked(self) -> bool:
        return self._chosen.is_locked()

    def household(self) -> "Household":
        return self._chosen.household

    def data_folder(self) -> Path:
        return self._chosen.folder()

    def open_journal(self) -> None:
        self._chosen.tell(self._chosen.open_journal())

    def now(self) -> "Now":
        from unkink.practice.clock import now  # noqa: PLC0415 -- not for --help

        return now()

    def journal_file(self) -> Path:
        import os  # noqa: PLC0415

        if os.environ.get("UNKINK_DATABASE_URL"):
            raise Trouble("the journal lives in a PostgreSQL database; use that one's own tools for this")
        return self._chosen.journal_file()

    def restore(self, backup: Path) -> tuple[Path | None, bool]:
        from unkink.config.data_folder import DataFolderError  # noqa: PLC0415 -- not for --help
        from unkink.config.database import DatabaseError  # noqa: PLC0415
        from unkink.config.restoring import restore  # noqa: PLC0415
        from unkink.reports.backup import BackupTrouble  # noqa: PLC0415

        folder = self._chosen.prepare_to_restore()
        try:
            restored = restore(backup, self.now().at, folder)
        except (DataFolderError, DatabaseError, BackupTrouble) as error:
            raise Trouble(error.message) from None
        return restored.kept, restored.carried

    def serve(self, port: int | None, browser: bool) -> int:  # noqa: FBT001 -- see choose
        household = self._chosen.before_serving()
        from unkink.config.serving import PortError, serve  # noqa: PLC0415 -- the pages and their server

        try:
            return serve(household, port=port, browser=browser)
        except PortError as error:
            raise Trouble(str(error)) from None

    def open_page(self, page: str) -> int:
        household = self._chosen.before_serving()
        from unkink.config.serving import PortError, open_page  # noqa: PLC0415 -- the pages and their server

        try:
            return open_page(household, page, self._chosen.named)
        except PortError as error:
            raise Trouble(str(error)) from None
