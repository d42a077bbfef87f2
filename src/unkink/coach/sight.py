"""Whether the person is seen well enough to be judged, and if not, why not."""

from collections.abc import Sequence
from itertools import chain, starmap
from math import hypot
from typing import get_args

from unkink.body.landmark import LANDMARKS
from unkink.coach.angle import ANGLES
from unkink.coach.person import Person
from unkink.coach.segment import Points, index_of
from unkink.knowledge.camera_view import BodyPart, CameraView

NOBODY, BROKEN, ELSEWHERE, OUTSIDE = "nobody", "broken", "elsewhere", "outside"
SMALL, NOT_SIDE, NOT_FRONT, GAP, UNCLEAR = "small", "not-side", "not-front", "gap", "unclear"
HIDDEN = "hidden-"
REASONS: tuple[str, ...] = (
    *(NOBODY, BROKEN, ELSEWHERE, OUTSIDE, SMALL, NOT_SIDE, NOT_FRONT, GAP, UNCLEAR),
    *(HIDDEN + part for part in get_args(BodyPart)),
)
"""Every reason to abstain, as ids. A part that cannot be seen is named after ``hidden-``: ``hidden-hip``."""

FURTHEST = 100.0
"""No landmark lies so many picture widths away; all figures together are smaller, or some are no places."""
MARGIN = 0.03
"""Landmarks just outside the picture are estimated well enough."""
SLOW_S = 0.2
"""How often size and borders are looked at: they change slowly."""
SHRINKS_S = 15.0
"""The size of a body is the largest seen in about so many seconds: folded up it looks smaller, yet is no farther."""

SIDE_MOST, SIDE_MOST_AGAIN = 0.5, 0.42
"""Breadth of the shoulders across the trunk, over its length. Seen from the front it is about 0.67 (proportions of
Drillis and Contini 1966), and it shrinks with the sine of the turn: 0.5 is 48 degrees away from the side."""
FRONT_LEAST, FRONT_LEAST_AGAIN = 0.42, 0.48
"""0.42 is 51 degrees away from the front."""
RAISED, FROM_ABOVE = 30.0, 1.5
"""A camera that looks down by more than so many degrees sees a lying trunk shorter: shoulders look so much broader."""
SHOWN = 0.5
"""Visibility from which a landmark counts towards the size of the body."""


class Sight:
    """Looks at every frame before anything is measured in it."""

    __slots__ = ("_nearer", "_needed", "_outside", "_size", "_slow_at", "_turned", "_view", "person")

    def __init__(self, view: CameraView, person: Person) -> None:
        self.person = person
        self._view = view
        main = view.signals[view.repetition.signal]
        parts = dict.fromkeys(("hip", "shoulder", *ANGLES[main.angle].parts, *view.needs))
        self._needed = [(part, index_of(part, "left"), index_of(part, "right")) for part in parts]
        self._nearer = {
            "left": [(part, left) for part, left, _ in self._needed],
            "right": [(part, right) for part, _, right in self._needed],
        }
        self.forget()

    def forget(self) -> None:
        """Start again, as with somebody new."""
        self._turned = self._outside = False
        self._size = 0.0
        self._slow_at = float("-inf")

    def look(self, t: float, points: Points | None) -> tuple[Points | None, str]:
        """Return the points to measure and no reason, or the reason why this frame cannot be judged."""
        if points is None:
            return None, NOBODY
        if not well_formed(points):
            return None, BROKEN
        hidden = self._hidden(points)
        if hidden:
            return None, HIDDEN + hidden
        followed = self.person.follow(t, points)
        if followed is None:
            return None, ELSEWHERE
        return followed, self._turned_wrong() or self._small_or_outside(t, followed)

    def _hidden(self, points: Points) -> str:
        """Return the first part that is not seen: of the nearer side, or of either while neither is nearer."""
        least, near = self._view.visibility, self.person.near
        if near and self._view.view != "front":
            # The usual case; this runs for every frame.
            for part, index in self._nearer[near]:
                if points[index][3] < least:
                    return part
            return ""
        front = self._view.view == "front"
        for part, left, right in self._needed:
            on_left, on_right = points[left][3] >= least, points[right][3] >= least
            if not (on_left and on_right if front else on_left or on_right):
                return part
        return ""

    def _turned_wrong(self) -> str:
        view, breadth = self._view.view, self.person.breadth
        if view == "side":
            self._turned = breadth > (SIDE_MOST_AGAIN if self._turned else SIDE_MOST)
            return NOT_SIDE if self._turned else ""
        if view == "front":
            broader = FROM_ABOVE if self._view.elevation > RAISED else 1.0
            self._turned = breadth < broader * (FRONT_LEAST_AGAIN if self._turned else FRONT_LEAST)
            return NOT_FRONT if self._turned else ""
        return ""

    def _small_or_outside(self, t: float, points: Points) -> str:
        if t - self._slow_at >= SLOW_S:
            seen = [point for point in points if point[3] >= SHOWN]
            if seen:
                xs, ys = [point[0] for point in seen], [point[1] for point in seen]
                size = max(max(xs) - min(xs), max(ys) - min(ys))
                fading = max(0.0, 1.0 - min(t - self._slow_at, SHRINKS_S) / SHRINKS_S)
                self._size = max(size, self._size * fading)
            self._outside = self._any_outside(points)
            self._slow_at = t
        if self._outside:
            return OUTSIDE
        return SMALL if self._size < self._view.size else ""

    def _any_outside(self, points: Points) -> bool:
        near, low, high = self.person.near, -MARGIN, 1.0 + MARGIN
        for _, left, right in self._needed:
            index = right if near == "right" else left
            x, y = points[index][0], points[index][1]
            if not (low <= x <= high and low <= y <= high):
                return True
        return False


def well_formed(points: Sequence[Sequence[float]]) -> bool:
    """Whether these are 33 landmarks of finite, possible figures."""
    if len(points) != len(LANDMARKS):
        return False
    # Not a number compares as false. The sum is never the smaller of the two, and takes half the time: it is enough for
    # nearly every frame.
    return sum(starmap(hypot, points)) < FURTHEST or hypot(*chain.from_iterable(points)) < FURTHEST
