"""Arrows that show where something moves."""

from math import atan2, cos, hypot, remainder, sin, tau

from unkink.body.camera import Picture, camera_for
from unkink.body.joint import mirrored_name
from unkink.body.performance import Scene, scene_at, scene_between
from unkink.body.placement import point_of
from unkink.body.skeleton import stand
from unkink.body.space import Vector, add
from unkink.drawing.outline import arc_path, spot
from unkink.knowledge.motion import Arrow, Motion

HEAD = 0.06
SPREAD = 2.5
"""The length of the arrow's head in metres, and the angle of its two strokes from the way it points, in radians."""
SHORTEST = 0.16
"""Metres from the start of an arrow to its tip, at least."""
SHARES = (0.25, 0.5, 0.75)
"""The moments of a move that an arrow passes through: a gesture of the way, not all of it."""


def arrow_points(motion: Motion, arrow: Arrow, side: str) -> list[Picture]:
    """Return the way of an arrow in the picture, in metres."""
    camera = camera_for(motion.view, side)
    start, end = (scene_at(motion, pose, side=side) for pose in (arrow.start, arrow.end))
    x, y, z = arrow.offset
    offset = (x, y, -z if side == "right" else z)
    point = mirrored_name(arrow.point) if side == "right" else arrow.point
    scenes = [scene_between(start, end, share) for share in SHARES]
    return _lengthened([camera.see(add(_place(scene, point), offset)) for scene in scenes])


def _lengthened(points: list[Picture]) -> list[Picture]:
    """Return the way, enlarged from its start where it is too short to be read as an arrow."""
    (x, y), (u, v) = points[0], points[-1]
    grown = max(1.0, SHORTEST / max(hypot(u - x, v - y), 0.001))
    return [(x + (px - x) * grown, y + (py - y) * grown) for px, py in points]


def arrow_path(points: list[Picture]) -> str:
    """Return the path data of an arrow: an arc through the start, the middle and the end of its way."""
    start, middle, tip = points
    late = atan2(tip[1] - middle[1], tip[0] - middle[0])
    early = atan2(middle[1] - start[1], middle[0] - start[0])
    way = late + remainder(late - early, tau) / 2
    ends = [(tip[0] + HEAD * cos(way + turn), tip[1] + HEAD * sin(way + turn)) for turn in (SPREAD, -SPREAD)]
    return f"{arc_path(start, middle, tip)}M{spot(ends[0])}L{spot(tip)}L{spot(ends[1])}"


def _place(scene: Scene, point: str) -> Vector:
    return scene.props[point] if point in scene.props else point_of(stand(scene.posture), point)
