"""The terminal's lines may hold only the fields that are filled in, each of them where it is needed."""

from operator import attrgetter
from string import Formatter

from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem

FILE = "terminal.yaml"
FIELDS: dict[str, tuple[str, ...]] = {
    "exercise": ("item", "items"),
    "repetition": ("step", "repetition", "repetitions"),
    "counted": ("repetition", "repetitions"),
    "left": ("time",),
    "next": ("name",),
    "emergency": ("number",),
    "farewell.kept": ("outcome",),
    "farewell.told": ("minutes", "before", "after"),
    "farewell.times": ("count",),
    "farewell.not_held": ("count",),
    "farewell.skipped_because": ("reason",),
    "asking.yes_or_no": ("ask",),
    "asking.yes_no_or_unsure": ("ask",),
    "asking.left_out": ("ask",),
    "asking.number": ("ask", "allowed"),
    "asking.number_left_out": ("ask", "allowed"),
    "asking.range": ("least", "most"),
    "asking.range_open": ("least",),
    "asking.no_number": ("allowed",),
    "asking.no_whole_number": ("allowed",),
    "asking.within": ("least", "most"),
    "asking.within_open": ("least",),
    "asking.not_one": ("most",),
    "asking.not_several": ("most",),
    "asking.not_listed": ("word", "most"),
    "asking.too_long": ("most",),
    "way.age": ("age",),
    "way.unsure": ("question",),
    "way.as_last_time": ("place", "things", "minutes"),
}


def check_terminal_texts(library: Library) -> list[Problem]:
    """Check the fields of every line that has some."""
    problems = []
    for place, allowed in FIELDS.items():
        text = attrgetter(place)(library.terminal)
        try:
            names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        except ValueError as error:
            problems.append(Problem(FILE, 0, place, f"cannot be filled in: {error}"))
            continue
        if names != set(allowed):
            told = ", ".join(f"{{{name}}}" for name in allowed)
            problems.append(Problem(FILE, 0, place, f"must hold {told} and no other field"))
    return problems
