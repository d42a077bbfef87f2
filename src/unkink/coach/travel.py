"""The way of the whole body through one repetition: it times a hold better than the one angle that is counted by.

An angle is made of two or three landmarks, and their errors drift within a second or two by as much as a slow movement
changes it meanwhile; a camera that stands askew bends its course besides. All landmarks together err much less. And how
far each is on the straight line from where it rests to where it is held looks the same from every side, because a
picture keeps the proportions along a line.
"""

from array import array
from collections.abc import Sequence
from math import hypot

from unkink.body.landmark import INDEX
from unkink.coach.person import Person
from unkink.coach.repetition import Repeated
from unkink.coach.segment import Points, index_of
from unkink.coach.trace import time_above

STEP_S = 0.1
MOST = 600
"""When so many samples are reached, every second one goes and the step doubles."""
REST_S = 3.0
"""How much of the rest before a repetition tells where the body rested."""
RESTING, HOLDING = 0.12, 0.9
"""Shares of the signal's way: within the first the body rests, beyond the second it is held."""
DIFFER_S = 1.0
"""Where body and signal come or go farther apart than this, the body did something else as well."""

PARTS = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")
HIPS = (index_of("hip", "left"), index_of("hip", "right"))
LANDMARKS = (INDEX["nose"], *(index_of(part, side) for part in PARTS for side in ("left", "right")))
"""Those that err apart from one another: eyes and mouth would only repeat the nose, fingers their wrist."""


class Travel:
    """Samples of a whole body with their times and the signal's value, at least a step apart.

    Of a body that ``rolls`` as a whole while it holds, the way is taken as its own trunk sees it.
    """

    __slots__ = ("_places", "_rolls", "_step", "_times", "_values", "due")

    def __init__(self, *, rolls: bool = False) -> None:
        self._rolls = rolls
        self.clear()

    def __len__(self) -> int:
        return len(self._times)

    def clear(self) -> None:
        """Forget everything."""
        self._times: list[float] = []
        self._values: list[float] = []
        self._places: list[Sequence[float]] = []
        self._step = STEP_S
        self.due = float("-inf")
        """Samples before this time are too near to the last one."""

    def add(self, t: float, value: float, points: Points, person: Person) -> None:
        """Add a sample, unless the last one is too near."""
        if t < self.due:
            return
        self.due = t + self._step
        self._times.append(t)
        self._values.append(value)
        self._places.append(_rolled(points, person) if self._rolls else _placed(points, person.aspect))
        if len(self._times) >= MOST:
            del self._times[1::2], self._values[1::2], self._places[1::2]
            self._step *= 2

    def keep_last(self, seconds: float) -> None:
        """Forget what is older than so many seconds before the last sample, at least."""
        times = self._times
        if times and times[0] < times[-1] - 2 * seconds:
            start = next(index for index, t in enumerate(times) if t >= times[-1] - seconds)
            del self._times[:start], self._values[:start], self._places[:start]
            self._step = STEP_S

    def time(self, seen: Repeated, share: float) -> None:
        """Time the hold of a repetition anew: what the body spent beyond this share of its own way.

        It stays as the signal had it where the body tells nothing, or something else.
        """
        sign, way = -1.0 if seen.side == "right" else 1.0, seen.top - seen.base
        shares = [(sign * value - seen.base) / way for value in self._values]
        rest = [index for index, t in enumerate(self._times) if t < seen.hold_start and abs(shares[index]) < RESTING]
        far = [
            index
            for index, t in enumerate(self._times)
            if seen.hold_start <= t <= seen.hold_end and shares[index] >= HOLDING
        ]
        if not rest or not far:
            return
        last = rest[-1]
        rest = [index for index in rest if self._times[index] > self._times[last] - REST_S]
        travelled = _along(self._places[last:], self._mean(rest), self._mean(range(far[0], far[-1] + 1)))
        held_s, start, end = time_above(self._times[last:], travelled, share)
        if held_s and abs(start - seen.hold_start) < DIFFER_S and abs(end - seen.hold_end) < DIFFER_S:
            seen.hold_s, seen.hold_start, seen.hold_end = held_s, start, end

    def _mean(self, chosen: Sequence[int]) -> list[float]:
        return [sum(column) / len(chosen) for column in zip(*(self._places[index] for index in chosen), strict=True)]


def _placed(points: Points, aspect: float) -> Sequence[float]:
    """Return where the landmarks are in the picture, and how well each is seen."""
    places = array("f")
    for index in LANDMARKS:
        x, y, _, visibility = points[index]
        places.extend((x * aspect, y, visibility))
    return places


def _rolled(points: Points, person: Person) -> Sequence[float]:
    """Return where the landmarks are from the hip, along the trunk and across it, and how well each is seen."""
    left, right = points[HIPS[0]], points[HIPS[1]]
    a, b = (left, left) if person.near == "left" else (right, right) if person.near == "right" else (left, right)
    hip_x, hip_y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    length = hypot(*person.trunk) or 1.0
    along_x, along_y = person.trunk[0] / length, person.trunk[1] / length
    places = array("f")
    for index in LANDMARKS:
        x, y, _, visibility = points[index]
        x, y = (x - hip_x) * person.aspect, y - hip_y
        places.extend((x * along_x + y * along_y, y * along_x - x * along_y, visibility))
    return places


def _along(places: Sequence[Sequence[float]], rest: Sequence[float], held: Sequence[float]) -> list[float]:
    """Return how far each sample is on the way from rest (0) to hold (1); landmarks seen better weigh more."""
    weights = []
    for index in range(0, len(rest), 3):
        seen = held[index + 2]
        weights += [seen * (held[index] - rest[index]), seen * (held[index + 1] - rest[index + 1]), 0.0]
    whole = sum(weight * (end - start) for weight, start, end in zip(weights, rest, held, strict=True))
    if whole <= 0:
        return [0.0] * len(places)
    return [sum(w * (at - start) for w, at, start in zip(weights, each, rest, strict=True)) / whole for each in places]
