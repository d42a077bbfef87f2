"""``unkink backup``: a copy of the journal, consistent also while it is in use."""

import argparse
from pathlib import Path

from unkink.cli.command import Command
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="where to; else a dated file in this folder")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.reports.backup import BackupTrouble, back_up  # noqa: PLC0415 -- not for --help
    from unkink.reports.private_file import FileTrouble  # noqa: PLC0415

    journal = wiring.journal_file()
    to = options.output or Path(f"unkink-{wiring.now().at:%Y-%m-%d-%H%M%S}.sqlite3")
    if not journal.exists():
        raise Trouble(f"there is no journal at {journal} yet")
    try:
        back_up(journal, to)
    except BackupTrouble as trouble:
        raise Trouble(trouble.message) from None
    except FileTrouble as trouble:
        raise Trouble("--output", str(trouble)) from None
    print(f"Written to {to}. Whoever can read it can read your journal; unkink restore takes it back.")
    return 0


COMMAND = Command("backup", "a copy of the journal, also while it is in use", _add_options, _run, "somebody")
