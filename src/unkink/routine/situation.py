"""Where somebody is, what is at hand, how long they have, and where it is stiff."""

from collections.abc import Iterable

from msgspec import Struct

from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown

SHORTEST_MINUTES = 1
LONGEST_MINUTES = 20


class SituationError(Exception):
    """A situation that no routine can be made for: the field, and what is allowed there."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class Situation(Struct, frozen=True):
    """The situation a routine is made for. ``minutes`` from 1 to 20; ids as in the vocabulary."""

    place: str
    things: tuple[str, ...]
    minutes: int
    regions: tuple[str, ...] = ()


def read_situation(
    library: Library, place: str, things: Iterable[str], minutes: int, regions: Iterable[str] = ()
) -> Situation:
    """Check a situation that came from outside. Things and regions named twice count once.

    Raises SituationError naming the field, and the nearest known id or the allowed range.
    """
    words = library.vocabulary
    situation = Situation(place, tuple(dict.fromkeys(things)), minutes, tuple(dict.fromkeys(regions)))
    for field, names, allowed, what in (
        ("place", (place,), words.places, "place"),
        ("things", situation.things, words.things, "thing"),
        ("regions", situation.regions, words.regions, "region"),
    ):
        known = [word.id for word in allowed]
        for name in names:
            if name not in known:
                raise SituationError(field, unknown(name, known, what))
    whole = isinstance(minutes, int) and not isinstance(minutes, bool)
    if not whole or not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        allowed_minutes = f"a whole number from {SHORTEST_MINUTES} to {LONGEST_MINUTES}"
        raise SituationError("minutes", f"is {minutes!r}; allowed is {allowed_minutes}")
    return situation
