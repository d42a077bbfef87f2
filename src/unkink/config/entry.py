"""The entry of the command line: hands it everything from outside, each loaded only when a command asks for it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.main import main as run
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.knowledge.library import Library
    from unkink.safety.history import Now


def main() -> int:
    """Run the command that the process was started with; return its exit code."""
    return run(
        sys.argv[1:], Wiring(_library, _data_folder, _open_journal, _now, _serve, _journal_file, _restore, _open_page)
    )


def _library() -> "Library":
    from unkink.knowledge.loading import load_library  # noqa: PLC0415 -- not for --help
    from unkink.knowledge.problem import ContentProblems  # noqa: PLC0415

    try:
        return load_library()
    except ContentProblems as error:
        raise Trouble("the content of this installation is damaged", str(error.problems[0])) from None


def _data_folder() -> Path:
    import os  # noqa: PLC0415

    from unkink.config.data_folder import locate  # noqa: PLC0415 -- not for --help

    return locate(os.environ)


def _open_journal() -> None:
    from unkink.config.data_folder import DataFolderError  # noqa: PLC0415 -- not for --help
    from unkink.config.database import DatabaseError, open_database  # noqa: PLC0415

    try:
        notes = open_database().notes
    except (DataFolderError, DatabaseError) as error:
        raise Trouble(error.message) from None
    for note in notes:
        print(f"unkink: {note}", file=sys.stderr)  # noqa: T201 -- the person should know what was put right


def _now() -> "Now":
    from unkink.practice.clock import now  # noqa: PLC0415 -- not for --help

    return now()


def _serve(port: int | None, browser: bool) -> int:  # noqa: FBT001 -- the wiring's callables take no keywords
    _open_journal()
    from unkink.config.serving import PortError, serve  # noqa: PLC0415 -- the pages and their server

    try:
        return serve(port=port, browser=browser)
    except PortError as error:
        raise Trouble(str(error)) from None


def _journal_file() -> Path:
    import os  # noqa: PLC0415

    from unkink.config.data_folder import JOURNAL_FILE  # noqa: PLC0415 -- not for --help

    if os.environ.get("UNKINK_DATABASE_URL"):
        raise Trouble("the journal lives in a PostgreSQL database; use that one's own tools for this")
    return _data_folder() / JOURNAL_FILE


def _restore(backup: Path) -> tuple[Path | None, bool]:
    from unkink.config.data_folder import DataFolderError  # noqa: PLC0415 -- not for --help
    from unkink.config.database import DatabaseError  # noqa: PLC0415
    from unkink.config.restoring import restore  # noqa: PLC0415
    from unkink.reports.backup import BackupTrouble  # noqa: PLC0415

    try:
        restored = restore(backup, _now().at)
    except (DataFolderError, DatabaseError, BackupTrouble) as error:
        raise Trouble(error.message) from None
    return restored.kept, restored.carried


def _open_page(page: str) -> int:
    _open_journal()
    from unkink.config.serving import PortError, open_page  # noqa: PLC0415 -- the pages and their server

    try:
        return open_page(page)
    except PortError as error:
        raise Trouble(str(error)) from None
