"""Where somebody is, what is at hand, how long they have, and where it is stiff."""

from msgspec import Struct

SHORTEST_MINUTES = 1
LONGEST_MINUTES = 20


class Situation(Struct, frozen=True):
    """The situation a routine is made for. ``minutes`` from 1 to 20; ids as in the vocabulary."""

    place: str
    things: tuple[str, ...]
    minutes: int
    regions: tuple[str, ...] = ()
