"""What stays the same through a whole motion: the camera, the frame of the picture, the order of limbs, the arrows."""

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from unkink.body.camera import Camera, camera_for
from unkink.body.performance import scene_at
from unkink.body.skeleton import stand
from unkink.drawing.arrow import arrow_path, arrow_points
from unkink.drawing.framing import Frame, framed
from unkink.drawing.layers import Order, order
from unkink.knowledge.motion import Arrow, Motion


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything about a motion's pictures that no moment of it changes."""

    camera: Camera
    frame: Frame
    seen: Order
    arrows: tuple[tuple[Arrow, str], ...]

    def arrows_of(self, pose: str) -> str:
        """Return the path data of the arrows that leave a pose, or else of those that reach it."""
        leaving = [path for arrow, path in self.arrows if pose == arrow.start]
        return "".join(leaving or [path for arrow, path in self.arrows if pose == arrow.end])


def stage_of(motion: Motion, side: str) -> Stage:
    """Return the stage of a motion. It is worked out once for each motion: all of its poses must be looked at."""
    return _stage(msgspec.msgpack.encode(motion), side)


@lru_cache(maxsize=128)
def _stage(encoded: bytes, side: str) -> Stage:
    motion = msgspec.msgpack.decode(encoded, type=Motion)
    camera = camera_for(motion.view, side)
    seen = order(stand(scene_at(motion, motion.known_by, side=side).posture), camera, motion.view)
    ways = [(arrow, arrow_points(motion, arrow, side)) for arrow in motion.arrows]
    frame = framed(motion, side, [point for _, points in ways for point in points])
    return Stage(camera, frame, seen, tuple((arrow, arrow_path(points)) for arrow, points in ways))
