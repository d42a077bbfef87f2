"""The course of a signal through one repetition, kept thin enough that even an endless one needs little memory."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

STEP_S = 0.04
MOST = 1000
"""When so many samples are reached, every second one goes and the step doubles."""


class Trace:
    """Samples of a signal with their times, at least a step apart."""

    __slots__ = ("_step", "times", "values")

    def __init__(self) -> None:
        self.times = array("d")
        self.values = array("d")
        self._step = STEP_S

    def add(self, t: float, value: float) -> None:
        """Add a sample, unless the last one is too near."""
        if self.times and t - self.times[-1] < self._step:
            return
        self.times.append(t)
        self.values.append(value)
        if len(self.times) >= MOST:
            del self.times[1::2], self.values[1::2]
            self._step *= 2

    def keep_last(self, seconds: float) -> None:
        """Forget what is older than so many seconds before the last sample, at least."""
        if self.times and self.times[0] < self.times[-1] - 2 * seconds:
            start = bisect_left(self.times, self.times[-1] - seconds)
            del self.times[:start], self.values[:start]

    def clear(self) -> None:
        """Forget everything."""
        del self.times[:], self.values[:]
        self._step = STEP_S


def plateau(values: Sequence[float], base: float) -> float:
    """Return the level of the far end: the median of the samples beyond 60 % of the way. A peak is mostly noise."""
    peak = max(values)
    return median(value for value in values if value >= base + 0.6 * (peak - base))


def foot(values: Sequence[float], valley: float) -> float:
    """Return the level of the near end: the middle one of the samples of the last rest before the far end is reached.

    To the rest belongs what is under a quarter of the way. The median takes the way out for rest only where there was
    hardly any; the lowest sample is mostly noise.
    """
    peak = max(values)
    limit = valley + 0.25 * (peak - valley)
    end = values.index(peak)
    while end > 0 and values[end - 1] > limit:
        end -= 1
    start = end
    while start > 0 and values[start - 1] <= limit:
        start -= 1
    return median(values[start:end]) if start < end else valley


def time_above(times: Sequence[float], values: Sequence[float], level: float) -> tuple[float, float, float]:
    """Return for how long the signal was above a level, and when first and last; zeros where it never was."""
    total, first, last = 0.0, 0.0, 0.0
    found = False
    for index in range(1, len(times)):
        a, b = values[index - 1], values[index]
        if a < level and b < level:
            continue
        start, end = times[index - 1], times[index]
        if a < level:
            start += (level - a) / (b - a) * (end - start)
        elif b < level:
            end = start + (a - level) / (a - b) * (end - start)
        total += end - start
        if not found:
            first, found = start, True
        last = end
    return total, first, last


def swings(values: Sequence[float], degrees: float) -> int:
    """Count how often the signal goes down by so many degrees and up again."""
    count, turn, down = 0, values[0] if values else 0.0, False
    for value in values:
        if down:
            turn = min(turn, value)
            if value >= turn + degrees:
                count, turn, down = count + 1, value, False
        else:
            turn = max(turn, value)
            if value <= turn - degrees:
                turn, down = value, True
    return count
