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
    "foot-end": Camera((0.3090, 0.0000, -0.9511), (-0.6841, 0.6947, -0.2223), (0.6607, 0.7193, 0.2147)),
}
"""One camera for each view that a motion may name. ``above`` and ``foot-end`` show somebody lying with the head at the
top of the picture; ``foot-end`` stands at their feet, 18 degrees to their right, and looks down at 46 degrees, so that
bent knees show."""
