"""The planner's words must know every place, name only what exists, and fill in only what the planner knows."""

from collections.abc import Iterator

from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.braces import Known, brace_faults

FILE = "routine.yaml"

FILLED_IN: Known = {
    "whys.asked": ("parts",),
    "whys.reaches": ("parts",),
    "whys.elsewhere": ("parts",),
    "left_out.closed": ("by",),
    "left_out.place": ("places",),
    "left_out.things": ("things",),
    "left_out.same_region": ("other", "shared"),
    "left_out.enough": ("most",),
    "left_out.other_region": ("reaches", "asked"),
    "instead.elsewhere": ("name", "how"),
    "instead.in_place": ("places",),
    "instead.with_things": ("things",),
    "shorter": ("minutes",),
    "longer": ("minutes",),
    "walk": ("minutes", "walking"),
}


def check_routine_texts(library: Library) -> list[Problem]:
    """Check the places of routine.yaml and the words in braces of every text."""
    faults = (*_place_faults(library), *brace_faults(library.routine, FILLED_IN))
    return [Problem(FILE, 0, field, message) for field, message in faults]


def _place_faults(library: Library) -> Iterator[tuple[str, str]]:
    words = library.vocabulary
    places = [word.id for word in words.places]
    positions = [position.id for position in words.positions]
    things = [word.id for word in words.things]
    told = [facts.place for facts in library.routine.places]
    for place in places:
        if told.count(place) != 1:
            yield "places", f"{place!r} stands here {told.count(place)} times; every place stands here once"
    for facts in library.routine.places:
        used = [(facts.place, places, "place"), (facts.starts, positions, "position")]
        used += [(facts.everything, positions, "position")] if facts.everything else []
        used += [(thing, things, "thing") for thing in facts.at_hand]
        for name, allowed, what in used:
            if name not in allowed:
                yield "places", unknown(name, allowed, what)
