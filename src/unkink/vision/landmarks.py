"""Landmarks of one body: BlazePose's landmark network on the square around it.

The network gives 39 points (33 landmarks, two that tell where the body will be in the next picture, four more), a map
of likelihood for each, the same points in metres, and whether anybody is there at all. Decoding follows the published
graph (MediaPipe, pose_landmark, Apache-2.0).
"""

from dataclasses import dataclass
from math import cos, sin
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unkink.vision import assets
from unkink.vision.cutter import Cutter
from unkink.vision.network import Network, Values, load_network
from unkink.vision.picture import Picture
from unkink.vision.region import Region, around

SIDE = 256
"""Pixels of the network's input a side."""
POINTS, LANDMARKS = 39, 33
MIDDLE, EDGE = 33, 34
"""The two points that tell the square of the next picture."""
MAP = 64
"""Cells of a map of likelihood a side."""
REACH = 3
"""A point is looked for in its map so many cells around where the network puts it."""
SURE_LEAST = 0.5
"""The map counts where it is at least so sure."""
PRESENT_LEAST = 0.5
"""From which figure on somebody is there."""
OUTPUTS = ("Identity", "Identity_1", "Identity_3", "Identity_4")
"""Points, presence, maps and points in metres. "Identity_2", the outline of the body, is not needed."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body in one picture: 33 landmarks in BlazePose order and the square in which it will be next.

    ``points``: x, y in pixels and z on the scale of x, and how visible it is (0 to 1). ``world``: metres from the
    middle of the hips.
    """

    points: NDArray[np.float32]
    world: NDArray[np.float32]
    next_region: Region


class LandmarkFinder:
    """Finds the landmarks of a body in a square of a picture."""

    def __init__(self, network: Network) -> None:
        self._network, self._cutter = network, Cutter(SIDE, goes_on=True)

    def find(self, picture: Picture, region: Region) -> Body | None:
        """Return the body in the square, or None where there is none."""
        raw, present, maps, metres = self._network.run(
            lambda room: self._cutter.cut_into(room, picture, region, 0.0, 1.0)
        )
        if not present[0] >= PRESENT_LEAST:
            return None
        points = raw.reshape(POINTS, 5)
        places = refined(points[:, :2] / np.float32(SIDE), maps)
        inside = region.place(places)
        found = np.empty((LANDMARKS, 4), np.float32)
        found[:, :2] = inside[:LANDMARKS]
        found[:, 2] = points[:LANDMARKS, 2] * (region.size / SIDE)
        found[:, 3] = _likelihood(points[:LANDMARKS, 3])
        if not (np.isfinite(found).all() and np.isfinite(inside).all()):
            return None
        world = _turned(metres.reshape(POINTS, 3)[:LANDMARKS], region.turn)
        return Body(found, world, around(inside[MIDDLE], inside[EDGE]))


def load_finder(model: Path, threads: int = 1) -> LandmarkFinder:
    """Load the landmark network of a model file, to run in so many threads. Raises NetworkError."""
    return LandmarkFinder(load_network(model, assets.LANDMARKS, OUTPUTS, threads))


def refined(places: Values, maps: Values) -> Values:
    """Move points (as fractions of the square) to the middle of the likelihood around them, where it is high enough."""
    cells = (places * MAP).astype(np.intp)  # towards 0, as the published graph does
    steps = np.arange(-REACH, REACH + 1)
    columns, rows = cells[:, :1] + steps, cells[:, 1:] + steps
    held = ((columns >= 0) & (columns < MAP))[:, None, :] & ((rows >= 0) & (rows < MAP))[:, :, None]
    inside = np.minimum(np.maximum(rows, 0), MAP - 1), np.minimum(np.maximum(columns, 0), MAP - 1)
    which = np.arange(len(places))
    near = maps[inside[0][:, :, None], inside[1][:, None, :], which[:, None, None]]
    likely = np.where(held, _likelihood(near), np.float32(0))
    total = likely.sum(axis=(1, 2))
    within = ((cells >= 0) & (cells < MAP)).all(axis=1)
    moved = within & (likely.max(axis=(1, 2)) >= SURE_LEAST)
    out = places.copy()
    weight = total[moved] * MAP
    out[moved, 0] = (likely.sum(axis=1) * columns).sum(axis=1)[moved] / weight
    out[moved, 1] = (likely.sum(axis=2) * rows).sum(axis=1)[moved] / weight
    return out


def _likelihood(values: Values) -> Values:
    with np.errstate(over="ignore"):
        return np.asarray(1 / (1 + np.exp(-values)), np.float32)


def _turned(points: Values, turn: float) -> Values:
    c, s = cos(turn), sin(turn)
    return np.stack((points[:, 0] * c - points[:, 1] * s, points[:, 0] * s + points[:, 1] * c, points[:, 2]), axis=1)
