"""A part's movement taken apart: a turn and a shift, which a few numbers tell exactly, and a change of shape."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, degrees, remainder, sin, tau

from unkink.drawing.outline import joined

LEAST_TURN = 15.0
"""Degrees: a part that turns less is told as a change of shape alone."""
_COMMAND = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+")

Spot = tuple[float, float]
Step = tuple[str, tuple[Spot, ...]]
"""A command of path data with its points, all of them counted from the picture's origin."""


@dataclass(frozen=True, slots=True)
class Turning:
    """A part in all frames: its paths as seen from its own first point and turned back, its shifts and its turns.

    Shifts are in units of the picture, turns in degrees as SVG counts them.
    """

    paths: list[str]
    shifts: list[str]
    turns: list[str]


def turning(frames: Sequence[str]) -> Turning | None:
    """Take the movement of a part apart. None where it hardly turns, or where its paths are not all curves."""
    drawn = [_steps(frame) for frame in frames]
    if any(name not in "Mcsz" for name, _ in drawn[0]):
        return None
    turns = [0.0]
    for now in drawn[1:]:
        turns.append(turns[-1] + remainder(_turned(drawn[0], now) - turns[-1], tau))
    if degrees(max(turns) - min(turns)) < LEAST_TURN:
        return None
    shifts = [steps[0][1][0] for steps in drawn]
    return Turning(
        [_path(steps, shift, -turn) for steps, shift, turn in zip(drawn, shifts, turns, strict=True)],
        [f"{x:g} {y:g}" for x, y in shifts],
        [f"{degrees(turn):.1f}".removesuffix(".0") for turn in turns],
    )


@lru_cache(maxsize=256)
def _steps(path: str) -> list[Step]:
    steps: list[Step] = []
    x = y = 0.0
    for name, text in _COMMAND.findall(path):
        numbers = [float(number) for number in _NUMBER.findall(text)]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=False))
        points = tuple((x + a, y + b) for a, b in pairs) if name in "cs" else tuple(pairs)
        x, y = points[-1] if points else (x, y)
        steps.append((name, points))
    return steps


def _turned(first: Sequence[Step], now: Sequence[Step]) -> float:
    """Return the turn that brings the knots of one frame closest to those of another, in radians (Procrustes)."""
    ours, theirs = (_about_middle([points[-1] for _, points in steps if points]) for steps in (first, now))
    along = sum(a * c + b * d for (a, b), (c, d) in zip(ours, theirs, strict=True))
    across = sum(a * d - b * c for (a, b), (c, d) in zip(ours, theirs, strict=True))
    return atan2(across, along)


def _about_middle(points: Sequence[Spot]) -> list[Spot]:
    x, y = (sum(each) / len(points) for each in zip(*points, strict=True))
    return [(a - x, b - y) for a, b in points]


def _path(steps: Sequence[Step], origin: Spot, turn: float) -> str:
    """Write a path as seen from an origin, turned about it."""
    c, s = cos(turn), sin(turn)

    def seen(point: Spot) -> tuple[int, int]:
        x, y = point[0] - origin[0], point[1] - origin[1]
        return round(c * x - s * y), round(s * x + c * y)

    text, (u, v) = "", (0, 0)
    for name, points in steps:
        spots = [seen(point) for point in points]
        counted = [n for x, y in spots for n in ((x - u, y - v) if name in "cs" else (x, y))]
        text += name + (joined(counted) if counted else "")
        u, v = spots[-1] if spots else (u, v)
    return text
