"""The order of a routine: stretches on the way down, what may crack on the way up, and nobody goes down or up twice."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from unkink.knowledge.vocabulary import Position
from unkink.routine.candidate import Candidate

SHORTEST_CHANGE_S = 6
"""Long enough to hear one line and to shift, our choice."""
SECONDS_A_STEP = 3
"""Seconds for each step of height between two positions, our choice: 18 s from standing to lying on the back."""


class Change(NamedTuple):
    """The way into a position: what is said on the way, and the seconds it is given."""

    arrive: str
    seconds: int


def in_order(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Order candidates: all stretches from high to low, then the mobilisations from low to high."""
    return tuple(sorted(candidates, key=_turn))


def _turn(each: Candidate) -> tuple[int, int, str]:
    falling = each.rank < 2  # noqa: PLR2004 -- the ranks of the two kinds of stretch
    return each.rank, -each.position.height if falling else each.position.height, each.technique.id


def goes_down_once(heights: Sequence[int]) -> bool:
    """Say whether heights only fall and then only rise."""
    rising = False
    for before, after in pairwise(heights):
        if after > before:
            rising = True
        elif after < before and rising:
            return False
    return True


def change(before: Position, after: Position, *, first: bool = False) -> Change:
    """Return the way from one position to the next; none where it is the same, but the first is always told."""
    if before.id == after.id:
        return Change(after.arrive, SHORTEST_CHANGE_S) if first else Change("", 0)
    told = after.rise if after.height > before.height else after.arrive
    return Change(told, SHORTEST_CHANGE_S + SECONDS_A_STEP * abs(after.height - before.height))


def changes(start: Position, ordered: Sequence[Candidate]) -> tuple[Change, ...]:
    """Return the way into every candidate's position, from where the person starts."""
    positions = [start, *(each.position for each in ordered)]
    return tuple(change(before, after, first=index == 0) for index, (before, after) in enumerate(pairwise(positions)))
