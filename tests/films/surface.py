"""Surfaces in space, as patches: four corners, a colour, and which way they face."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Patches:
    """Many patches at once: corners (n, 4, 3) in metres, the way out (n, 3), and colours (n, 3) from 0 to 255."""

    corners: Array
    out: Array
    colours: Array


def joined(several: list[Patches]) -> Patches:
    """All patches in one."""
    return Patches(
        np.concatenate([each.corners for each in several]),
        np.concatenate([each.out for each in several]),
        np.concatenate([each.colours for each in several]),
    )


def tube(rings: Array, colours: Array) -> Patches:
    """A tube through rings of points (rings, around, 3); colours (rings - 1, around, 3)."""
    following = np.roll(rings, -1, axis=1)
    corners = np.stack([rings[:-1], following[:-1], following[1:], rings[1:]], axis=2)
    corners = corners.reshape(-1, 4, 3)
    out = np.cross(corners[:, 2] - corners[:, 0], corners[:, 3] - corners[:, 1])
    middles = np.repeat((rings.mean(axis=1)[:-1] + rings.mean(axis=1)[1:]) / 2, rings.shape[1], axis=0)
    outwards = np.einsum("ij,ij->i", out, corners.mean(axis=1) - middles)
    out *= np.where(outwards < 0, -1.0, 1.0)[:, None]
    length = np.linalg.norm(out, axis=1, keepdims=True)
    return Patches(corners, out / np.maximum(length, 1e-12), colours.reshape(-1, 3))


def box(low: Array, high: Array, colour: Array, cells: float = 0.2) -> Patches:
    """An upright box, its faces cut into cells so that they can be sorted by distance."""
    sides = []
    for axis in range(3):
        first, second = (axis + 1) % 3, (axis + 2) % 3
        a = np.linspace(low[first], high[first], max(2, int((high[first] - low[first]) / cells) + 2))
        b = np.linspace(low[second], high[second], max(2, int((high[second] - low[second]) / cells) + 2))
        for level, way in ((low[axis], -1.0), (high[axis], 1.0)):
            grid = np.empty((len(a), len(b), 3))
            grid[..., axis], grid[..., first], grid[..., second] = level, a[:, None], b[None, :]
            corners = np.stack([grid[:-1, :-1], grid[1:, :-1], grid[1:, 1:], grid[:-1, 1:]], axis=2).reshape(-1, 4, 3)
            out = np.zeros((len(corners), 3))
            out[:, axis] = way
            sides.append(Patches(corners, out, np.tile(colour, (len(corners), 1))))
    return joined(sides)
