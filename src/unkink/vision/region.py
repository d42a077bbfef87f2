"""The square, turned part of a picture that a body is in.

Conventions of BlazePose (Bazarevsky et al., BlazePose: On-device Real-time Body Pose Tracking, 2020): a circle around
the middle of the hips that just holds the whole body gives the middle, the size and the turn of the square.
"""

from dataclasses import dataclass
from math import atan2, cos, floor, hypot, pi, sin

import numpy as np
from numpy.typing import NDArray

from unkink.vision.picture import Picture

ROOM = 1.25
"""The square is so much wider than the circle."""


@dataclass(frozen=True, slots=True)
class Region:
    """A square in a picture: its middle and side in pixels, and its turn in radians, clockwise as one sees it."""

    x: float
    y: float
    size: float
    turn: float

    def place(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return where points lie in the picture, given in sides of the square from its upper left corner."""
        across, down = points[:, 0] - 0.5, points[:, 1] - 0.5
        c, s = cos(self.turn) * self.size, sin(self.turn) * self.size
        return np.stack((across * c - down * s + self.x, across * s + down * c + self.y), axis=1)


def around(middle: NDArray[np.float32], edge: NDArray[np.float32]) -> Region:
    """Return the square around a body, from the middle of its hips and the point at the end of its circle's radius.

    That point lies above the head of a body that stands: its direction gives the turn.
    """
    across, down = float(edge[0] - middle[0]), float(edge[1] - middle[1])
    turn = pi / 2 - atan2(-down, across)
    turn -= 2 * pi * floor((turn + pi) / (2 * pi))
    return Region(float(middle[0]), float(middle[1]), 2 * ROOM * hypot(across, down), turn)


def whole(picture: Picture) -> Region:
    """Return the smallest upright square around the whole picture."""
    return Region(picture.width / 2, picture.height / 2, float(max(picture.width, picture.height)), 0.0)
