"""``unkink restore``: a backup becomes the journal; the journal that is there stays beside it as a copy."""

import argparse
from pathlib import Path

from unkink.cli.command import Command
from unkink.cli.confirming import add_yes, confirmed
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

DONE, NO = 0, 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="what unkink backup wrote")
    add_yes(parser)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.reports.backup import BackupTrouble, check  # noqa: PLC0415 -- not for --help

    journal = wiring.journal_file()
    try:
        check(options.file)
    except BackupTrouble as trouble:
        raise Trouble(trouble.message) from None
    question = f"Put {options.file} in the place of the journal in {journal.parent}?"
    if journal.exists() and not confirmed(options, question):
        print("Nothing was restored.")
        return NO
    kept, carried = wiring.restore(options.file)
    print(f"Restored from {options.file}.")
    if kept is not None:
        print(f"The journal that was here is kept as {kept}.")
        if carried:
            print("What that one shut stays shut: its last safety check and the limits count on.")
        else:
            print("It could not be read, so only what the backup has counts.")
    return DONE


COMMAND = Command("restore", "put a backup in the journal's place; the old one is kept", _add_options, _run, "somebody")
