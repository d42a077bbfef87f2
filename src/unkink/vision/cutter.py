"""Cutting a turned square out of a picture, as a network wants it.

Places between pixels are weighed from their four neighbours in whole numbers, in steps of 1/32 pixel, as OpenCV does it
for the graphs that BlazePose was published with: the networks notice the difference. This runs for every picture, on
the way that everything else waits for; so it counts in whole numbers, two colours at a time, and some rows after the
other, in room that is kept and small enough to stay near the processor.
"""

from math import cos, sin

import numpy as np
from numpy.typing import NDArray

from unkink.vision.picture import Picture
from unkink.vision.region import Region

ROWS = 32
"""Rows of the square that are cut at once: fewer make more work of calling, more fall out of the nearest memory."""
BITS = 5
"""32 steps from one pixel to the next take so many bits."""
STEPS, STEP_MASK, STEP_BITS = np.uint32(1 << BITS), np.int32((1 << BITS) - 1), np.int32(BITS)
FINE_BITS = 15
"""Places are counted in whole numbers of 1/32768 pixel, so that they can be summed up without rounding twice."""
TO_STEP = np.int32(FINE_BITS - BITS)
FINE_HALF = 1 << (FINE_BITS - BITS - 1)
FURTHEST = 30_000
"""Pixels that a place may be away; beyond, the count would overflow, and there is nothing to see."""
RED_AND_BLUE = np.uint32(0x00FF00FF)
LOW, HIGH = np.uint32(0xFFFF), np.uint32(16)
BYTE, GREEN = np.uint32(0xFF), np.uint32(8)
HALF, TO_BYTE = np.uint32(1 << (2 * BITS - 1)), np.uint32(2 * BITS)

Counts = NDArray[np.uint32]
Fine = NDArray[np.int32]


