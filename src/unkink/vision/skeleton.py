"""What is drawn over a body: its nearer side, and the angle that is counted, at the joint where it is."""

from math import atan2, degrees
from typing import NamedTuple

from PIL import ImageDraw

from unkink.coach.angle import ANGLES, UP
from unkink.coach.recordings.recording import Landmark
from unkink.coach.segment import PAIRS
from unkink.knowledge.camera_view import CameraView

LINE, JOINT, ACCENT = (255, 255, 255), (27, 106, 88), (255, 196, 64)
UNSEEN = 0.3
"""Landmarks less visible are not drawn."""
LIMBS = ("trunk", "thigh", "shank", "upper_arm", "forearm", "neck", "head", "foot")

Spot = tuple[float, float]


class Angle(NamedTuple):
    """Where an angle is in the picture: its vertex, and a point on each of its arms."""

    vertex: Spot
    first: Spot
    second: Spot


def draw_skeleton(draw: ImageDraw.ImageDraw, size: tuple[int, int], points: tuple[Landmark, ...], near: str) -> None:
    """Draw the nearer side, or both where neither is nearer."""
    spots = [(x * size[0], y * size[1]) for x, y, _, _ in points]
    thick = max(2, round(min(size) / 160))
    for side in (near,) if near else ("left", "right"):
        for limb in LIMBS:
            a, b = PAIRS[side][limb]
            if min(points[a][3], points[b][3]) >= UNSEEN:
                draw.line((spots[a], spots[b]), fill=LINE, width=thick)
        for limb in LIMBS:
            for index in PAIRS[side][limb]:
                if points[index][3] >= UNSEEN:
                    _dot(draw, spots[index], thick * 1.4)


def draw_angle(draw: ImageDraw.ImageDraw, size: tuple[int, int], angle: Angle) -> None:
    """Draw both arms of an angle and the arc between them."""
    thick = max(3, round(min(size) / 120))
    reach = min(size) / 14
    for end in (angle.first, angle.second):
        draw.line((angle.vertex, end), fill=ACCENT, width=thick)
    ends = [degrees(atan2(end[1] - angle.vertex[1], end[0] - angle.vertex[0])) for end in angle[1:]]
    start, stop = ends if (ends[1] - ends[0]) % 360 <= 180 else ends[::-1]  # noqa: PLR2004 -- the shorter way round
    x, y = angle.vertex
    draw.arc((x - reach, y - reach, x + reach, y + reach), start, stop, fill=ACCENT, width=thick)


def angle_at(view: CameraView, points: tuple[Landmark, ...], near: str, size: tuple[int, int]) -> Angle | None:
    """Return where the counted angle is; None where it is a matter of the whole body, or cannot be seen."""
    definition = ANGLES[view.signals[view.repetition.signal].angle]
    if definition.whole:
        return None
    pairs = PAIRS[near or "left"]
    spots = [(x * size[0], y * size[1]) for x, y, _, _ in points]
    second = pairs[definition.end]
    if definition.start in pairs:
        first = pairs[definition.start]
        shared = set(first) & set(second)
        if not shared:
            return None
        vertex = shared.pop()
        others = [next(index for index in pair if index != vertex) for pair in (first, second)]
        if min(points[index][3] for index in (vertex, *others)) < UNSEEN:
            return None
        return Angle(spots[vertex], spots[others[0]], spots[others[1]])
    start, end = second
    if min(points[start][3], points[end][3]) < UNSEEN:
        return None
    length = min(size) / 5 * (1 if definition.start == "up" else -1)
    x, y = spots[start]
    return Angle((x, y), (x, y + UP[1] * length), spots[end])


def _dot(draw: ImageDraw.ImageDraw, at: Spot, radius: float) -> None:
    x, y = at
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=JOINT, outline=LINE)
