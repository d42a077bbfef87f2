"""``unkink export``: everything in the journal as one file, yours to keep and to take elsewhere."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.command import Command
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from datetime import datetime

JSON, CSV = ".json", ".csv"


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, type=Path, help=".json: everything; .csv: a row a session"
    )


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    if options.output.suffix.lower() not in (JSON, CSV):
        raise Trouble("--output", str(options.output), f"must end in {JSON} (everything) or {CSV} (the sessions)")
    wiring.open_journal()
    from unkink.journal.passages import MissingPassage  # noqa: PLC0415 -- only once the journal is ready
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415
    from unkink.reports.private_file import FileTrouble, new_file  # noqa: PLC0415

    try:
        with new_file(options.output) as part:
            if options.output.suffix.lower() == CSV:
                _write_rows(part)
            else:
                _write_whole(part, wiring.now().at)
    except FileTrouble as trouble:
        raise Trouble("--output", str(trouble)) from None
    except (JournalTrouble, MissingPassage) as trouble:
        raise Trouble(trouble.message) from None
    print(f"Written to {options.output}. It holds what you answered and what you did; only you can read it.")
    return 0


def _write_whole(path: Path, at: "datetime") -> None:
    from unkink.journal.whole import read_whole  # noqa: PLC0415 -- only once the journal is ready
    from unkink.reports.journal_file import write_journal  # noqa: PLC0415

    path.write_bytes(write_journal(read_whole(), at))


def _write_rows(path: Path) -> None:
    import csv  # noqa: PLC0415 -- not for --help

    from unkink.practice.past import COLUMNS, as_rows  # noqa: PLC0415 -- only once the journal is ready

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=COLUMNS)
        writer.writeheader()
        writer.writerows(as_rows())


COMMAND = Command("export", "everything in the journal as a file: JSON whole, CSV the sessions", _add_options, _run)
