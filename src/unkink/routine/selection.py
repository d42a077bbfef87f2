"""Which candidates make up a routine: what fits the time, works where it is stiff, and was not just done.

All sensible sets of candidates are compared. There are few: eight techniques give at most 255.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import NamedTuple

from unkink.knowledge.vocabulary import Position
from unkink.routine.candidate import Candidate, reaches_asked
from unkink.routine.dosing import QUIET
from unkink.routine.order import changes, goes_down_once, in_order
from unkink.routine.situation import Situation

TOLERANCE = 0.1
"""A routine may differ from the minutes asked for by this fraction."""
MOST_COMPARED = 9
"""Candidates that are combined with each other; keeps the number of sets under 512 however large the library grows."""
LONG_ROUTINE_MINUTES = 10
"""From so many minutes on, two techniques that may crack can be in one routine, for different parts of the back."""
COMFORTABLE = 0.4
"""How far doses should be filled, from all at their least (0) to all at their most (1)."""
CROWDING = 9.0
"""What a set loses as its doses are squeezed or stretched away from that, against 1 for an exercise more."""
RECENT_WORTH = 1.6
"""What a technique loses for being done lately: half of it for the last session, a quarter for the one before ..."""
CRACKING_WORTH = 0.85
"""What may crack is worth this much of a stretch: a stretch is usually the better choice."""


class Chosen(NamedTuple):
    """A set of candidates in order, with its shortest and its longest length in seconds and its seconds of changes."""

    candidates: tuple[Candidate, ...]
    least_s: int
    most_s: int
    changes_s: int


def most_that_crack(minutes: int) -> int:
    """Return how many exercises that may crack the back a routine of this length can hold at most."""
    return 2 if minutes >= LONG_ROUTINE_MINUTES else 1


def worths(
    candidates: Sequence[Candidate], situation: Situation, recent: Sequence[Sequence[str]], seed: int
) -> dict[str, float]:
    """Value each candidate: where it is stiff counts more, what was done lately less, and the seed decides ties."""
    random = Random(seed)  # noqa: S311 -- variety, not secrecy; the same seed gives the same routine
    values = {}
    for each in sorted(candidates, key=lambda each: each.technique.id):
        reach = (2.0 if reaches_asked(each.technique, situation) else 0.5) if situation.regions else 1.0
        lately = sum(
            0.5**sessions_ago
            for sessions_ago, session in enumerate(reversed(recent[-4:]), start=1)
            if each.technique.id in session
        )
        restraint = CRACKING_WORTH if each.cracks else 1.0
        values[each.technique.id] = reach * (restraint - RECENT_WORTH * lately + random.uniform(0, 0.4))
    return values


def choose(
    candidates: Sequence[Candidate], situation: Situation, start: Position, values: Mapping[str, float]
) -> Chosen:
    """Return the best set: nearest to the time first, then the most useful. It is empty when nothing can be done."""
    compared = _compared(candidates, values)
    sets = [_measured(start, each) for each in _sensible_sets(compared, situation.minutes)]
    target = situation.minutes * 60
    return min(sets, key=lambda each: _rank(each, target, values), default=Chosen((), 0, 0, 0))


def measured_with(chosen: Chosen, extra: Candidate, start: Position) -> Chosen:
    """Measure the set with one more candidate in it."""
    return _measured(start, in_order((*chosen.candidates, extra)))


def _compared(candidates: Sequence[Candidate], values: Mapping[str, float]) -> tuple[Candidate, ...]:
    """Return the most valuable candidates in order, with the shortest stretch always among them."""
    shortest = min((each for each in candidates if not each.cracks), key=lambda each: each.least_s, default=None)
    best = sorted(candidates, key=lambda each: (each is not shortest, -values[each.technique.id]))
    return in_order(best[:MOST_COMPARED])


def _sensible_sets(ordered: Sequence[Candidate], minutes: int) -> Iterator[tuple[Candidate, ...]]:
    """Yield the sets that may be done together, in order."""
    for size in range(1, len(ordered) + 1):
        for each in combinations(ordered, size):
            cracking = [one for one in each if one.cracks]
            if len(cracking) == size or len(cracking) > most_that_crack(minutes):
                continue
            regions = [region for one in cracking for region in one.technique.regions]
            if len(regions) == len(set(regions)) and goes_down_once([one.position.height for one in each]):
                yield each


def _measured(start: Position, ordered: tuple[Candidate, ...]) -> Chosen:
    way = sum(change.seconds for change in changes(start, ordered))
    least = way + sum(each.least_s for each in ordered)
    most = way + sum(each.most_s for each in ordered) + 2 * QUIET.most
    return Chosen(ordered, least, most, way)


def _rank(each: Chosen, target_s: int, values: Mapping[str, float]) -> tuple[float, float]:
    """Rank a set, best first: seconds outside what is tolerated, then what it is worth."""
    outside = max(each.least_s - (1 + TOLERANCE) * target_s, (1 - TOLERANCE) * target_s - each.most_s, 0.0)
    fullness = (target_s - each.least_s) / (each.most_s - each.least_s)
    worth = sum(values[one.technique.id] for one in each.candidates)
    return outside, CROWDING * abs(fullness - COMFORTABLE) - worth
