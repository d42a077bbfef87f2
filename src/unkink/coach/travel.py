"""The way of the whole body through one repetition: it times a hold better than the one angle that is counted by.

An angle is made of two or three landmarks, and their errors drift within a second or two by as much as a slow movement
changes it meanwhile; a camera that stands askew bends its course besides. All landmarks together err much less. And how
far each is on the straight line from where it rests to where it is held looks the same from every side, because a
picture keeps the proportions along a line.

Two kinds of holds need more. Who rolls about while they hold has no one place: what the hold itself moves by is no part
of the way, so that direction is left out of it. And limbs that swing through most of a circle go on no line: their
way is how far they have turned, both sides together, against the upright and not against a trunk that errs as well.
"""

from array import array
from collections.abc import Iterator, Sequence
from math import atan2, pi, sqrt
from operator import mul

from unkink.body.landmark import INDEX
from unkink.coach.repetition import Repeated
from unkink.coach.segment import SEGMENTS, Points, index_of
from unkink.coach.trace import time_above
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
ROLLS = 40
"""So many samples of a hold are enough to tell where it rolls."""
POWERS = 4
"""... and so many rounds of the power method."""
SEEN = 3
"""Every landmark has three figures: across, down, and how well it is seen."""

PARTS = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")
LANDMARKS = (INDEX["nose"], *(index_of(part, side) for part in PARTS for side in ("left", "right")))
"""Those that err apart from one another: eyes and mouth would only repeat the nose, fingers their wrist."""

Places = Sequence[Sequence[float]]


