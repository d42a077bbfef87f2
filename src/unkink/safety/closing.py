"""A closing: one reason that shuts some techniques, whoever states it (a rule, a limit, a stop, a missing answer)."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from unkink.knowledge.levels import Level, gravest
from unkink.knowledge.library import Library
from unkink.knowledge.rule import Closes
from unkink.knowledge.source import Support


class Closing(Struct, frozen=True):
    """Why something is shut: what states it, what it says, the answers that made it, and what it stands on."""

    id: str
    level: Level
    say: str
    because: tuple[str, ...]
    closes: Closes
    support: Support


class Openness(Struct, frozen=True):
    """What is open and what is not. ``closed`` maps a technique to the ids of all closings that shut it."""

    open: tuple[str, ...]
    closed: Mapping[str, tuple[str, ...]]


def openness(library: Library, closings: Iterable[Closing]) -> Openness:
    """Sort every technique of the library into open and closed. Closings combine by union."""
    reasons = list(closings)
    by_technique = {
        technique.id: tuple(each.id for each in reasons if library.closed(each.closes, technique))
        for technique in library.techniques.values()
    }
    return Openness(
        open=tuple(name for name, by in by_technique.items() if not by),
        closed={name: by for name, by in by_technique.items() if by},
    )


def level_of(closings: Iterable[Closing]) -> Level:
    """Levels combine by maximum."""
    return gravest(closing.level for closing in closings)
