"""How far on its way from rest to hold a body is: a straight line for all landmarks, or the turn of its limbs.

How far each landmark is on the straight line looks the same from every side, because a picture keeps the proportions
along a line. Limbs that swing through most of a circle go on no line; how far they have turned is their way.
"""

from array import array
from collections.abc import Sequence
from math import atan2, pi, sqrt
from operator import mul

from unkink.body.landmark import INDEX
from unkink.coach.segment import SEGMENTS, Points, index_of

ROLLS = 40
"""So many samples of a hold are enough to tell where it rolls."""
POWERS = 4
"""... and so many rounds of the power method."""
SEEN = 3
"""Every landmark has three figures: across, down, and how well it is seen."""

PARTS = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")
LANDMARKS = (INDEX["nose"], *(index_of(part, side) for part in PARTS for side in ("left", "right")))
"""Those that err apart from one another: eyes and mouth would only repeat the nose, fingers their wrist."""

Place = Sequence[float]
Places = Sequence[Place]


def placed(points: Points, aspect: float) -> Place:
    """Return where the landmarks are in the picture, and how well each is seen."""
    places = array("f")
    for index in LANDMARKS:
        x, y, _, visibility = points[index]
        places.extend((x * aspect, y, visibility))
    return places


class Line:
    """The straight way of all landmarks; those seen better weigh more, and no way is made by rolling."""

    __slots__ = ("_start", "_weighed", "_whole")

    def __init__(self, places: Places, rest: Sequence[int], held: Sequence[int], *, rolling: bool) -> None:
        at_rest, at_hold = _mean(places, rest), _mean(places, held)
        way = [end - start for start, end in zip(at_rest, at_hold, strict=True)]
        weights = _seen(at_hold)
        weighed = [weight * each for weight, each in zip(weights, way, strict=True)]
        if rolling:
            roll = _rolling(places, held)
            rolled = sum(map(mul, weighed, roll))
            length = sum(weight * each * each for weight, each in zip(weights, roll, strict=True)) or 1.0
            weighed = [
                each - rolled / length * weight * part
                for each, weight, part in zip(weighed, weights, roll, strict=True)
            ]
        self._weighed = weighed
        self._start, self._whole = sum(map(mul, weighed, at_rest)), sum(map(mul, weighed, way))

    def share(self, place: Place) -> float:
        """Return how far a sample is on the way from rest (0) to hold (1)."""
        return self.shares((place,))[0]

    def shares(self, places: Places) -> list[float]:
        """Return how far each sample is on the way."""
        weighed, start, whole = self._weighed, self._start, self._whole
        if whole <= 0:
            return [0.0] * len(places)
        # Every sample of a repetition passes here, three times, while frames of others wait.
        return [(sum(map(mul, weighed, each)) - start) / whole for each in places]


class Turn:
    """How far a segment, both sides together, has turned in the picture, against the upright."""

    __slots__ = ("_at_rest", "_ends", "_last", "_way")

    def __init__(self, segment: str, places: Places, rest: Sequence[int], held: Sequence[int]) -> None:
        start, end = SEGMENTS[segment]
        self._ends = [
            LANDMARKS.index(index_of(part, side)) * SEEN for part in (start, end) for side in ("left", "right")
        ]
        self._last: float | None = None
        turned = [self._turned(each) for each in places]
        self._at_rest = sum(turned[index] for index in rest) / len(rest)
        self._way = sum(turned[index] for index in held) / len(held) - self._at_rest

    def share(self, place: Place) -> float:
        """Return how far the sample after the last one is on the way from rest (0) to hold (1)."""
        return (self._turned(place) - self._at_rest) / self._way if self._way else 0.0

    def shares(self, places: Places) -> list[float]:
        """Return how far each sample is on the way."""
        self._last = None
        return [self.share(each) for each in places]

    def _turned(self, place: Place) -> float:
        left, right, left_end, right_end = (place[at : at + 2] for at in self._ends)
        across, down = left_end[0] + right_end[0] - left[0] - right[0], left_end[1] + right_end[1] - left[1] - right[1]
        angle = atan2(down, across)
        if self._last is not None:
            angle += 2 * pi * round((self._last - angle) / (2 * pi))
        self._last = angle
        return angle


def _mean(places: Places, chosen: Sequence[int]) -> list[float]:
    return [sum(column) / len(chosen) for column in zip(*(places[index] for index in chosen), strict=True)]


def _seen(held: Place) -> list[float]:
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
