"""``unkink techniques``: the library, or one technique whole, with its sources."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from unkink.cli.command import Command
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.cli.paper import Paper
    from unkink.knowledge.library import Library
    from unkink.knowledge.source import Source
    from unkink.knowledge.technique import Span, Statement, Technique

LISTED = ("id", "name", "kind", "crack", "summary", "regions", "places", "needs", "position")
"""The fields of a technique in the list of all."""
SAID = (
    ("steps", "How"),
    ("feel", "What you feel"),
    ("never", "Never"),
    ("stop_when", "Stop when"),
    ("cautions", "Mind"),
)
"""The statements of a technique, with their headings."""


def technique_named(library: "Library", name: str) -> "Technique":
    """Return a technique by its id. Raises Trouble with the nearest known one."""
    if name not in library.techniques:
        from unkink.knowledge.nearest import unknown  # noqa: PLC0415 -- rarely needed

        raise Trouble(unknown(name, library.techniques, "technique"))
    return library.techniques[name]


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?", metavar="ID", help="one technique, whole; without it, all of them in short")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.cli.paper import Paper, print_json  # noqa: PLC0415 -- not for --help

    library = wiring.library()
    if options.id is None:
        every = library.techniques.values()
        if options.json:
            print_json([{field: getattr(each, field) for field in LISTED} for each in every])
        else:
            _show_all(Paper(), library, every)
        return 0
    technique = technique_named(library, options.id)
    if options.json:
        print_json(_whole(library, technique))
    else:
        _show(Paper(), library, technique)
    return 0


def _whole(library: "Library", technique: "Technique") -> dict[str, Any]:
    """Return the technique as plain data; its sources stand in full, statements name them by id."""
    import msgspec  # noqa: PLC0415 -- not for --help

    document: dict[str, Any] = msgspec.to_builtins(technique)
    return {**document, "sources": msgspec.to_builtins(_sources(library, technique))}


def _sources(library: "Library", technique: "Technique") -> list["Source"]:
    """Every source that anything in the technique names, each once, its own first."""
    statements = [statement for field, _ in SAID for statement in getattr(technique, field)]
    groups = [technique.sources, technique.dose.sources, technique.breathing.sources]
    groups += [technique.easier.sources] if technique.easier else []
    groups += [statement.sources for statement in statements]
    return [library.sources[name] for name in dict.fromkeys(name for group in groups for name in group)]


def _show_all(paper: "Paper", library: "Library", techniques: Iterable["Technique"]) -> None:
    from unkink.routine.explaining import places_read, things_read  # noqa: PLC0415

    for each in techniques:
        paper.title(f"{each.name}  ({each.id})")
        paper.text(each.summary, 2)
        needs = f"; needs {things_read(library, each.needs)}" if each.needs else ""
        paper.small(f"{each.kind}, a crack is {each.crack}; {places_read(library, each.places)}{needs}", 2)


def _show(paper: "Paper", library: "Library", technique: "Technique") -> None:
    from unkink.routine.explaining import places_read, regions_read, things_read  # noqa: PLC0415

    dose = technique.dose
    numbers = {source.id: number for number, source in enumerate(_sources(library, technique), start=1)}
    demands = [demand.name for demand in library.vocabulary.demands if demand.id in technique.demands]
    paper.title(f"{technique.name}  ({technique.id})")
    paper.text(technique.summary)
    paper.title("In short")
    sides = ", each side" if dose.both_sides else ""
    amount = f"{_span(dose.repetitions)} times{sides}, {_span(dose.hold_s)} seconds, rest {_span(dose.rest_s)} seconds"
    rows = [
        ("kind", technique.kind.value),
        ("crack", f"{technique.crack}. {technique.crack_note}"),
        ("for", regions_read(library, technique.regions)),
        ("where", places_read(library, technique.places)),
        ("needs", things_read(library, technique.needs) or "nothing"),
        ("dose", f"{amount} {_marks(dose.sources, numbers)}"),
        ("", dose.choice),
        ("breath", f"{technique.breathing.text} {_marks(technique.breathing.sources, numbers)}"),
        ("asks of you", "; ".join(demands)),
    ]
    paper.table(row for row in rows if row[1])
    for field, heading in SAID:
        statements: tuple[Statement, ...] = getattr(technique, field)
        if statements:
            paper.title(heading)
        for number, statement in enumerate(statements, start=1):
            mark = f"{number}." if field == "steps" else "-"
            paper.item(f"{statement.text} {_marks(statement.sources, numbers)}", mark)
    if technique.easier:
        paper.title(f"Easier: {technique.easier.name}")
        paper.text(f"{technique.easier.text} {_marks(technique.easier.sources, numbers)}", 2)
    paper.title("Sources")
    for source in _sources(library, technique):
        paper.item(" ".join(filter(None, (f"{source.citation}.", source.url, source.note))), f"[{numbers[source.id]}]")


def _span(span: "Span") -> str:
    return str(span.least) if span.least == span.most else f"{span.least} to {span.most}"


def _marks(ids: Iterable[str], numbers: dict[str, int]) -> str:
    return f"[{', '.join(str(number) for number in sorted(numbers[name] for name in ids))}]"


COMMAND = Command("techniques", "the techniques, or one of them whole, with its sources", _add_options, _run)
