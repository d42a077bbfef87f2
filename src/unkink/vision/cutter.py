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
Places = NDArray[np.intp]
Beyond = NDArray[np.bool_] | None


class Cutter:
    """Cuts squares out of pictures, always of the same number of pixels a side.

    Beyond the picture there is black, or (``goes_on``) its outermost pixels go on.
    """

    def __init__(self, side: int, *, goes_on: bool) -> None:
        self._side, self._goes_on = side, goes_on
        self._count = np.arange(side, dtype=np.float64)
        shape = (side, side)
        self._whole = np.empty(shape, np.int32)
        self._index, self._left, self._right, self._up, self._down = (np.empty(shape, np.intp) for _ in range(5))
        self._found, self._part = np.empty(shape, np.uint32), np.empty(shape, np.uint32)
        self._x_part, self._x_rest, self._y_part, self._y_rest = (np.empty(shape, np.uint32) for _ in range(4))
        self._upper, self._lower = ((np.empty(shape, np.uint32), np.empty(shape, np.uint32)) for _ in range(2))

    def cut(self, picture: Picture, region: Region, low: float, high: float) -> NDArray[np.float32]:
        """Return the square as 1 x side x side x 3 numbers, black as ``low`` and white as ``high``."""
        step = region.size / self._side
        c, s, half = cos(region.turn) * step, sin(region.turn) * step, self._side / 2
        self._place(-s, c, region.x - (c - s) * half, picture.width, (self._left, self._right, self._x_part))
        far = self._outside(picture.width) if not self._goes_on else (None, None)
        self._place(c, s, region.y - (s + c) * half, picture.height, (self._up, self._down, self._y_part))
        beyond = self._outside(picture.height) if not self._goes_on else (None, None)
        np.subtract(STEPS, self._x_part, out=self._x_rest)
        np.subtract(STEPS, self._y_part, out=self._y_rest)
        flat = picture.pixels.ravel()
        for rows, into, above in ((self._up, self._upper, beyond[0]), (self._down, self._lower, beyond[1])):
            np.multiply(rows, picture.width, out=rows)
            self._weigh_across(flat, rows, into, above, far)
        return self._weigh_down(low, high)

    def _place(self, down: float, along: float, start: float, size: int, into: tuple[Places, Places, Counts]) -> None:
        """Find the pixels before and behind every place, in one direction, and how many steps on it is."""
        fine, reach, whole = 1 << FINE_BITS, float(FURTHEST << FINE_BITS), self._whole
        first = np.clip((self._count * down + start) * fine + FINE_HALF, -reach, reach).astype(np.int32)
        more = np.clip(self._count * (along * fine), -reach, reach).astype(np.int32)
        np.add.outer(first, more, out=whole)
        np.right_shift(whole, TO_STEP, out=whole)
        np.bitwise_and(whole, STEP_MASK, out=into[2].view(np.int32))
        np.right_shift(whole, BITS, out=whole)
        np.clip(whole, 0, size - 1, out=into[0])
        np.clip(whole, -1, size - 2, out=into[1])
        np.add(into[1], 1, out=into[1])

    def _outside(self, size: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say of every place, in the direction found last, whether the pixel before and behind it is beyond."""
        return (self._whole < 0) | (self._whole >= size), (self._whole < -1) | (self._whole >= size - 1)

    def _weigh_across(
        self, flat: Counts, rows: Places, into: tuple[Counts, Counts], above: Beyond, far: tuple[Beyond, Beyond]
    ) -> None:
        """Weigh the left and the right neighbour of every place: red and blue in one number, green in the other."""
        found, part = self._found, self._part
        sides = ((self._left, self._x_rest, far[0]), (self._right, self._x_part, far[1]))
        for number, (columns, weight, beside) in enumerate(sides):
            np.add(rows, columns, out=self._index)
            flat.take(self._index, out=found, mode="clip")
            if above is not None and beside is not None:
                found[above | beside] = 0
            to = part if number else into[0]
            np.bitwise_and(found, RED_AND_BLUE, out=to)
            np.multiply(to, weight, out=to)
            np.right_shift(found, GREEN, out=found)
            np.bitwise_and(found, BYTE, out=found)
            np.multiply(found, weight, out=found if number else into[1])
            if number:
                np.add(into[0], part, out=into[0])
                np.add(into[1], found, out=into[1])

    def _weigh_down(self, low: float, high: float) -> NDArray[np.float32]:
        """Weigh the upper and the lower row of every place, round as bytes, and stretch to what the network wants."""
        out = np.empty((1, self._side, self._side, 3), np.float32)
        scale = np.float32((high - low) / 255)
        above, below = self._found, self._part
        for channel in range(3):
            for (packed, alone), weight, to in ((self._upper, self._y_rest, above), (self._lower, self._y_part, below)):
                if channel == 0:
                    np.bitwise_and(packed, LOW, out=to)
                elif channel == 2:  # noqa: PLR2004 -- blue
                    np.right_shift(packed, HIGH, out=to)
                np.multiply(alone if channel == 1 else to, weight, out=to)
            np.add(above, below, out=above)
            np.add(above, HALF, out=above)
            np.right_shift(above, np.uint32(2 * BITS), out=above)
            np.multiply(above.view(np.int32), scale, out=out[0, ..., channel], casting="unsafe")
        if low:
            out += np.float32(low)
        return out
