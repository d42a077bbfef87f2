"""Smoothing landmarks in time, as BlazePose's own graph does it, so that files and the live camera are judged alike.

Places go through the One Euro filter (Casiez, Roussel and Vogel, CHI 2012) on the scale of the body: standing still
they are held firmly, moving fast they pass almost as they are. Visibility goes through a slow average. Figures are
those of the published graph (MediaPipe, pose_landmarker, Apache-2.0). All is in seconds, whatever the frame rate.
"""

from math import pi

import numpy as np
from numpy.typing import NDArray

from unkink.vision.landmarks import Body

SPEED_HZ = 1.0
"""Cut-off for the speed."""
STILL_HZ, PER_SPEED = 0.05, 80.0
"""Cut-off for a point that stands still, and by how much it rises with each body size a second."""
WORLD_STILL_HZ, WORLD_PER_SPEED = 0.1, 40.0
"""The same for points in metres."""
FIRST_STEP_S = 1 / 30
"""The step that is assumed before there are two pictures."""
VISIBILITY_KEPT = 0.9**30
"""How much of the former visibility is left after a second: 0.9 a picture, at 30 a second."""

Points = NDArray[np.float64]


class OneEuro:
    """The One Euro filter on many values at once."""

    def __init__(self, still_hz: float, per_speed: float) -> None:
        self._still_hz, self._per_speed = still_hz, per_speed
        self._raw: Points | None = None
        self._speed = self._value = np.zeros(0)

    def take(self, values: Points, dt: float, size: float) -> Points:
        """Take values in, so many seconds after the last, and return them smoothed. Speeds are in sizes a second."""
        if self._raw is None:
            self._speed, self._value = np.zeros_like(values), values
        else:
            speed = (values - self._raw) / (size * dt)
            self._speed = self._speed + _share(SPEED_HZ, dt) * (speed - self._speed)
            cut_off = self._still_hz + self._per_speed * np.abs(self._speed)
            self._value = self._value + _share(cut_off, dt) * (values - self._value)
        self._raw = values
        return self._value


class SmoothedBody:
    """The landmarks of one body, smoothed from picture to picture."""

    def __init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Forget what was, as when nobody has been seen."""
        self._t: float | None = None
        self._points, self._world = OneEuro(STILL_HZ, PER_SPEED), OneEuro(WORLD_STILL_HZ, WORLD_PER_SPEED)
        self._visibility = np.zeros(0)

    def take(self, t: float, body: Body) -> tuple[Points, Points]:
        """Take a body in; return its points (x, y, z in pixels, visibility) and those in metres. Times must grow."""
        dt = FIRST_STEP_S if self._t is None else t - self._t
        points, world = body.points.astype(np.float64), body.world.astype(np.float64)
        if self._t is None:
            self._visibility = points[:, 3]
        else:
            self._visibility = points[:, 3] + VISIBILITY_KEPT**dt * (self._visibility - points[:, 3])
        self._t = t
        places = self._points.take(points[:, :3], dt, max(body.next_region.size, 1e-6))
        spread = np.ptp(world[:, :2], axis=0)
        metres = self._world.take(world, dt, max(float(spread.mean()), 1e-6))
        return np.column_stack((places, self._visibility)), metres


def _share(hz: float | Points, dt: float) -> float | Points:
    """Return the share of a new value that a first-order low-pass of this cut-off lets in."""
    return 1 / (1 + 1 / (2 * pi * hz * dt))
