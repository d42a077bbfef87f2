"""How far every angle goes in a recording: what somebody needs to know who describes an exercise.

Limbs are measured as a file measures them that asks for no view.
"""

from collections.abc import Iterable
from typing import NamedTuple

from unkink.coach.angle import ANGLES
from unkink.coach.lengths import Lengths
from unkink.coach.person import Person
from unkink.coach.recordings.recording import Frame
from unkink.coach.sight import well_formed
from unkink.coach.signals import Measure, measure_of
from unkink.coach.smoothing import Smoothed
from unkink.knowledge.camera_view import AngleName, Limb, Signal

LIMBS: tuple[Limb, ...] = ("left", "right", "both", "more")
SEEN = 0.5
"""From this visibility a landmark counts as seen, unless a file says otherwise."""
TAIL = 0.02
"""Share of the frames left out at either end: outliers."""


class Range(NamedTuple):
    """How far an angle goes: its low and high end and its middle in degrees, and the share of frames it is seen in."""

    angle: AngleName
    limb: Limb
    low: int
    middle: int
    high: int
    seen: float


class _Histogram:
    """Counts by whole degrees, so that an hour needs no more room than a minute."""

    def __init__(self, measure: Measure) -> None:
        self.measure, self.smoothed = measure, Smoothed()
        self.counts = [0] * 361

    def add(self, t: float, value: float) -> None:
        self.counts[round(self.smoothed.take(t, value)) + 180] += 1

    def at(self, share: float) -> int:
        wanted, total = share * sum(self.counts), 0
        for degrees, count in enumerate(self.counts, -180):
            total += count
            if total >= wanted and total:
                return degrees
        return 0


def ranges(frames: Iterable[Frame], aspect: float) -> list[Range]:
    """Measure every angle in every frame and return how far each goes, the widest first."""
    person, lengths = Person(aspect), Lengths()
    followed: dict[tuple[AngleName, Limb], _Histogram] = {
        (name, limb): _Histogram(measure_of(Signal(name, limb), SEEN, lengths))
        for name, definition in ANGLES.items()
        for limb in (LIMBS[2:3] if definition.whole or definition.signed else LIMBS)
    }
    count, last = 0, float("-inf")
    for frame in frames:
        count += 1
        if frame.landmarks is None or frame.t <= last or not well_formed(frame.landmarks):
            continue
        last = frame.t
        points = person.follow(frame.t, frame.landmarks)
        if points is None:
            continue
        lengths.learn(frame.t, points, person, SEEN)
        for histogram in followed.values():
            value = histogram.measure(points, person)
            if value is not None:
                histogram.add(frame.t, value)
    found = [
        Range(name, limb, h.at(TAIL), h.at(0.5), h.at(1 - TAIL), round(sum(h.counts) / count, 3))
        for (name, limb), h in followed.items()
        if sum(h.counts)
    ]
    return sorted(found, key=lambda each: each.low - each.high)
