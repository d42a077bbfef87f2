"""When a sentence of the camera may be spoken: seldom, never over the session's own lines, and never late."""

from collections.abc import Iterable

from unkink.session.cues import Cue, Say

APART_S = 4.0
"""At most one sentence in so many seconds: people need time to hear it, do it, and feel the difference."""
STALE_S = 3.0
"""A sentence that could not be spoken for so long is about something that is over."""
BREATH_S = 0.6
"""Silence that a line leaves behind it."""
LETTERS_A_SECOND = 14.0
"""How fast a voice reads. Slow ones take a little longer; then the two sentences follow each other closely."""


class Speech:
    """Takes in what could be said, and gives out what may be said now. Times are the session's, in seconds."""

    __slots__ = ("_last_at", "_line", "_offered_at", "_quiet_until", "_weight")

    def __init__(self) -> None:
        self._quiet_until = self._last_at = float("-inf")
        self._line, self._weight, self._offered_at = "", 0, 0.0

    def hear(self, cues: Iterable[Cue], at: float) -> None:
        """Keep quiet while the session itself speaks."""
        for cue in cues:
            if isinstance(cue, Say):
                self._quiet_until = max(self._quiet_until, at) + len(cue.text) / LETTERS_A_SECOND + BREATH_S

    def offer(self, line: str, weight: int, at: float) -> None:
        """Put a sentence forward. One that weighs less than the one that waits is left out."""
        waits = self._line and at - self._offered_at <= STALE_S
        if line and (not waits or weight >= self._weight):
            self._line, self._weight, self._offered_at = line, weight, at

    def take_back(self) -> None:
        """Leave out what waits: it is about something that is over."""
        self._line = ""

    def due(self, at: float) -> str:
        """Return the sentence to speak now, or nothing."""
        if not self._line or at < self._quiet_until or at - self._last_at < APART_S:
            return ""
        line, self._line = self._line, ""
        if at - self._offered_at > STALE_S:
            return ""
        self._last_at = at
        return line
