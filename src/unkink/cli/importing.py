"""``unkink import``: takes an export of ours into the journal, all of it or nothing, and nothing twice."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.command import Command
from unkink.cli.confirming import add_yes, confirmed
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from datetime import datetime

    from unkink.journal.whole import Contents

DONE, NO = 0, 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="what unkink export wrote, as JSON")
    add_yes(parser)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    wiring.open_journal()
    from unkink.journal.merging import Differs, is_empty, merge  # noqa: PLC0415 -- only once the journal is ready
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415

    contents = _read(options.file, wiring.now().at)
    try:
        if not is_empty() and not confirmed(options, f"Add {options.file} to the journal that is here?"):
            print("Nothing was imported.")
            return NO
        merged = merge(contents)
    except Differs as differs:
        message = f"something else happened in session {differs.session_id} than this journal has; nothing was imported"
        raise Trouble(str(options.file), message) from None
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    print(
        f"Added {merged.sessions} sessions and {merged.screenings} safety checks; "
        f"{merged.known} sessions were here already."
    )
    return DONE


def _read(path: Path, now: "datetime") -> "Contents":
    from unkink.reports.journal_file import MAX_BYTES, JournalFileError, read_journal  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            return read_journal(file.read(MAX_BYTES + 1), now)
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise Trouble(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    except JournalFileError as error:
        raise Trouble(str(path), error.field, error.message) from None


COMMAND = Command("import", "add an export of ours to the journal", _add_options, _run)
