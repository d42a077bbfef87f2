"""Smoothing of one signal: a median against single outliers, then the One Euro filter against jitter.

One Euro: Casiez, Roussel and Vogel, 1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input, CHI 2012. Slow
signals are smoothed strongly and fast ones little, so that nobody feels a lag. Everything is in seconds, never in
frames: 8 or 60 frames a second give the same result.
"""

from math import pi

SLOWEST_HZ = 1.2
"""Cut-off for a signal that stands still: jitter above it goes."""
PER_SPEED = 0.1
"""By how many hertz the cut-off rises for each degree a second."""
TWO_PI = 2 * pi
SPEED_S = 1 / (TWO_PI * 1.0)
"""Time constant of the speed itself, whose cut-off is 1 Hz."""
PACE_S = 0.4
"""Time constant of the pace."""
FRESH_S = 0.5
"""After a longer gap the filter starts again: what it remembers is no longer near."""


class Smoothed:
    """One signal, smoothed. ``value`` and ``speed`` (degrees a second) belong to the time ``at``: one frame ago.

    ``pace`` is how fast it has been going lately, in either direction.
    """

    __slots__ = ("_before", "_last", "_middle", "_newest", "_started", "at", "pace", "speed", "value")

    def __init__(self) -> None:
        self.value = self.speed = self.pace = self.at = 0.0
        self._before = self._middle = self._newest = self._last = 0.0
        self._started = False

    def restart(self) -> None:
        """Forget what was."""
        self._started = False

    def take(self, t: float, raw: float) -> float:
        """Take a value in and return the smoothed one. Times must grow."""
        if not self._started or t - self._last > FRESH_S:
            self._started = True
            self.value, self.speed, self.pace, self.at = raw, 0.0, 0.0, t
            self._before, self._middle, self._newest, self._last = raw, raw, raw, t
            return raw
        low, high = self._before, self._newest
        self._before, self._newest = high, raw
        if low > high:
            low, high = high, low
        # The median of three, written out: this runs for every signal of every frame.
        middle = high if raw > high else max(raw, low)
        dt, self.at = t - self._last, self._last
        self._last = t
        slope = (middle - self._middle) / dt
        self._middle = middle
        speed = self.speed
        speed = self.speed = speed + dt / (SPEED_S + dt) * (slope - speed)
        if speed < 0.0:
            speed = -speed
        self.pace += dt / (PACE_S + dt) * (speed - self.pace)
        share = TWO_PI * (SLOWEST_HZ + PER_SPEED * speed) * dt
        value = self.value
        value = self.value = value + share / (1.0 + share) * (middle - value)
        return value