class Cutter:
    """Cuts squares out of pictures, always of the same number of pixels a side.

    Beyond the picture there is black, or (``goes_on``) its outermost pixels go on.
    """

    def __init__(self, side: int, *, goes_on: bool) -> None:
        self._side, self._goes_on = side, goes_on
        self._count = np.arange(side, dtype=np.float64)
        rows = next(rows for rows in range(min(ROWS, side), 0, -1) if side % rows == 0)
        self._bands = [slice(first, first + rows) for first in range(0, side, rows)]
        shape = (rows, side)
        self._across, self._down = _Way(shape), _Way(shape)
        self._index = np.empty(shape, np.intp)
        self._found, self._part = np.empty(shape, np.uint32), np.empty(shape, np.uint32)
        self._upper, self._lower = ((np.empty(shape, np.uint32), np.empty(shape, np.uint32)) for _ in range(2))

    def cut(self, picture: Picture, region: Region, low: float, high: float) -> NDArray[np.float32]:
        """Return the square as 1 x side x side x 3 numbers, black as ``low`` and white as ``high``."""
        out = np.empty((1, self._side, self._side, 3), np.float32)
        self.cut_into(out, picture, region, low, high)
        return out

    def cut_into(self, out: NDArray[np.float32], picture: Picture, region: Region, low: float, high: float) -> None:
        """Cut the square into room that is there."""
        step = region.size / self._side
        c, s, half = cos(region.turn) * step, sin(region.turn) * step, self._side / 2
        columns = self._fine(-s, c, region.x - (c - s) * half)
        rows = self._fine(c, s, region.y - (s + c) * half)
        flat, width = picture.pixels.ravel(), picture.width
        upper, lower = (flat, _from(flat, 1)), (_from(flat, width), _from(flat, width + 1))
        for band in self._bands:
            self._across.find(columns[0][band], columns[1], width, goes_on=self._goes_on)
            self._down.find(rows[0][band], rows[1], picture.height, goes_on=self._goes_on)
            np.multiply(self._down.before, np.int32(width), out=self._down.before)
            np.add(self._down.before, self._across.before, out=self._index)
            self._weigh_across(upper, self._upper)
            self._weigh_across(lower, self._lower)
            self._weigh_down(out[0, band])
        np.multiply(out, np.float32((high - low) / 255), out=out)
        if low:
            out += np.float32(low)

    def _fine(self, down: float, along: float, start: float) -> tuple[Fine, Fine]:
        """Return where the rows of the square begin in one direction of the picture, and how far on columns are."""
        fine, reach = 1 << FINE_BITS, float(FURTHEST << FINE_BITS)
        first = np.clip((self._count * down + start) * fine + FINE_HALF, -reach, reach).astype(np.int32)
        return first[:, None], np.clip(self._count * (along * fine), -reach, reach).astype(np.int32)

    def _weigh_across(self, pixels: tuple[Counts, Counts], into: tuple[Counts, Counts]) -> None:
        """Weigh the left and the right neighbour of every place: red and blue in one number, green in the other."""
        found, part, way = self._found, self._part, self._across
        both, alone = into
        for right, weight in enumerate((way.weight_before, way.weight_behind)):
            pixels[right].take(self._index, out=found, mode="clip")
            to = part if right else both
            np.bitwise_and(found, RED_AND_BLUE, out=to)
            np.multiply(to, weight, out=to)
            np.right_shift(found, GREEN, out=found)
            np.bitwise_and(found, BYTE, out=found)
            np.multiply(found, weight, out=found if right else alone)
        np.add(both, part, out=both)
        np.add(alone, found, out=alone)

    def _weigh_down(self, out: NDArray[np.float32]) -> None:
        """Weigh the upper and the lower row of every place, and round as bytes."""
        above, below = self._found, self._part
        for colour in range(3):
            for (both, alone), weight, to in (
                (self._upper, self._down.weight_before, above),
                (self._lower, self._down.weight_behind, below),
            ):
                if colour == 0:
                    np.bitwise_and(both, LOW, out=to)
                elif colour == 2:  # noqa: PLR2004 -- blue
                    np.right_shift(both, HIGH, out=to)
                np.multiply(alone if colour == 1 else to, weight, out=to)
            np.add(above, below, out=above)
            np.add(above, HALF, out=above)
            np.right_shift(above, TO_BYTE, out=above)
            np.copyto(out[..., colour], above.view(np.int32), casting="unsafe")


class _Way:
    """One direction of the picture: for every place the pixel before it, and what that and the next one weigh."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.before = np.empty(shape, np.int32)
        self.weight_before, self.weight_behind = np.empty(shape, np.uint32), np.empty(shape, np.uint32)

    def find(self, first: Fine, more: Fine, size: int, *, goes_on: bool) -> None:
        """Find the pixels; one that is not there weighs nothing."""
        place = self.before
        np.add(first, more, out=place)
        np.right_shift(place, TO_STEP, out=place)
        if goes_on:
            _hold(place, (size - 1) << BITS)
        np.bitwise_and(place, STEP_MASK, out=self.weight_behind.view(np.int32))
        np.right_shift(place, STEP_BITS, out=place)
        np.subtract(STEPS, self.weight_behind, out=self.weight_before)
        if not goes_on:
            self._blacken(size)

    def _blacken(self, size: int) -> None:
        """Give what is beyond the picture no weight; where only the pixel behind is in it, that one is the first."""
        at_edge, last = self.before == -1, self.before == size - 1
        beyond = (self.before < 0) | (self.before >= size)
        self.weight_before[beyond] = 0
        self.weight_before[at_edge] = self.weight_behind[at_edge]
        self.weight_behind[beyond | last] = 0
        _hold(self.before, size - 1)


def _hold(values: Fine, most: int) -> None:
    """Keep values between 0 and the most."""
    np.maximum(values, np.int32(0), out=values)
    np.minimum(values, np.int32(most), out=values)


def _from(flat: Counts, start: int) -> Counts:
    """Return the pixels from one on. Where there is none, only places of no weight ask, and any will do."""
    return flat[start:] if start < len(flat) else flat
