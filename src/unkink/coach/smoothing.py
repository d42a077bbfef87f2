"""Smoothing of one signal: a median against single outliers, then the One Euro filter against jitter.

One Euro: Casiez, Roussel and Vogel, 1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input, CHI 2012. Slow
signals are smoothed strongly and fast ones little, so that nobody feels a lag. Everything is in seconds, never in
frames: 8 or 60 frames a second give the same result.
"""

from math import pi

SLOWEST_HZ = 1.2
"""Cut-off for a signal that stands still: jitter above it goes."""
PER_SPEED = 0.04
"""By how many hertz the cut-off rises for each degree a second."""
SPEED_HZ = 1.0
"""Cut-off for the speed itself."""
FRESH_S = 0.5
"""After a longer gap the filter starts again: what it remembers is no longer near."""

TWO_PI = 2 * pi


class Smoothed:
    """One signal, smoothed. ``value`` and ``speed`` (degrees a second) belong to the time ``at``: one frame ago."""

    __slots__ = ("_before", "_last", "_newest", "_started", "at", "speed", "value")

    def __init__(self) -> None:
        self.value = self.speed = self.at = 0.0
        self._before = self._newest = self._last = 0.0
        self._started = False

    def restart(self) -> None:
        """Forget what was."""
        self._started = False

    def take(self, t: float, raw: float) -> float:
        """Take a value in and return the smoothed one. Times must grow."""
        if not self._started or t - self._last > FRESH_S:
            self._started = True
            self.value, self.speed, self.at = raw, 0.0, t
            self._before, self._last, self._newest = raw, t, raw
            return raw
        a, b = self._before, self._newest
        # The median of three, without sorting.
        middle = max(min(a, b), min(max(a, b), raw))
        self._before, self._newest = b, raw
        dt, self.at = t - self._last, self._last
        self._last = t
        slope = (middle - self.value) / dt
        share = TWO_PI * SPEED_HZ * dt
        self.speed += share / (1 + share) * (slope - self.speed)
        share = TWO_PI * (SLOWEST_HZ + PER_SPEED * abs(self.speed)) * dt
        self.value += share / (1 + share) * (middle - self.value)
        return self.value
