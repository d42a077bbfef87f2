"""Arrows that show where something moves."""

from math import atan2, cos, sin

from unkink.body.camera import CAMERAS, Picture
from unkink.body.performance import Scene, scene_at, scene_between
from unkink.body.placement import point_of
from unkink.body.skeleton import stand
from unkink.body.space import add
from unkink.drawing.outline import SCALE, open_path
from unkink.knowledge.motion import Arrow, Motion

HEAD = 0.055
SPREAD = 2.5
"""The length of the arrow's head in metres, and the angle of its two strokes from the way it points, in radians."""


def arrow_path(motion: Motion, side: str) -> str:
    """Return the path data of all arrows of a motion; empty where it has none."""
    return "".join(_one(motion, arrow, side) for arrow in motion.arrows)


def _one(motion: Motion, arrow: Arrow, side: str) -> str:
    camera = CAMERAS[motion.view]
    start, end = (scene_at(motion, pose, side=side) for pose in (arrow.start, arrow.end))
    x, y, z = arrow.offset
    offset = (x, y, -z if side == "right" else z)
    scenes = [scene_between(motion, start, end, share) for share in (0.0, 0.38, 0.5, 0.62, 1.0)]
    points = [camera.see(add(_spot(scene, arrow.point, side), offset)) for scene in scenes]
    return open_path(points) + _head(points[-2], points[-1])


def _spot(scene: Scene, point: str, side: str) -> tuple[float, float, float]:
    if point in scene.props:
        return scene.props[point]
    if side == "right":
        first, _, rest = point.partition("_")
        point = {"left": f"right_{rest}", "right": f"left_{rest}"}.get(first, point)
    return point_of(stand(scene.posture), point)


def _head(before: Picture, tip: Picture) -> str:
    way = atan2(tip[1] - before[1], tip[0] - before[0])
    ends = [(tip[0] + HEAD * cos(way + turn), tip[1] + HEAD * sin(way + turn)) for turn in (SPREAD, -SPREAD)]
    a, b, c = (f"{round(x * SCALE)} {round(-y * SCALE)}" for x, y in (ends[0], tip, ends[1]))
    return f"M{a}L{b}L{c}"
