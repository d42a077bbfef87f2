"""``unkink check``: whether the data folder is healthy. Exit code 1 where something is not."""

import argparse

from unkink.cli.command import Command
from unkink.cli.wiring import Wiring

DONE, NO = 0, 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.cli.paper import Paper, print_json  # noqa: PLC0415 -- not for --help
    from unkink.reports.health import examine  # noqa: PLC0415

    findings = examine(wiring.data_folder(), wiring.journal_file())
    well = all(each.well for each in findings)
    if options.json:
        print_json({"well": well, "findings": findings})
    else:
        paper = Paper()
        for each in findings:
            paper.item(each.say, "ok" if each.well else "!!")
    return DONE if well else NO


COMMAND = Command("check", "whether the data folder is healthy", _add_options, _run)
