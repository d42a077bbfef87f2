"""A virtual camera: where a point of space appears in the picture."""

from dataclasses import dataclass

from unkink.body.space import Vector, dot

Picture = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera without perspective. ``right`` and ``up`` are the picture's axes in space, ``towards`` points at us."""

    right: Vector
    up: Vector
    towards: Vector

    def see(self, point: Vector) -> Picture:
        """Return where a point appears, in metres: to the right and upwards."""
        (a, b, c), (d, e, f), (x, y, z) = self.right, self.up, point
        return (a * x + b * y + c * z, d * x + e * y + f * z)

    def nearness(self, point: Vector) -> float:
        """Return how near a point is to us; larger is nearer."""
        return dot(point, self.towards)


CAMERAS: dict[str, Camera] = {
    "side": Camera((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "front": Camera((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0)),
    "above": Camera((0.0, 0.0, 1.0), (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0)),
    "foot-end": Camera((-0.5000, 0.0000, -0.8660), (-0.5332, 0.7880, 0.3078), (0.6824, 0.6157, -0.3940)),
}
"""One camera for each view that a motion may name. ``above`` and ``foot-end`` show somebody lying with the head at the
top of the picture; ``foot-end`` stands at their feet, 30 degrees to their left, and looks down at 38 degrees: low and
far enough to the side that bent knees are seen to stand up, high enough that the trunk shows behind them."""


def camera_for(view: str, side: str) -> Camera:
    """Return the camera of a view for a side: what is done to the right is seen from the right, as its mirror image."""
    camera = CAMERAS[view]
    if side != "right" or view != "foot-end":
        return camera
    (rx, ry, rz), (ux, uy, uz), (tx, ty, tz) = camera.right, camera.up, camera.towards
    return Camera((-rx, -ry, rz), (ux, uy, -uz), (tx, ty, -tz))
