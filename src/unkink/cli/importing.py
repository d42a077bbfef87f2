"""``unkink import``: takes an export of ours into the journal, all of it or nothing, and nothing twice."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.command import Command
from unkink.cli.confirming import add_yes, confirmed
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.practice.own_data import Offered

DONE, NO = 0, 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="what unkink export wrote, as JSON")
    add_yes(parser)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    wiring.open_journal()
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415 -- only once the journal is ready
    from unkink.practice.own_data import counted, is_empty, take_in  # noqa: PLC0415
    from unkink.reports.journal_file import JournalFileError  # noqa: PLC0415

    offered = _read(options.file, wiring)
    try:
        print(_told(offered))
        if not is_empty() and not confirmed(options, f"Add {options.file} to the journal that is here?"):
            print("Nothing was imported.")
            return NO
        merged = take_in(wiring.library(), offered.contents, wiring.now())
    except JournalFileError as error:
        raise Trouble(str(options.file), error.field, error.message) from None
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    added = f"{counted(merged.sessions, 'session')} and {counted(merged.screenings, 'safety check')}"
    print(f"Added {added}; {counted(merged.known, 'session')} here already.")
    return DONE


def _read(path: Path, wiring: Wiring) -> "Offered":
    from unkink.practice.own_data import offered  # noqa: PLC0415 -- only once the journal is ready
    from unkink.reports.journal_file import MAX_BYTES, JournalFileError  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            return offered(file.read(MAX_BYTES + 1), wiring.now())
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise Trouble(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    except JournalFileError as error:
        raise Trouble(str(path), error.field, error.message) from None


def _told(offered: "Offered") -> str:
    from unkink.practice.own_data import counted  # noqa: PLC0415 -- as above

    holds, new = offered.holds, offered.new
    when = "" if holds.first is None else f" from {holds.first} to {holds.last}"
    return f"It holds {counted(holds.sessions, 'session')}{when}, {new.sessions} of them new here."


COMMAND = Command("import", "add an export of ours to the journal", _add_options, _run, "somebody")
