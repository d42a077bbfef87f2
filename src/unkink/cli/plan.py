"""``unkink plan``: a routine for a place, the things at hand and some minutes, every choice explained."""

import argparse
from typing import TYPE_CHECKING, Any

from unkink.cli.command import Command, names, whole_number
from unkink.cli.country import add_country, emergency_number
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.cli.paper import Paper
    from unkink.knowledge.library import Library
    from unkink.routine.routine import Item, Routine
    from unkink.routine.situation import Situation
    from unkink.safety.answers import Answers
    from unkink.safety.closing import Closing

DONE, NO = 0, 1
OPTIONS = {"place": "--place", "things": "--have", "minutes": "--minutes", "regions": "--region"}
"""The option behind each field of a situation."""


def add_situation(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add the options that describe a situation, for every command that makes a routine."""
    parser.add_argument("--place", metavar="P", required=required, help="desk, floor, standing or bed")
    parser.add_argument("--have", metavar="A,B", type=names, default=(), help="chair, foam-roller, ball, mat, bed")
    parser.add_argument("--minutes", metavar="N", type=whole_number, required=required, help="1 to 20")
    parser.add_argument(
        "--region", metavar="R", type=names, default=(), help="where it is stiff: neck, upper, mid, low"
    )
    parser.add_argument("--seed", metavar="S", type=whole_number, default=0, help="another number, another routine")


def situation_from(library: "Library", options: argparse.Namespace) -> "Situation":
    """Read the situation from the options. Raises Trouble naming the option and what is allowed."""
    from unkink.routine.situation import SituationError, read_situation  # noqa: PLC0415 -- not for --help

    try:
        return read_situation(library, options.place, options.have, options.minutes, options.region)
    except SituationError as error:
        raise Trouble(OPTIONS[error.field], error.message) from None


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_situation(parser)
    parser.add_argument("--answers", metavar="FILE", help="answers to the safety check, JSON or YAML; - reads them in")
    add_country(parser)
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.cli.paper import Paper, print_json  # noqa: PLC0415 -- not for --help
    from unkink.routine.planner import compose  # noqa: PLC0415

    library = wiring.library()
    situation = situation_from(library, options)
    number = emergency_number(library, options.country)
    answers, closings = _closings(library, options.answers)
    routine = compose(library, situation, closings, (), options.seed, number)
    if options.json:
        print_json(_document(library, routine, situation, closings, checked=answers is not None))
    else:
        show_routine(Paper(), library, routine, closings, answers)
    return DONE if routine.items else NO


def _closings(library: "Library", name: str | None) -> "tuple[Answers | None, tuple[Closing, ...]]":
    """Return the answers and what they close; without answers, what may crack is closed."""
    from unkink.knowledge.levels import Level  # noqa: PLC0415 -- not for --help
    from unkink.knowledge.rule import Closes  # noqa: PLC0415
    from unkink.knowledge.source import Support  # noqa: PLC0415
    from unkink.knowledge.vocabulary import Kind  # noqa: PLC0415
    from unkink.safety.closing import Closing  # noqa: PLC0415

    if name is not None:
        from unkink.cli.answers_file import answers_from  # noqa: PLC0415
        from unkink.safety.verdict import judge  # noqa: PLC0415

        answers = answers_from(library, name)
        return answers, judge(library, answers).closings
    demands = tuple(demand.id for demand in library.vocabulary.demands if demand.counts_as_crack)
    closes = Closes(kinds=(Kind.MOBILISATION,), demands=demands)
    support = Support(sources=("our-choice",), strength=("our choice",))
    return None, (Closing("no-check", Level.ALL_OK, library.routine.unscreened, (), closes, support),)


def _document(
    library: "Library", routine: "Routine", situation: "Situation", closings: "tuple[Closing, ...]", *, checked: bool
) -> dict[str, Any]:
    import msgspec  # noqa: PLC0415 -- not for --help

    from unkink.cli.screen import rule_document  # noqa: PLC0415

    return {
        "minutes": routine.minutes,
        "checked": checked,
        "situation": situation,
        **msgspec.to_builtins(routine),
        "closed_by": [rule_document(library, closing) for closing in closings],
    }


def show_routine(
    paper: "Paper", library: "Library", routine: "Routine", closings: "tuple[Closing, ...]", answers: "Answers | None"
) -> None:
    """Print a routine with every reason: why each exercise is in it, and why each other technique is not."""
    from unkink.cli.screen import show_closings  # noqa: PLC0415 -- not for --help

    if not routine.items:
        paper.title("No routine")
        paper.items(routine.instead)
    else:
        paper.title(f"A routine of {routine.minutes:g} minutes")
        if routine.settle_s:
            paper.text(f"Settle and breathe quietly, {routine.settle_s} seconds.", 2)
        for number, item in enumerate(routine.items, start=1):
            _show_item(paper, library, number, item)
        if routine.close_s:
            paper.gap()
            paper.text(f"Breathe quietly to the end, {routine.close_s} seconds.", 2)
        if routine.walk_s:
            paper.gap()
            paper.text(f"Walk about easily, {routine.walk_s} seconds.", 2)
        for note in filter(None, (routine.walk_because, routine.shorter_because, routine.longer_because)):
            paper.gap()
            paper.text(note)
    if any(not each.by for each in routine.left_out) or routine.items:
        paper.title("Not in it")
        paper.items(f"{library.techniques[each.technique].name}: {each.why}" for each in routine.left_out)
    if answers is None:
        paper.gap()
        paper.text(library.routine.unscreened)
    else:
        show_closings(paper, library, closings, answers)


def _show_item(paper: "Paper", library: "Library", number: int, item: "Item") -> None:
    sides = " on each side" if item.sides > 1 else ""
    times = "once" if item.reps == 1 else f"{item.reps} times"
    moving = library.techniques[item.technique].dose.during == "keep moving"
    rest = f", {item.rest_s} seconds of rest between" if item.reps * item.sides > 1 else ""
    paper.title(f"{number}. {library.techniques[item.technique].name}  ({item.technique})")
    if item.arrive:
        paper.text(item.arrive, 3)
    paper.text(
        f"{times}{sides}, {'keep moving' if moving else 'hold'} for {item.hold_s} seconds{rest}.".capitalize(), 3
    )
    paper.small(item.why, 3)


COMMAND = Command("plan", "a routine for where you are, every choice explained", _add_options, _run)
