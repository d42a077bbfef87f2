"""A raised hand, held for a second: the sign to pause or to go on, for somebody whose hands are not on the machine.

One wrist is above the head and the upper arm points up, the other wrist stays down, and nothing of it moves. It is
told in the picture, so it works standing, sitting and lying: up is towards the top of the picture.
"""

from math import hypot

from unkink.body.camera import camera_for
from unkink.body.landmark import INDEX
from unkink.body.performance import scene_at
from unkink.body.skeleton import stand
from unkink.coach.segment import Points, index_of
from unkink.coach.sight import well_formed
from unkink.knowledge.motion import Motion

HELD_S = 1.0
"""How long the hand must be up."""
FORGIVEN_S = 0.15
"""Frames that do not show it for no longer than this do not break it off: landmarks flicker."""
DOWN_S = 0.6
"""The hand must be down for so long before it can be raised again."""
GAP_S = 0.7
"""Frames farther apart than this tell nothing of what was held between them."""
CLEAR = 0.5
"""Visibility from which shoulder, elbow and wrist of the raised arm count as seen."""
ABOVE = 0.15
"""The wrist is above the head and the elbow above the shoulder by so many lengths of the trunk."""
STILL = 0.25
"""Lengths of the trunk by which wrist and shoulders may wander meanwhile."""
SHORTEST = 0.05
"""A trunk shorter than this share of the picture's height is seen end on, or is none."""
HEAD = tuple(INDEX[name] for name in ("nose", "left_ear", "right_ear"))
ARMS = tuple(
    (index_of("shoulder", side), index_of("elbow", side), index_of("wrist", side)) for side in ("left", "right")
)
HIPS = (INDEX["left_hip"], INDEX["right_hip"])

NEARLY_M = 0.04
"""An elbow that comes so near to its shoulder's height, in metres, is as good as raised."""

Place = tuple[float, float]


def raises_hands(motion: Motion) -> bool:
    """Whether a movement lifts a whole arm to its shoulder in the picture: then a raised hand is no sign."""
    camera = camera_for(motion.view, "")
    for pose in dict.fromkeys(move.pose for move in motion.moves):
        points = stand(scene_at(motion, pose).posture).points
        for side in ("left", "right"):
            wrist, elbow, shoulder = (
                camera.see(points[f"{side}_{part}"])[1] for part in ("wrist", "elbow", "shoulder")
            )
            if wrist > shoulder and elbow > shoulder - NEARLY_M:
                return True
    return False


class RaisedHand:
    """Looks for the sign, frame by frame. ``aspect`` is the width of the picture over its height."""

    def __init__(self, aspect: float) -> None:
        self._aspect = aspect
        self.forget()

    def forget(self) -> None:
        """Start again. A hand that is up must come down first."""
        self._t: float | None = None
        self._arm: int | None = None
        self._since = self._seen_at = 0.0
        self._start: tuple[Place, Place] | None = None
        self._ready = False
        self._down_since: float | None = None

    def see(self, t: float, points: Points | None) -> bool:
        """Take a frame in; return whether the sign has just been given. One raising gives it once."""
        gap = self._t is None or not 0 < t - self._t <= GAP_S
        self._t = t
        raised = None if points is None else self._raised(points)
        if gap:
            self._arm = self._down_since = None
        if raised is None:
            self._lower(t, known=points is not None)
            return False
        assert points is not None  # noqa: S101 -- a raised arm has points
        self._down_since = None
        if raised != self._arm or self._wandered(points):
            self._arm, self._since, self._start = raised, t, self._where(points, raised)
        self._seen_at = t
        given = self._ready and t - self._since >= HELD_S
        self._ready = self._ready and not given
        return given

    def _lower(self, t: float, *, known: bool) -> None:
        if self._arm is not None and t - self._seen_at > FORGIVEN_S:
            self._arm = None
        if not known or self._arm is not None:
            self._down_since = None
        elif self._down_since is None:
            self._down_since = t
        elif t - self._down_since >= DOWN_S:
            self._ready = True

    def _raised(self, points: Points) -> int | None:
        """Return which arm is up, the other being down; None otherwise."""
        (left_shoulder, _, left_wrist), (right_shoulder, _, right_wrist) = ARMS
        left = points[left_wrist][1] - points[left_shoulder][1]
        right = points[right_wrist][1] - points[right_shoulder][1]
        # Most frames end here, also those of an exercise that lifts both arms.
        if not (left < 0 < right or right < 0 < left) or not well_formed(points):
            return None
        raised = 0 if left < 0 else 1
        top = min(points[index][1] for index in HEAD)
        return raised if self._up(points, ARMS[raised], top, self._trunk(points)) else None

    def _up(self, points: Points, arm: tuple[int, int, int], top: float, size: float) -> bool:
        shoulder, elbow, wrist = (points[index] for index in arm)
        if size < SHORTEST or min(shoulder[3], elbow[3], wrist[3]) < CLEAR:
            return False
        return wrist[1] < top - ABOVE * size and elbow[1] < shoulder[1] - ABOVE * size

    def _trunk(self, points: Points) -> float:
        shoulder, hip = _middle(points, (ARMS[0][0], ARMS[1][0])), _middle(points, HIPS)
        return hypot((shoulder[0] - hip[0]) * self._aspect, shoulder[1] - hip[1])

    def _where(self, points: Points, arm: int) -> tuple[Place, Place]:
        wrist = points[ARMS[arm][2]]
        return (wrist[0], wrist[1]), _middle(points, (ARMS[0][0], ARMS[1][0]))

    def _wandered(self, points: Points) -> bool:
        if self._start is None or self._arm is None:
            return False
        allowed = STILL * self._trunk(points)
        return any(
            hypot((now[0] - then[0]) * self._aspect, now[1] - then[1]) > allowed
            for now, then in zip(self._where(points, self._arm), self._start, strict=True)
        )


def _middle(points: Points, pair: tuple[int, int]) -> Place:
    (a, b), (c, d) = points[pair[0]][:2], points[pair[1]][:2]
    return (a + c) / 2, (b + d) / 2