class Travel:
    """Samples of a whole body with their times and the signal's value, at least a step apart."""

    __slots__ = ("_hold", "_places", "_step", "_times", "_values", "due")

    def __init__(self, hold: Hold) -> None:
        self._hold = hold
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

    def add(self, t: float, value: float, points: Points, aspect: float) -> None:
        """Add a sample, unless the last one is too near."""
        if t < self.due:
            return
        self.due = t + self._step
        self._times.append(t)
        self._values.append(value)
        self._places.append(_placed(points, aspect))
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

    def time(self, seen: Repeated) -> None:
        """Time the hold of a repetition anew: what the body spent beyond its share of its own way.

        It stays as the signal had it where the body tells nothing, or came and went when the signal did not.
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
        times = self._times
        reached, left = far[0], far[-1]
        travelled = self._travelled(_last(rest, times), range(reached, left + 1))
        for _ in range(CORRECTED):
            rest, held = self._still(travelled, rest, range(reached, left + 1))
            travelled = self._travelled(_last(rest, times), held)
        last = rest[-1]
        found = self._spent(times[last:], travelled[last:])
        if found is None:
            return
        gone, start, end = found
        after = (t for t, share in zip(times, shares, strict=True) if t > times[left] and share < RESTING)
        came = times[last] < start < times[reached] + DIFFER_S
        if came and times[left] - DIFFER_S < end < next(after, float("inf")):
            seen.hold_s, seen.hold_start, seen.hold_end = end - start - gone, start, end

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

    def _travelled(self, rest: Sequence[int], held: Sequence[int]) -> list[float]:
        """Return how far each sample is on the way from rest (0) to hold (1)."""
        if self._hold.turning:
            return _turned(self._places, self._hold.turning, rest, held)
        at_rest, at_hold = _mean(self._places, rest), _mean(self._places, held)
        return _along(self._places, at_rest, at_hold, _rolling(self._places, held) if self._hold.rolling else None)

    def _spent(self, times: list[float], travelled: list[float]) -> tuple[float, float, float] | None:
        """Return for how long the body was gone from its hold in between, when it came, and when it went."""
        share = self._hold.body_share or self._hold.share
        back = self._hold.body_share_back or share
        held_s, first, last = time_above(times, travelled, min(share, back))
        if not held_s:
            return None
        came = [time_above(times, travelled, level)[1] for level in _around(share)]
        went = [time_above(times, travelled, level)[2] for level in _around(back)]
        return last - first - held_s, sum(came) / len(came), sum(went) / len(went)


def _last(rest: Sequence[int], times: Sequence[float]) -> list[int]:
    return [index for index in rest if times[index] > times[rest[-1]] - REST_S]


def _around(share: float) -> Iterator[float]:
    for part in AROUND:
        yield share + part * min(share, 1 - share)


def _placed(points: Points, aspect: float) -> Sequence[float]:
    """Return where the landmarks are in the picture, and how well each is seen."""
    places = array("f")
    for index in LANDMARKS:
        x, y, _, visibility = points[index]
        places.extend((x * aspect, y, visibility))
    return places


def _mean(places: Places, chosen: Sequence[int]) -> list[float]:
    return [sum(column) / len(chosen) for column in zip(*(places[index] for index in chosen), strict=True)]


def _along(
    places: Places, rest: Sequence[float], held: Sequence[float], rolling: Sequence[float] | None
) -> list[float]:
    """Return how far each sample is on the way; landmarks seen better weigh more, and no way is made by rolling."""
    way = [end - start for start, end in zip(rest, held, strict=True)]
    weights = _seen(held)
    weighed = [weight * each for weight, each in zip(weights, way, strict=True)]
    if rolling is not None:
        rolled = sum(a * b for a, b in zip(weighed, rolling, strict=True))
        length = sum(weight * each * each for weight, each in zip(weights, rolling, strict=True)) or 1.0
        weighed = [
            each - rolled / length * weight * roll for each, weight, roll in zip(weighed, weights, rolling, strict=True)
        ]
    whole = sum(map(mul, weighed, way))
    if whole <= 0:
        return [0.0] * len(places)
    # Every sample of a repetition passes here, three times, while frames of others wait.
    start = sum(map(mul, weighed, rest))
    return [(sum(map(mul, weighed, each)) - start) / whole for each in places]


def _seen(held: Sequence[float]) -> list[float]:
    """Return a weight for every figure: how well its landmark is seen; nothing for that figure itself."""
    weights = []
    for index in range(2, len(held), SEEN):
        weights += [held[index], held[index], 0.0]
    return weights


def _rolling(places: Places, held: Sequence[int]) -> list[float]:
    """Return the direction in which the body moves most while it holds (the first principal component)."""
    chosen = held[:: 1 + len(held) // ROLLS]
    middle = _mean(places, chosen)
    roots = [sqrt(weight) for weight in _seen(middle)]
    moved = [
        [root * (at - mean) for root, at, mean in zip(roots, places[index], middle, strict=True)] for index in chosen
    ]
    found = max(moved, key=lambda each: sum(value * value for value in each))
    for _ in range(POWERS):
        parts = [sum(a * b for a, b in zip(each, found, strict=True)) for each in moved]
        found = [
            sum(part * value for part, value in zip(parts, column, strict=True)) for column in zip(*moved, strict=True)
        ]
        length = sqrt(sum(value * value for value in found)) or 1.0
        found = [value / length for value in found]
    return [value / root if root else 0.0 for value, root in zip(found, roots, strict=True)]


def _turned(places: Places, segment: str, rest: Sequence[int], held: Sequence[int]) -> list[float]:
    """Return how far a segment, both sides together, has turned in the picture on its way from rest to hold."""
    start, end = SEGMENTS[segment]
    ends = [LANDMARKS.index(index_of(part, side)) * SEEN for part in (start, end) for side in ("left", "right")]
    turned: list[float] = []
    for each in places:
        left, right, left_end, right_end = (each[at : at + 2] for at in ends)
        across, down = left_end[0] + right_end[0] - left[0] - right[0], left_end[1] + right_end[1] - left[1] - right[1]
        angle = atan2(down, across)
        if turned:
            angle += 2 * pi * round((turned[-1] - angle) / (2 * pi))
        turned.append(angle)
    at_rest = sum(turned[index] for index in rest) / len(rest)
    way = sum(turned[index] for index in held) / len(held) - at_rest
    return [(each - at_rest) / way for each in turned] if way else [0.0] * len(turned)
