"""A picture to look for a body in: its pixels, packed four bytes a pixel, and the moment it shows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint32]
"""Rows of pixels. Lowest byte red, then green, then blue; the highest byte means nothing."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a film, upright. ``t`` is its time in seconds from the film's first picture."""

    t: float
    pixels: Pixels

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return int(self.pixels.shape[0])


def packed(colours: NDArray[np.uint8]) -> Pixels:
    """Pack rows of red, green and blue bytes (height x width x 3)."""
    height, width, _ = colours.shape
    spread = np.zeros((height, width, 4), np.uint8)
    spread[..., :3] = colours
    return spread.view("<u4")[..., 0].astype(np.uint32, copy=False)


def colours_of(pixels: Pixels) -> NDArray[np.uint8]:
    """Return red, green and blue bytes (height x width x 3)."""
    spread = np.ascontiguousarray(pixels).astype("<u4", copy=False).view(np.uint8)
    return np.ascontiguousarray(spread.reshape(*pixels.shape, 4)[..., :3])
