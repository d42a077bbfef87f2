"""Cutting a turned square out of a picture, as a network wants it.

Places between pixels are weighed from their four neighbours in whole numbers, in steps of 1/32 pixel, as OpenCV does it
for the graphs that BlazePose was published with: the networks notice the difference. This runs for every picture, on
the way that everything else waits for; so it counts in whole numbers, two colours at a time, and in room that is kept.
"""

from math import cos, sin

import numpy as np
from numpy.typing import NDArray

from unkink.vision.picture import Picture
from unkink.vision.region import Region

BITS = 5
"""32 steps from one pixel to the next take so many bits."""
STEPS, STEP_MASK = np.uint32(1 << BITS), np.int32((1 << BITS) - 1)
FINE_BITS = 15
"""Places are counted in whole numbers of 1/32768 pixel, so that they can be summed up without rounding twice."""
TO_STEP = np.int32(FINE_BITS - BITS)
FINE_HALF = 1 << (FINE_BITS - BITS - 1)
FURTHEST = 30_000
"""Pixels that a place may be away; beyond, the count would overflow, and there is nothing to see."""
RED_AND_BLUE = np.uint32(0x00FF00FF)
LOW, HIGH = np.uint32(0xFFFF), np.uint32(16)
BYTE, GREEN = np.uint32(0xFF), np.uint32(8)
HALF = np.uint32(1 << (2 * BITS - 1))

Counts = NDArray[np.uint32]
Places = NDArray[np.int32]


class Cutter:
    """Cuts squares out of pictures, always of the same number of pixels a side.

    Beyond the picture there is black, or (``goes_on``) its outermost pixels go on.
    """

    def __init__(self, side: int, *, goes_on: bool) -> None:
        self._side, self._goes_on = side, goes_on
        self._count = np.arange(side, dtype=np.float64)
        shape = (side, side)
        self._x, self._y, self._next_x, self._next_y, self._index = (np.empty(shape, np.int32) for _ in range(5))
        self._x_part, self._y_part, self._x_rest, self._part = (np.empty(shape, np.uint32) for _ in range(4))
        self._rows = [(np.empty(shape, np.uint32), np.empty(shape, np.uint32)) for _ in range(2)]
        self._far = np.empty(shape, np.bool_)

    def cut(self, picture: Picture, region: Region, low: float, high: float) -> NDArray[np.float32]:
        """Return the square as 1 x side x side x 3 numbers, black as ``low`` and white as ``high``."""
        step = region.size / self._side
        c, s, half = cos(region.turn) * step, sin(region.turn) * step, self._side / 2
        self._place(-s, c, region.x - (c - s) * half, self._x, self._x_part)
        self._place(c, s, region.y - (s + c) * half, self._y, self._y_part)
        np.subtract(STEPS, self._x_part, out=self._x_rest)
        np.add(self._x, 1, out=self._next_x)
        np.add(self._y, 1, out=self._next_y)
        flat = picture.pixels.ravel()
        for rows, into in zip((self._y, self._next_y), self._rows, strict=True):
            self._weigh_across(flat, picture.width, picture.height, rows, into)
        return self._weigh_down(low, high)

    def _place(self, down: float, along: float, start: float, whole: Places, part: Counts) -> None:
        """Find the pixel before every place, in one direction, and how many steps on from it the place is."""
        fine, reach = 1 << FINE_BITS, float(FURTHEST << FINE_BITS)
        first = np.clip((self._count * down + start) * fine + FINE_HALF, -reach, reach).astype(np.int32)
        more = np.clip(self._count * (along * fine), -reach, reach).astype(np.int32)
        np.add.outer(first, more, out=whole)
        np.right_shift(whole, TO_STEP, out=whole)
        np.bitwise_and(whole, STEP_MASK, out=part.view(np.int32))
        np.right_shift(whole, BITS, out=whole)

    def _weigh_across(self, flat: Counts, width: int, height: int, rows: Places, into: tuple[Counts, Counts]) -> None:
        """Weigh the left and the right neighbour of every place: red and blue in one number, green in the other."""
        first, second = into
        for columns, weight, more in ((self._x, self._x_rest, False), (self._next_x, self._x_part, True)):
            found = self._pixels(flat, width, height, rows, columns)
            for out, back, mask in ((first, np.uint32(0), RED_AND_BLUE), (second, GREEN, BYTE)):
                to = self._part if more else out
                np.bitwise_and(np.right_shift(found, back, out=to) if back else found, mask, out=to)
                np.multiply(to, weight, out=to)
                if more:
                    np.add(out, to, out=out)

    def _pixels(self, flat: Counts, width: int, height: int, rows: Places, columns: Places) -> Counts:
        index = self._index
        np.clip(rows, 0, height - 1, out=index)
        if not self._goes_on:
            np.not_equal(index, rows, out=self._far)
        np.multiply(index, width, out=index)
        inside = np.clip(columns, 0, width - 1)
        np.add(index, inside, out=index)
        found = flat.take(index)
        if not self._goes_on:
            self._far |= inside != columns
            found[self._far] = 0
        return found

    def _weigh_down(self, low: float, high: float) -> NDArray[np.float32]:
        """Weigh the upper and the lower row of every place, round as bytes, and stretch to what the network wants."""
        (red_blue, green), (red_blue_below, green_below) = self._rows
        rest = np.subtract(STEPS, self._y_part, out=self._x_rest)
        out = np.empty((1, self._side, self._side, 3), np.float32)
        scale = np.float32((high - low) / 255)
        for channel in range(3):
            sums = []
            for packed, alone in ((red_blue, green), (red_blue_below, green_below)):
                sums.append(packed & LOW if channel == 0 else alone if channel == 1 else packed >> HIGH)
            above, below = sums
            np.multiply(above, rest, out=above)
            np.multiply(below, self._y_part, out=below)
            np.add(above, below, out=above)
            np.add(above, HALF, out=above)
            np.right_shift(above, np.uint32(2 * BITS), out=above)
            np.multiply(above.view(np.int32), scale, out=out[0, ..., channel], casting="unsafe")
        if low:
            out += np.float32(low)
        return out
