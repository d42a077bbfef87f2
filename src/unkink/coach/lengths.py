"""How long the limbs really are, and so how far one that looks short points towards the camera or away from it.

A limb of known length that looks shorter is turned out of the picture by a known angle (Taylor, Reconstruction of
Articulated Objects from Point Correspondences in a Single Uncalibrated Image, CVIU 2000). Its length is learnt from the
person: the longest it has looked against their trunk, on either side, as the side that rests shows it in full.
"""

from math import hypot

from unkink.coach.person import Person
from unkink.coach.segment import PAIRS, Points

AGAINST_TRUNK = {
    "thigh": (0.62, 1.05),
    "shank": (0.62, 1.05),
    "upper_arm": (0.46, 0.8),
    "forearm": (0.36, 0.7),
}
"""Each limb's shortest and longest length that is believed, in lengths of the trunk. On average they are 0.85, 0.85,
0.65 and 0.51 (Drillis and Contini 1966); a depth camera's joints give about a tenth less."""
LEARNS_S = 0.09
GROWS_S, SHRINKS_S = 1.0, 40.0
"""Time constants: what looks longer is learnt soon, what looks shorter is forgotten slowly."""
TRUNK_GROWS_S, TRUNK_SHRINKS_S = 0.3, 5.0
UPRIGHT = 0.9
"""Share of its usual length from which the trunk is seen in full, and the limbs may be measured against it."""


class Lengths:
    """The lengths of one person's limbs in the picture, in its heights."""

    __slots__ = ("_against_trunk", "_learnt_at", "_trunk", "of")

    def __init__(self) -> None:
        self._against_trunk = {limb: least for limb, (least, _) in AGAINST_TRUNK.items()}
        self._learnt_at: float | None = None
        self._trunk = 0.0
        self.of: dict[str, float] = dict.fromkeys(AGAINST_TRUNK, 0.0)
        """How long each limb looks where it lies in the picture; 0 until somebody was seen."""

    def learn(self, t: float, points: Points, person: Person, visibility: float) -> None:
        """Look at a frame of the person who is followed."""
        if self._learnt_at is None:
            dt = GROWS_S
        elif t - self._learnt_at < LEARNS_S:
            return
        else:
            dt = t - self._learnt_at
        self._learnt_at = t
        trunk = hypot(*person.trunk)
        self._trunk = _towards(self._trunk, trunk, dt, TRUNK_GROWS_S, TRUNK_SHRINKS_S) if self._trunk else trunk
        upright = trunk >= UPRIGHT * self._trunk > 0
        for limb, (least, most) in AGAINST_TRUNK.items():
            if upright:
                seen = max(_seen(points, limb, side, person.aspect, visibility) for side in ("left", "right")) / trunk
                known = _towards(self._against_trunk[limb], seen, dt, GROWS_S, SHRINKS_S)
                self._against_trunk[limb] = max(least, min(most, known))
            self.of[limb] = self._against_trunk[limb] * self._trunk


def _towards(value: float, seen: float, dt: float, grows_s: float, shrinks_s: float) -> float:
    time = grows_s if seen > value else shrinks_s
    return value + dt / (time + dt) * (seen - value)


def _seen(points: Points, limb: str, side: str, aspect: float, visibility: float) -> float:
    start, end = PAIRS[side][limb]
    a, b = points[start], points[end]
    if a[3] < visibility or b[3] < visibility:
        return 0.0
    return hypot((b[0] - a[0]) * aspect, b[1] - a[1])
