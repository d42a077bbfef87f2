"""Finding people in a whole picture: BlazePose's detector, a single-shot network on a fixed grid of anchors.

For every anchor it gives a score, a box around the head and two points: the middle of the hips and the end of the
radius of the circle around the body. Grids and decoding follow the published graph (MediaPipe, pose_detection,
Apache-2.0).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unkink.vision.assets import DETECTOR
from unkink.vision.cutter import Cutter
from unkink.vision.network import Network, load_network
from unkink.vision.picture import Picture
from unkink.vision.region import Region, around, whole

SIDE = 224
"""Pixels of the network's input a side."""
GRIDS = ((28, 2), (14, 2), (7, 6))
"""Cells a side, and anchors a cell, in the order of the network's output."""
OUTPUTS = ("Identity", "Identity_1")
"""Figures and scores of the anchors."""
BOX, POINTS = slice(0, 4), slice(4, 8)
"""Where in an anchor's figures the box of the head stands (middle and size), and the two points of the body."""
SCORE_LEAST = 0.5
"""From which score on something counts as a person."""
SAME_LEAST = 0.5
"""Boxes that share so much of their joint area are of the same person."""


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was found: how sure the network is (0 to 1), and where."""

    score: float
    region: Region


def anchors() -> NDArray[np.float32]:
    """Return the middle of every anchor, as fractions of the network's input."""
    every = []
    for cells, number in GRIDS:
        places = (np.arange(cells, dtype=np.float32) + 0.5) / cells
        down, across = np.meshgrid(places, places, indexing="ij")
        every.append(np.repeat(np.stack((across, down), axis=-1).reshape(-1, 2), number, axis=0))
    return np.concatenate(every)


class Detector:
    """Finds people in a picture."""

    def __init__(self, network: Network) -> None:
        self._network, self._cutter, self._anchors = network, Cutter(SIDE, goes_on=False), anchors()

    def find(self, picture: Picture, least: float = SCORE_LEAST) -> list[Found]:
        """Return everybody who is found with at least this score, the surest first."""
        square = whole(picture)
        raw, scores = self._network.run(lambda room: self._cutter.cut_into(room, picture, square, -1.0, 1.0))
        with np.errstate(over="ignore"):
            sure = 1 / (1 + np.exp(-scores[:, 0]))
        kept = np.flatnonzero(sure >= least)
        kept = kept[np.argsort(-sure[kept], kind="stable")]
        figures, middles = raw[kept] / np.float32(SIDE), self._anchors[kept]
        points = figures[:, POINTS].reshape(-1, 2, 2) + middles[:, None]
        box = figures[:, BOX]
        centres, half = box[:, :2] + middles, box[:, 2:] * np.float32(0.5)
        corners = np.concatenate((centres - half, centres + half), axis=1)
        sure = sure[kept]
        found = []
        for group in same_person(corners):
            weights = sure[group][:, None, None]
            ends = square.place((points[group] * weights).sum(axis=0) / weights.sum())
            found.append(Found(float(sure[group[0]]), around(ends[0], ends[1])))
        return found


def load_detector(model: Path) -> Detector:
    """Load the detector of a model file. Raises NetworkError."""
    return Detector(load_network(model, DETECTOR, OUTPUTS))


def same_person(corners: NDArray[np.float32]) -> list[NDArray[np.intp]]:
    """Group boxes (left, top, right, bottom; the surest first) that overlap the surest of their group."""
    left, groups = np.arange(len(corners)), []
    areas = np.prod(corners[:, 2:] - corners[:, :2], axis=1)
    while len(left):
        first, others = corners[left[0]], corners[left]
        shared = np.minimum(first[2:], others[:, 2:]) - np.maximum(first[:2], others[:, :2])
        inside = np.prod(np.clip(shared, 0, None), axis=1)
        same = inside > SAME_LEAST * (areas[left[0]] + areas[left] - inside)
        same[0] = True
        groups.append(left[same])
        left = left[~same]
    return groups
