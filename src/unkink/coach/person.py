"""Following one person through the frames: which side is nearer, which way they face, mixed-up sides, somebody else.

Everything kept here is of a fixed size, and every average is over time, not over frames.
"""

from array import array
from collections.abc import Sequence
from math import hypot

from unkink.coach.segment import PAIRS, Direction, Points, direction, middle_direction

AVERAGED_S = 0.5
"""Time constant of what is believed about side and facing."""
LEARNS_S = 0.09
"""How often they are looked at: they change slowly."""
NEARER = 0.06
"""Evidence (a difference in visibility, or in depth over the length of the trunk) from which one side is nearer."""
NEARER_AGAIN = 0.25
"""Evidence it takes to change over once a side has been chosen."""
GUESSED = 0.2
"""A landmark less visible than this may be anywhere."""
FRONTAL = 0.45
"""Shoulders so far apart across the trunk, in its lengths, are seen from the front, where no side is nearer."""
FACING = 0.08
FACING_AGAIN = 0.25
SWAPPED_SHARE = 0.5
"""Sides are taken for mixed up when changing them over leaves at most this share of the way they seem to have moved."""
SWAPPED_LEAST = 0.15
"""... and they seem to have moved by at least this many trunk lengths, summed over three pairs."""
SWAP_BELIEVED_S = 0.5
"""Mixed up for longer than this, they are not mixed up: the person has turned round."""
JUMP, FASTEST = 0.15, 2.0
"""A pair has jumped that moved by more trunk lengths than this from one frame to the next, and by so many more for
every second between the two. Where most pairs have, it is somebody else. A brisk squat's hips move at 2 a second."""
NOISE, NOISE_S = 2.5, 1.0
"""... unless their landmarks always move by so much: that many times what was usual in about the last second."""
ELSEWHERE = 0.7
"""Nor does the middle of their trunk by more than this, even while somebody else hid them for a moment."""
UNSEEN_S, FURTHER = 0.3, 1.5
"""Who was not seen for longer may have moved further: by so many trunk lengths for every second beyond."""
LENGTH_S = 15.0
"""The length of a trunk is the longest seen in about so many seconds: bent towards the camera it looks shorter."""
ELSEWHERE_BELIEVED_S = 1.0
"""After so long in the new place it is followed, as somebody who has come back from elsewhere."""

KEPT = (11, 12, 23, 24, 25, 26, 27, 28)
"""The landmarks of a frame that the next one is compared with: shoulders, hips, knees, ankles, left and right."""
Places = Sequence[float]
"""Where those were: x of each, then y of each. So little of a frame is kept, so that all the rest of it can go: with
many people who are followed at once, memory that is used again at once is what a frame costs least in."""

Compared = tuple[tuple[int, int], ...]
"""Places of a frame, each with the one of the frame before that it is compared with."""


def _ways(*pairs: tuple[int, int]) -> tuple[Compared, Compared]:
    """Return pairs of both sides taken as they are, and with the sides changed over."""
    same = tuple((index, index) for pair in pairs for index in pair)
    return same, tuple(each for left, right in pairs for each in ((left, right), (right, left)))


SHOULDERS, HIPS, KNEES, ANKLES = (0, 1), (2, 3), (4, 5), (6, 7)
"""In the order of the kept landmarks."""
TRUNK_ENDS = {"left": (SHOULDERS[0], HIPS[0]), "right": (SHOULDERS[1], HIPS[1]), "": (*SHOULDERS, *HIPS)}
"""Whose middle is the middle of the trunk, by the nearer side where there is one: the farther may not be seen."""
AS_THEY_ARE, CROSSED = _ways(SHOULDERS, HIPS, KNEES)
"""The pairs that tell whether sides are mixed up."""
TELLING = len(AS_THEY_ARE)
STAYING, STAY = tuple(_ways(pair) for pair in (SHOULDERS, HIPS, KNEES, ANKLES)), 2
"""The pairs of which two at least are about where they were, however somebody moves."""
LITTLE = min(TELLING * JUMP, 2 * ELSEWHERE)
"""The landmarks that tell have moved by less than this together, in trunk lengths: nobody can have jumped. The usual
case."""
OTHER_SIDE = tuple(
    [0, 4, 5, 6, 1, 2, 3, 8, 7, 10, 9] + [index + 1 if index % 2 else index - 1 for index in range(11, 33)]
)
"""For each landmark the one of the other side."""
FACING_PARTS = ("trunk", "thigh"), ("neck", "head"), ("shank", "foot")
"""The second of each points to the body's front of the first: knees, nose and toes."""


