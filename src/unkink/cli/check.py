"""``unkink check``: whether the data folder is healthy. Exit code 1 where something is not."""

import argparse
from typing import TYPE_CHECKING

from unkink.cli.command import Command
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unkink.reports.health import Finding

DONE, NO = 0, 1


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.cli.paper import Paper, print_json  # noqa: PLC0415 -- not for --help

    findings = tuple(_findings(wiring))
    well = all(each.well for each in findings)
    if options.json:
        print_json({"well": well, "findings": findings})
    else:
        paper = Paper()
        for each in findings:
            paper.item(each.say, "ok" if each.well else "!!")
    return DONE if well else NO


def _findings(wiring: Wiring) -> "Iterator[Finding]":
    """Look at every profile's folder. Nobody is asked for a password, so nothing is told of what a journal holds."""
    from unkink.profiles.trouble import ProfileTrouble  # noqa: PLC0415 -- not for --help
    from unkink.reports.health import JOURNAL, Finding, examine  # noqa: PLC0415

    household = wiring.household()
    try:
        everyone, strays = household.everyone(), household.strays()
    except ProfileTrouble as trouble:
        yield Finding("profiles", well=False, say=trouble.message)
        return
    if not household.is_shared:
        yield from examine(wiring.data_folder(), wiring.journal_file())
    else:
        for profile in everyone:
            folder = household.folder(profile)
            for found in examine(folder, folder / JOURNAL, discreet=True):
                yield Finding(found.about, found.well, f"{profile.name}: {found.say}")
    for stray in strays:
        yield Finding("profiles", well=False, say=f"{stray} belongs to no profile any more; docs/profiles.md says why")


COMMAND = Command("check", "whether the data folder is healthy", _add_options, _run)
