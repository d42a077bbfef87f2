"""Signals of a technique file as functions of a frame: each gives its angle, or None where it cannot be seen."""

from collections.abc import Callable

from unkink.coach.angle import (
    ANGLES,
    DOWN,
    UP,
    Definition,
    angle_between,
    knee_roll,
    pelvis_rotation,
    shoulder_tilt,
)
from unkink.coach.person import Person
from unkink.coach.segment import PAIRS, SEGMENTS, Direction, Points, index_of
from unkink.knowledge.camera_view import AngleName, Limb, Signal

Measure = Callable[[Points, Person], float | None]
"""An angle of one frame of a person, in degrees; None where a landmark it needs is not seen well enough."""

WHOLE: dict[AngleName, Callable[[Points, Direction, float], float]] = {
    "knee_roll": knee_roll,
    "pelvis_rotation": pelvis_rotation,
    "shoulder_tilt": shoulder_tilt,
}


def measure_of(signal: Signal, visibility: float) -> Measure:
    """Return the function that measures a signal, where its landmarks are at least as visible as this."""
    definition = ANGLES[signal.angle]
    measure = (
        _whole(WHOLE[signal.angle], definition, visibility)
        if definition.whole
        else _limb(definition, signal.limb, visibility)
    )
    turn, least, most = (-1.0 if signal.reversed else 1.0), signal.least, signal.most
    if least <= -180.0 and most >= 180.0 and turn > 0:  # noqa: PLR2004 -- nothing is cut off
        return measure

    def cut(points: Points, person: Person) -> float | None:
        value = measure(points, person)
        return None if value is None else max(least, min(most, turn * value))

    return cut


def _whole(of: Callable[[Points, Direction, float], float], definition: Definition, visibility: float) -> Measure:
    needed = [index_of(part, side) for part in definition.parts for side in ("left", "right")]

    def measure(points: Points, person: Person) -> float | None:
        for index in needed:
            if points[index][3] < visibility:
                return None
        return of(points, person.trunk, person.aspect)

    return measure


def _limb(definition: Definition, limb: Limb, visibility: float) -> Measure:
    left, right = _one_side(definition, "left", visibility), _one_side(definition, "right", visibility)

    def both(points: Points, person: Person) -> float | None:
        a, b = left(points, person), right(points, person)
        if a is None or b is None:
            return b if a is None else a
        return (a + b) / 2

    def nearer(points: Points, person: Person) -> float | None:
        if person.near == "left":
            return left(points, person)
        if person.near == "right":
            return right(points, person)
        return both(points, person)

    def more(points: Points, person: Person) -> float | None:
        a, b = left(points, person), right(points, person)
        return max(a, b) if a is not None and b is not None else None

    def less(points: Points, person: Person) -> float | None:
        a, b = left(points, person), right(points, person)
        return min(a, b) if a is not None and b is not None else None

    return {"near": nearer, "left": left, "right": right, "both": both, "more": more, "less": less}[limb]


def _one_side(definition: Definition, side: str, visibility: float) -> Measure:
    """Return the measure of one side. Written out flat: it runs for every signal of every frame."""
    pairs, start, end = PAIRS[side], definition.start, definition.end
    fixed = {"up": UP, "down": DOWN}.get(start)
    turned = -1.0 if definition.opposite else 1.0
    signed, offset = definition.signed, definition.offset
    needed = tuple({index for segment in (start, end) if segment in SEGMENTS for index in pairs[segment]})
    start_a, start_b = pairs.get(start, (0, 0))
    end_a, end_b = pairs.get(end, (0, 0))

    def measure(points: Points, person: Person) -> float | None:
        for index in needed:
            if points[index][3] < visibility:
                return None
        aspect = person.aspect
        if fixed:
            first = fixed
        elif start == "trunk":
            trunk = person.trunk
            first = (turned * trunk[0], turned * trunk[1])
        else:
            a, b = points[start_a], points[start_b]
            first = (turned * (b[0] - a[0]) * aspect, turned * (b[1] - a[1]))
        if end == "trunk":
            second = person.trunk
        else:
            a, b = points[end_a], points[end_b]
            second = ((b[0] - a[0]) * aspect, b[1] - a[1])
        turn = angle_between(first, second)
        if not signed:
            return abs(turn)
        return _wrapped(turn * person.facing + offset) if person.facing else None

    return measure


def _wrapped(degrees: float) -> float:
    return degrees - 360.0 if degrees > 180.0 else degrees + 360.0 if degrees < -180.0 else degrees  # noqa: PLR2004