class Person:
    """The person being followed. After ``follow``: their points, trunk, nearer side and (if ``faces``) facing."""

    __slots__ = (
        "_before",
        "_faces",
        "_facing",
        "_learnt_at",
        "_length",
        "_looked_at",
        "_nearer",
        "_other",
        "_swap_since",
        "_t",
        "_usual",
        "aspect",
        "breadth",
        "facing",
        "near",
        "trunk",
    )

    def __init__(self, aspect: float, *, faces: bool = True) -> None:
        self.aspect, self._faces = aspect, faces
        self.forget()

    def forget(self) -> None:
        """Start again, as with somebody new."""
        self.near = ""
        """"left", "right", or "" where neither is nearer."""
        self.facing = 0
        """1 where their front is clockwise of their trunk (facing right when upright), -1 where not, 0 unknown."""
        self.trunk: Direction = (0.0, -0.3)
        self.breadth = 0.0
        """How far the shoulders are apart across the trunk, in lengths of the trunk, on average of the last moments."""
        self._nearer: float | None = None
        self._facing: float | None = None
        self._before: Places | None = None
        self._other: Places | None = None
        self._length = self._usual = 0.0
        self._t = self._looked_at = 0.0
        self._learnt_at = float("-inf")
        self._swap_since: float | None = None

    def follow(self, t: float, points: Points) -> Points | None:
        """Return the frame's points with the sides right, or None where this seems to be somebody else."""
        before, unseen, places = self._before, t - self._looked_at, _places(points)
        self._looked_at = t
        if before is not None and t - self._t < ELSEWHERE_BELIEVED_S:
            moved = self._moved(places, before, AS_THEY_ARE)
            if self._elsewhere(t, places, before, moved, unseen):
                self._other = places
                return None
            if self._tangled(t, places, before, moved):
                points = [points[other] for other in OTHER_SIDE]
                places = _places(points)
        self._before, self._other, self._t = places, None, t
        self._see_trunk(points)
        self._length = max(hypot(*self.trunk), 0.05, self._length * (1 - min(1.0, unseen / LENGTH_S)))
        if t - self._learnt_at >= LEARNS_S:
            self._learn(points, min(t - self._learnt_at, 1.0))
            self._learnt_at = t
        return points

    def _elsewhere(self, t: float, places: Places, before: Places, moved: float, unseen: float) -> bool:
        """Whether this is somebody else: a jump away from the person, or whoever was jumped to, until the jump back."""
        size, other = self._length, self._other
        if other is None and moved < LITTLE * size:
            self._got_used_to(moved, unseen)
            return False
        gone = unseen if other is None else t - self._t
        (ax, ay), (bx, by) = _middle(places, self.near), _middle(before, self.near)
        if hypot((ax - bx) * self.aspect, ay - by) >= (ELSEWHERE + FURTHER * max(0.0, gone - UNSEEN_S)) * size:
            return True
        jump = max(JUMP + FASTEST * unseen, NOISE * self._usual) * size
        if other is not None:
            return self._least_moved(places, other, (AS_THEY_ARE, CROSSED)) < jump * TELLING
        seems = moved / TELLING
        if seems >= jump and self._jumped(places, before, jump):
            return True
        self._got_used_to(moved, unseen)
        return False

    def _got_used_to(self, moved: float, dt: float) -> None:
        """Learn by how much their landmarks always move."""
        self._usual += dt / (NOISE_S + dt) * (moved / TELLING / self._length - self._usual)

    def _jumped(self, places: Places, before: Places, jump: float) -> bool:
        """Whether few pairs are about where they were, whichever side is which."""
        return sum(self._least_moved(places, before, pair) < 2 * jump for pair in STAYING) < STAY

    def _least_moved(self, places: Places, before: Places, ways: tuple[Compared, Compared]) -> float:
        return min(self._moved(places, before, compared) for compared in ways)

    def _tangled(self, t: float, places: Places, before: Places, same: float) -> bool:
        """Whether left and right are mixed up in this frame."""
        size = max(hypot(*self.trunk), 0.05)
        if same < SWAPPED_LEAST * size or self._moved(places, before, CROSSED) > SWAPPED_SHARE * same:
            self._swap_since = None
            return False
        if self._swap_since is None:
            self._swap_since = t
        if t - self._swap_since > SWAP_BELIEVED_S:
            self._swap_since = None
            return False
        return True

    def _moved(self, places: Places, before: Places, compared: Compared) -> float:
        """Return how far the landmarks seem to have moved together."""
        along = down = 0.0
        for index, other in compared:
            along += abs(places[index] - before[other])
            down += abs(places[index + len(KEPT)] - before[other + len(KEPT)])
        return along * self.aspect + down

    def _learn(self, points: Points, dt: float) -> None:
        share = dt / (AVERAGED_S + dt)
        self._overlap(points, share)
        left, right, left_shoulder, right_shoulder = points[23], points[24], points[11], points[12]
        size = max(hypot(*self.trunk), 0.05)
        deeper = (right[2] + right_shoulder[2] - left[2] - left_shoulder[2]) * self.aspect / (2 * size)
        clearer = (left[3] + left_shoulder[3] - right[3] - right_shoulder[3]) / 2
        evidence = clearer + max(-0.5, min(0.5, deeper / 2))
        self._nearer = evidence if self._nearer is None else self._nearer + share * (evidence - self._nearer)
        before = self.near
        if self.breadth > FRONTAL:
            self.near = ""
        elif abs(self._nearer) > (NEARER_AGAIN if self.near else NEARER):
            self.near = "left" if self._nearer > 0 else "right"
        if self.near != before:
            self._see_trunk(points)
        if self._faces:
            self._face(points, share)

    def _see_trunk(self, points: Points) -> None:
        if self.near:
            self.trunk = direction(points, "trunk", self.near, self.aspect)
        else:
            self.trunk = middle_direction(points, "trunk", self.aspect)

    def _overlap(self, points: Points, share: float) -> None:
        """Learn how far the shoulders stand apart across the trunk, in lengths of the trunk."""
        a, b, trunk = points[11], points[12], self.trunk
        if a[3] < GUESSED or b[3] < GUESSED:
            return
        length = max(hypot(*trunk), 0.02)
        across = abs((a[0] - b[0]) * self.aspect * -trunk[1] + (a[1] - b[1]) * trunk[0]) / (length * length)
        across = min(across, 1.0)
        self.breadth = across if self._nearer is None else self.breadth + share * (across - self.breadth)

    def _face(self, points: Points, share: float) -> None:
        side, seen = self.near or "left", 0.0
        for along, ahead in FACING_PARTS:
            if min(points[index][3] for index in (*PAIRS[side][along], *PAIRS[side][ahead])) < 0.5:  # noqa: PLR2004
                continue
            a, b = direction(points, along, side, self.aspect), direction(points, ahead, side, self.aspect)
            if along == "shank":
                a = (-a[0], -a[1])
            size = hypot(*a) * hypot(*b)
            if size:
                seen += (a[0] * b[1] - a[1] * b[0]) / size
        self._facing = seen if self._facing is None else self._facing + share * (seen - self._facing)
        if abs(self._facing) > (FACING_AGAIN if self.facing else FACING):
            self.facing = 1 if self._facing > 0 else -1


def _places(points: Points) -> Places:
    kept = [points[index] for index in KEPT]
    return array("d", [point[0] for point in kept] + [point[1] for point in kept])


def _middle(places: Places, near: str) -> Direction:
    """Return the middle of the trunk."""
    ends = TRUNK_ENDS[near]
    across, down = sum(places[end] for end in ends), sum(places[end + len(KEPT)] for end in ends)
    return (across / len(ends), down / len(ends))
