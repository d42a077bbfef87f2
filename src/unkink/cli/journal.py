"""``unkink journal``: the sessions that have ended."""

import argparse
from typing import Any

from unkink.cli.command import Command
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring


def _add_options(parser: argparse.ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print CSV")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    wiring.open_journal()
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415 -- only once the journal is ready
    from unkink.practice.past import as_rows  # noqa: PLC0415

    try:
        rows = list(as_rows())
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    if options.json:
        from unkink.cli.paper import print_json  # noqa: PLC0415

        print_json(rows)
    elif options.csv:
        _print_csv(rows)
    else:
        _show(wiring, rows)
    return 0


def _print_csv(rows: list[dict[str, Any]]) -> None:
    import csv  # noqa: PLC0415
    import sys  # noqa: PLC0415

    from unkink.practice.past import COLUMNS  # noqa: PLC0415

    writer = csv.DictWriter(sys.stdout, fieldnames=COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def _show(wiring: Wiring, rows: list[dict[str, Any]]) -> None:
    from unkink.cli.paper import Paper  # noqa: PLC0415

    paper = Paper()
    library = wiring.library()
    if not rows:
        paper.text("No session has ended yet.")
    for row in rows:
        names = [library.techniques[name].name for name in row["techniques"].split() if name in library.techniques]
        paper.title(f"{row['day']}  {getattr(library.practice.outcomes, row['outcome'])}")
        paper.text(", ".join(names) or "no exercise begun", 2)
        pain = (
            f"pain {row['pain_before']} before, {'not said' if row['pain_after'] is None else row['pain_after']} after"
        )
        counted = "; counts as a cracking session" if row["cracks"] else ""
        paper.small(f"{round(row['moving_s'] / 60)} min; {pain}{counted}", 2)


COMMAND = Command("journal", "what you did", _add_options, _run, "somebody")
