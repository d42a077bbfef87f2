"""Signals of a technique file as functions of a frame: each gives its angle, or None where it cannot be seen."""

from collections.abc import Callable
from math import acos, cos, degrees, hypot, pi, radians, sqrt, tan

from unkink.body.landmark import INDEX
from unkink.coach.angle import (
    ANGLES,
    DOWN,
    UP,
    Definition,
    angle_between,
    knee_roll,
    pelvis_rotation,
    shoulder_rotation,
    shoulder_tilt,
)
from unkink.coach.lengths import Lengths
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

RIGHT_ANGLE = pi / 2
NOISE = radians(25.0)
"""By so much a limb seems to be turned out of the picture through noise alone; from there on it is believed."""
NEARLY_FULL = cos(NOISE)
BENDS_BACK = "shank"
"""The limb that bends to the back of the body; all others bend to its front."""


def measure_of(signal: Signal, visibility: float, lengths: Lengths | None = None) -> Measure:
    """Return the function that measures a signal, where its landmarks are at least as visible as this.

    With ``lengths`` limbs are measured in space, by how short they look; without, as they look in the picture.
    """
    definition = ANGLES[signal.angle]
    measure = (
        _whole(WHOLE[signal.angle], definition, visibility)
        if definition.whole
        else _limb(definition, signal.limb, visibility, lengths)
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


def _limb(definition: Definition, limb: Limb, visibility: float, lengths: Lengths | None) -> Measure:
    if definition.outwards:
        left, right = _outwards(definition, "left", visibility), _outwards(definition, "right", visibility)
    elif lengths is not None and not definition.signed and definition.end in lengths.of:
        left = _in_space(definition, "left", visibility, lengths)
        right = _in_space(definition, "right", visibility, lengths)
    else:
        left, right = _one_side(definition, "left", visibility), _one_side(definition, "right", visibility)

    def of_two(choose: Callable[[float, float], float]) -> Measure:
        def measure(points: Points, person: Person) -> float | None:
            a, b = left(points, person), right(points, person)
            if a is None or b is None:
                return b if a is None else a
            return choose(a, b)

        return measure

    both = of_two(_average)

    def nearer(points: Points, person: Person) -> float | None:
        if person.near == "left":
            return left(points, person)
        if person.near == "right":
            return right(points, person)
        return both(points, person)

    return {"near": nearer, "left": left, "right": right, "both": both, "more": of_two(max), "less": of_two(min)}[limb]


def _outwards(definition: Definition, side: str, visibility: float) -> Measure:
    needed = [INDEX["left_shoulder"], INDEX["right_shoulder"], *(index_of(part, side) for part in definition.parts)]

    def measure(points: Points, person: Person) -> float | None:
        for index in needed:
            if points[index][3] < visibility:
                return None
        return shoulder_rotation(points, side, person.trunk, person.aspect)

    return measure


def _average(a: float, b: float) -> float:
    return (a + b) / 2


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


def _in_space(definition: Definition, side: str, visibility: float, lengths: Lengths) -> Measure:
    """Return the measure of one side in space: the shorter a limb looks, the more it points out of the picture.

    Trunk and fixed directions are taken to lie in the picture. Of two limbs the farther one bends to the body's front,
    the shank to its back.
    """
    pairs, start, end = PAIRS[side], definition.start, definition.end
    fixed = {"up": UP, "down": DOWN}.get(start)
    needed = tuple({index for segment in (start, end) if segment in SEGMENTS for index in pairs[segment]})
    turned = -1.0 if definition.opposite else 1.0
    ahead = -1.0 if end == BENDS_BACK else 1.0
    start_a, start_b = pairs.get(start, (0, 0))
    end_a, end_b = pairs[end]

    def measure(points: Points, person: Person) -> float | None:
        for index in needed:
            if points[index][3] < visibility:
                return None
        aspect = person.aspect
        out = 0.0
        if fixed:
            along, down = fixed
        elif start == "trunk":
            along, down = person.trunk
        else:
            a, b = points[start_a], points[start_b]
            along, down = (b[0] - a[0]) * aspect, b[1] - a[1]
            out = _out_of_picture(along, down, lengths.of[start])
        a, b = points[end_a], points[end_b]
        x, y = (b[0] - a[0]) * aspect, b[1] - a[1]
        z = ahead * _out_of_picture(x, y, lengths.of[end])
        size = sqrt((along * along + down * down + out * out) * (x * x + y * y + z * z))
        if not size:
            return None
        return degrees(acos(max(-1.0, min(1.0, turned * (along * x + down * y) / size + out * z / size))))

    return measure


def _out_of_picture(x: float, y: float, length: float) -> float:
    """Return how far the end of a limb lies before or behind its start. What looks but a little short lies at none."""
    seen = hypot(x, y)
    if seen >= NEARLY_FULL * length:
        return 0.0
    turned = (acos(seen / length) - NOISE) * RIGHT_ANGLE / (RIGHT_ANGLE - NOISE)
    return seen * tan(turned) if seen > length / 10 else length


def _wrapped(degrees: float) -> float:
    return degrees - 360.0 if degrees > 180.0 else degrees + 360.0 if degrees < -180.0 else degrees  # noqa: PLR2004
