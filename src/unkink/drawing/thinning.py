"""Leaving out what a loop can do without: between the frames that stay, everything moves in straight lines."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import inf

_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+")

Spots = list[tuple[int, int]]


def needed(times: Sequence[float], frames: Sequence[str]) -> list[float]:
    """Return for each frame how much it is needed: how far off, without it, some point would be on its way.

    In units of the picture, which are millimetres; without end for the first and the last. Leaving out every frame
    that is needed less than so much leaves none further off: Ramer, Douglas and Peucker's rule, in time.
    """
    places = [corners(frame) for frame in frames]
    need = [inf] * len(frames)
    spans = [(0, len(frames) - 1, inf)]
    while spans:
        first, last, most = spans.pop()
        if last - first > 1:
            off, worst = max((_off(places, times, first, at, last), at) for at in range(first + 1, last))
            need[worst] = min(off, most)
            spans += [(first, worst, need[worst]), (worst, last, need[worst])]
    return need


@lru_cache(maxsize=256)
def corners(path: str) -> Spots:
    """Return the points that a path of the figure runs through, in whole units."""
    x = y = 0
    spots: Spots = []
    for command, text in _COMMAND.findall(path):
        numbers = [int(number) for number in _NUMBER.findall(text)]
        if command in "ML":
            x, y = numbers[-2:]
        elif command in "cs":
            x, y = x + numbers[-2], y + numbers[-1]
        elif command != "z":
            continue
        spots.append((x, y))
    return spots


def _off(places: Sequence[Spots], times: Sequence[float], first: int, at: int, last: int) -> float:
    share = (times[at] - times[first]) / (times[last] - times[first])
    return max(
        max(abs(a + (c - a) * share - x), abs(b + (d - b) * share - y))
        for (a, b), (x, y), (c, d) in zip(places[first], places[at], places[last], strict=True)
    )
