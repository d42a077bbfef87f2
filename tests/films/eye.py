"""The film camera: where it stands, and where a point of space falls in its picture."""

from dataclasses import dataclass
from math import cos, radians, sin, tan

import numpy as np

from tests.films.surface import Array

OPENING = 50.0
"""Degrees from the lower to the upper edge of the picture: a laptop's camera."""


@dataclass(frozen=True)
class Eye:
    """A camera in its place. ``scale`` is the focal length in pixels."""

    at: Array
    axes: Array
    """Rows: right, up, ahead."""
    scale: float
    centre: tuple[float, float]

    def see(self, points: Array) -> tuple[Array, Array]:
        """Where points (..., 3) fall, in pixels (..., 2) from the upper left corner, and how far away they are."""
        seen = (points - self.at) @ self.axes.T
        depth = np.maximum(seen[..., 2], 0.05)
        x = self.centre[0] + self.scale * seen[..., 0] / depth
        y = self.centre[1] - self.scale * seen[..., 1] / depth
        return np.stack([x, y], axis=-1), depth


def put_up(points: Array, around: float, elevation: float, fill: float, size: tuple[int, int]) -> Eye:
    """Put a camera up so that the points fill this share of the picture's width or height.

    ``around`` is 0 in front of the person and 90 on their right; degrees. ``size`` is the picture's width and height.
    """
    turn, rise = radians(around), radians(elevation)
    towards = np.array((cos(rise) * cos(turn), sin(rise), cos(rise) * sin(turn)))
    right = np.cross(-towards, (0.0, 1.0, 0.0))
    right /= np.linalg.norm(right)
    axes = np.stack([right, np.cross(right, -towards), -towards])
    width, height = size
    scale = height / 2 / tan(radians(OPENING / 2))
    middle = (points.reshape(-1, 3).min(axis=0) + points.reshape(-1, 3).max(axis=0)) / 2
    distance = 3.0
    for _ in range(5):
        eye = Eye(middle + towards * distance, axes, scale, (width / 2, height / 2))
        seen, _ = eye.see(points.reshape(-1, 3))
        breadth, tallness = np.ptp(seen, axis=0)
        distance *= max(breadth / width, tallness / height) / fill
    seen, _ = eye.see(points.reshape(-1, 3))
    off = (seen.min(axis=0) + seen.max(axis=0)) / 2
    return Eye(eye.at, axes, scale, (width - off[0], height - off[1]))
