"""``unkink go``: the whole way in the terminal, from the safety check through the guided session to the journal."""

import argparse
from typing import TYPE_CHECKING

from unkink.cli.command import Command, whole_number
from unkink.cli.country import add_country
from unkink.cli.plan import add_situation
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.cli.terminal.way import Wishes

MOST_PAIN = 10


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_situation(parser, required=False)
    parser.add_argument("--answers", metavar="FILE", help="answers to the safety check, JSON or YAML")
    parser.add_argument("--pain", metavar="N", type=whole_number, help="how much it hurts now, 0 to 10")
    parser.add_argument("--voice", action="store_true", help="speak, with spd-say, espeak-ng or say")
    add_country(parser)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    if options.answers == "-":
        raise Trouble("--answers", "must be a file here; standard input is for the session itself")
    if options.pain is not None and not 0 <= options.pain <= MOST_PAIN:
        raise Trouble("--pain", f"is {options.pain}; allowed is a whole number from 0 to {MOST_PAIN}")
    wiring.open_journal()
    # Only now: all of this needs the journal, and none of it may load for --help.
    from unkink.cli.terminal.lines import lines_of_standard_input  # noqa: PLC0415
    from unkink.cli.terminal.way import Way  # noqa: PLC0415
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415

    try:
        return Way(wiring.library(), wiring.now, lines_of_standard_input(), _wishes(options, wiring)).go()
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    except EOFError:
        raise Trouble("standard input ended before everything was answered; nothing was begun") from None


def _wishes(options: argparse.Namespace, wiring: Wiring) -> "Wishes":
    from unkink.cli.answers_file import answers_from  # noqa: PLC0415 -- not for --help
    from unkink.cli.terminal.way import Wishes  # noqa: PLC0415

    library = wiring.library()
    return Wishes(
        place=options.place,
        things=options.have or None,
        minutes=options.minutes,
        regions=options.region,
        seed=options.seed,
        answers=None if options.answers is None else answers_from(library, options.answers),
        pain=options.pain,
        voice=options.voice,
        country=options.country,
    )


COMMAND = Command("go", "the guided session in this terminal", _add_options, _run, "somebody")
