"""``unkink measure``: answer a measure, or see how they stand; bring a form along."""

import argparse
import sys
from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unkink.cli.command import Command, text
from unkink.cli.trouble import Trouble
from unkink.cli.typed import typed
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.cli.paper import Paper
    from unkink.practice.measures import MeasureStanding

MAX_BYTES = 1_000_000


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id", metavar="MEASURE", nargs="?", help="which one; without it, all of them and how they stand"
    )
    parser.add_argument(
        "answers",
        metavar="ANSWER",
        type=text,
        nargs="*",
        help="a number a question, - where it is left out; your own activities as 'put on socks=4'",
    )
    parser.add_argument("--form", metavar="FILE", type=Path, help="a FHIR Questionnaire to bring along")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    wiring.open_journal()
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415 -- only once the journal is ready
    from unkink.practice.measures import MeasureError, standings, tell  # noqa: PLC0415

    library = wiring.library()
    try:
        if options.form is not None:
            _bring(wiring, options.form)
        if options.id is None:
            found = standings(library, wiring.now())
        else:
            items, values = _answers(options.answers) if options.answers else _ask(wiring, options)
            found = (tell(library, wiring.now(), options.id, values, items),)
    except MeasureError as error:
        raise Trouble(error.field, error.message) from None
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None
    if options.json:
        from unkink.cli.paper import print_json  # noqa: PLC0415

        print_json([_document(each) for each in found])
    else:
        _show(found)
    return 0


def _bring(wiring: Wiring, path: Path) -> None:
    import json  # noqa: PLC0415 -- not for --help

    from unkink.measures.form import FormError  # noqa: PLC0415
    from unkink.practice.measures import bring_form  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) > MAX_BYTES:
            raise Trouble(str(path), f"is larger than {MAX_BYTES:,} bytes, far more than a form can be")
        bring_form(wiring.library(), json.loads(raw))
    except FormError as error:
        raise Trouble(str(path), error.field, error.message) from None
    except OSError as error:
        raise Trouble(str(path), f"cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise Trouble(str(path), f"is no JSON document: {error}") from None


def _answers(words: list[str]) -> tuple[list[str], list[int | None]]:
    """Read ``4``, ``-`` and ``put on socks=4``."""
    items, values = [], []
    for word in words:
        item, named, value = word.rpartition("=")
        if named:
            items.append(item)
        values.append(None if value == "-" else _number(value))
    if items and len(items) != len(values):
        raise Trouble("answers", "must all name their activity, or none of them")
    return items, values


def _number(word: str) -> int:
    try:
        return int(word)
    except ValueError:
        raise Trouble("answers", f"{word!r} is no whole number") from None


def _ask(wiring: Wiring, options: argparse.Namespace) -> tuple[list[str], list[int | None]]:
    """Ask for what is not there, on standard error where standard output is for JSON."""
    from unkink.practice.measures import standings  # noqa: PLC0415 -- only once the journal is ready

    everything = standings(wiring.library(), wiring.now())
    standing = next((each for each in everything if each.measure.id == options.id), None)
    if standing is None:
        return [], []  # telling it says what is the matter
    try:
        with redirect_stdout(sys.stderr) if options.json else nullcontext():
            return _asked_one_by_one(standing)
    except EOFError:
        raise Trouble("answers", "are not complete") from None


def _asked_one_by_one(standing: "MeasureStanding") -> tuple[list[str], list[int | None]]:
    """Ask one question after the other. An empty line leaves a question out."""
    asked = standing.measure.asked
    if standing.form is not None:
        return [], [
            _asked(item.text, [(each.value, each.text) for each in item.options]) for item in standing.form.items
        ]
    if asked is None:
        return [], []
    print(asked.intro)
    items = _own_items(standing) if asked.own_items else []
    scale = [(0, asked.low), (10, asked.high)]
    return items, [_asked(f"{item}: {asked.ask}" if item else asked.ask, scale) for item in items or [""]]


def _own_items(standing: "MeasureStanding") -> list[str]:
    if standing.told:
        return [answer.item for answer in standing.told[-1].answers]
    items: list[str] = []
    while len(items) < 5 and (word := typed(f"Activity {len(items) + 1} (an empty line ends the list): ").strip()):  # noqa: PLR2004
        items.append(word)
    return items


def _asked(text: str, options: list[tuple[int, str]]) -> int | None:
    print(text)
    for value, meaning in options:
        print(f"  {value}  {meaning}")
    word = typed("> ").strip()
    return _number(word) if word else None


def _document(standing: "MeasureStanding") -> dict[str, Any]:
    return {
        "measure": standing.measure.id,
        "name": standing.measure.name,
        "due": standing.due,
        "told": [{"day": each.day, "score": each.score, "answers": each.answers} for each in standing.told],
        "change": standing.change,
    }


def _show(found: "tuple[MeasureStanding, ...]") -> None:
    from unkink.cli.paper import Paper  # noqa: PLC0415 -- not for --help

    paper = Paper()
    for each in found:
        paper.title(f"{each.measure.name}  ({each.measure.id})")
        _show_told(paper, each)
        paper.small(each.measure.about, 2)


def _show_told(paper: "Paper", standing: "MeasureStanding") -> None:
    if not standing.told:
        paper.text("not answered yet", 2)
        return
    last = standing.told[-1]
    group = f", {last.score.group}" if last.score.group else ""
    paper.text(f"{last.score.value:g} {standing.measure.unit}{group}, on {last.day}", 2)
    if standing.change is not None:
        change = standing.change
        first = standing.told[0]
        percent = "" if change.percent is None else f" ({change.percent:+.0f} %)"
        paper.text(f"{change.points:+g}{percent} since {first.day}: {change.meaning}", 2)
    if standing.due:
        paper.text("It is time to answer it again.", 2)


COMMAND = Command(
    "measure", "answer a measure, such as pain now, or see how they stand", _add_options, _run, "somebody"
)
