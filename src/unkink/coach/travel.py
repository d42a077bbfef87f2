"""The way of the whole body through one repetition: it times a hold better than the one angle that is counted by.

An angle is made of two or three landmarks, and their errors drift within a second or two by as much as a slow movement
changes it meanwhile; a camera that stands askew bends its course besides. All landmarks together err much less. How far
they are on their way is told in way.py. Who rolls about while they hold has no one place: what the hold itself moves by
is no part of the way, so that direction is left out of it.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unkink.coach.repetition import Repeated
from unkink.coach.segment import Points
from unkink.coach.trace import time_above
from unkink.coach.way import Line, Place, Turn, placed
from unkink.knowledge.camera_view import Hold

STEP_S = 0.1
MOST = 600
"""When so many samples are reached, every second one goes and the step doubles."""
REST_S = 3.0
"""How much of the rest before a repetition tells where the body rested."""
RESTING, HOLDING = 0.12, 0.9
"""Shares of the signal's way: within the first the body rests, beyond the second it is held."""
DIFFER_S = 0.5
"""By so much the body may come later, or go sooner, than the signal says that it is held: the signal errs too."""
STILL = 0.03
QUARTER = 0.25
OPPOSITE = -0.5
"""Shares of the body's own way, once that is known: within the first it seems to rest, or to hold; beyond the last it
is on its other side."""
CORRECTED = 2
"""How often rest and hold are looked for anew, each time on the way that they gave before."""
AROUND = (-0.6, -0.3, 0.0, 0.3, 0.6)
"""The ways are timed at several shares around their own, and averaged: so much of what there is up to 0 or to 1."""


class Made(NamedTuple):
    """A way, how far each sample is on it, and which samples are the last at rest, the first far, and the last far."""

    way: Line | Turn
    travelled: list[float]
    rested: int
    reached: int
    left: int


class Travel:
    """Samples of a whole body with their times and the signal's value, at least a step apart."""

    __slots__ = ("_hold", "_places", "_step", "_times", "_values", "_way", "due", "share")

    def __init__(self, hold: Hold) -> None:
        self._hold = hold
        self.clear()

    def __len__(self) -> int:
        return len(self._times)

    def clear(self) -> None:
        """Forget everything."""
        self._times = array("d")
        self._values = array("d")
        self._places: list[Place] = []
        self._step = STEP_S
        self.due = float("-inf")
        """Samples before this time are too near to the last one."""
        self.forget_way()

    def forget_way(self) -> None:
        """Forget which way the body has made, but not where it was."""
        self._way: Line | Turn | None = None
        self.share: float | None = None
        """How far the last sample is on the way from rest (0) to hold (1); None until that has been learnt."""

    def add(self, t: float, value: float, points: Points, aspect: float) -> None:
        """Add a sample, unless the last one is too near."""
        if t < self.due:
            return
        self.due = t + self._step
        self._times.append(t)
        self._values.append(value)
        self._places.append(place := placed(points, aspect))
        if self._way is not None:
            self.share = self._way.share(place)
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

    def learn(self, seen: Repeated) -> None:
        """Learn the way to the hold from what has been seen of it so far, by somebody who is in the hold now.

        A way on which they would not be there tells nothing, and is not learnt.
        """
        made = self._made(seen)
        if made is not None and made.travelled[-1] >= (self._hold.body_share or self._hold.share):
            self._way, self.share = made.way, made.travelled[-1]

    def time(self, seen: Repeated) -> None:
        """Time the hold of a repetition anew: what the body spent beyond its share of its own way.

        It stays as the signal had it where the body tells nothing, or came and went when the signal did not.
        """
        made = self._made(seen)
        if made is None:
            return
        times, last = self._times, made.rested
        found = self._spent(times[last:], made.travelled[last:])
        if found is None:
            return
        gone, start, end = found
        shares = self._shares(seen)
        after = (t for t, share in zip(times, shares, strict=True) if t > times[made.left] and share < RESTING)
        came = times[last] < start < times[made.reached] + DIFFER_S
        if came and times[made.left] - DIFFER_S < end < next(after, float("inf")):
            seen.hold_s, seen.hold_start, seen.hold_end = end - start - gone, start, end

    def _shares(self, seen: Repeated) -> list[float]:
        """Return how far each sample is on the way of the signal."""
        sign, way = -1.0 if seen.side == "right" else 1.0, seen.top - seen.base
        return [(sign * value - seen.base) / way for value in self._values]

    def _made(self, seen: Repeated) -> Made | None:
        """Return the way that the body has made; None where it was not seen at rest, or not in the hold."""
        times, shares = self._times, self._shares(seen)
        rest = [index for index, t in enumerate(times) if t < seen.hold_start and abs(shares[index]) < RESTING]
        far = [
            index for index, t in enumerate(times) if seen.hold_start <= t <= seen.hold_end and shares[index] >= HOLDING
        ]
        if not rest or not far:
            return None
        between = range(far[0], far[-1] + 1)
        way = self._way_between(rest, between)
        travelled = way.shares(self._places)
        for _ in range(CORRECTED):
            rest, held = self._still(travelled, rest, between)
            way = self._way_between(rest, held)
            travelled = way.shares(self._places)
        return Made(way, travelled, rest[-1], far[0], far[-1])

    def _still(self, travelled: Sequence[float], rest: list[int], held: range) -> tuple[list[int], range]:
        """Return when the body itself was at rest and held, now that its way is known.

        The first and the last of a movement are too slow to be told from rest. As much time as the quarter of the way
        beside them took is left out: a calm movement (interpolation.py) has then not begun, or is over.
        """
        times = self._times
        left = max((index for index in range(held[0]) if OPPOSITE < travelled[index] < STILL), default=rest[-1])
        going = next((index for index in range(left, held[0]) if travelled[index] > QUARTER), left)
        before = times[left] - (times[going] - times[left])
        resting = [index for index in range(left + 1) if times[index] <= before and OPPOSITE < travelled[index] < STILL]
        there = [index for index in held if travelled[index] > 1 - STILL] or held
        came, went = there[0], there[-1]
        near = [index for index in range(left, len(times)) if travelled[index] < 1 - QUARTER]
        coming = max((index for index in near if index < came), default=came)
        going = min((index for index in near if index > went), default=went)
        start, end = 2 * times[came] - times[coming], 2 * times[went] - times[going]
        holding = [index for index in range(came, went + 1) if start <= times[index] <= end] or there
        return resting or rest, range(holding[0], holding[-1] + 1)

    def _way_between(self, rest: Sequence[int], held: Sequence[int]) -> Line | Turn:
        rested = [index for index in rest if self._times[index] > self._times[rest[-1]] - REST_S]
        if self._hold.turning:
            return Turn(self._hold.turning, self._places, rested, held)
        return Line(self._places, rested, held, rolling=self._hold.rolling)

    def _spent(self, times: Sequence[float], travelled: Sequence[float]) -> tuple[float, float, float] | None:
        """Return for how long the body was gone from its hold in between, when it came, and when it went."""
        share = self._hold.body_share or self._hold.share
        back = self._hold.body_share_back or share
        held_s, first, last = time_above(times, travelled, min(share, back))
        if not held_s:
            return None
        came = [time_above(times, travelled, level)[1] for level in _around(share)]
        went = [time_above(times, travelled, level)[2] for level in _around(back)]
        return last - first - held_s, sum(came) / len(came), sum(went) / len(went)


def _around(share: float) -> Iterator[float]:
    for part in AROUND:
        yield share + part * min(share, 1 - share)
