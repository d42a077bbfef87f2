"""Which cue is given, and when: few, the important one first, and none twice in a row at once."""

APART_S = 4.0
"""At most one cue in so many seconds: people need time to hear it, do it, and feel the difference."""
SAME_APART_S = 12.0
"""The same cue is not given again for so long."""
STALE_S = 3.0
"""A cue that could not be given for so long is about something that is over."""


class CueGate:
    """Takes in what could be said and lets through what should be."""

    __slots__ = ("_last", "_last_at", "_waiting")

    def __init__(self) -> None:
        self._waiting: dict[str, tuple[int, float]] = {}
        self._last = ""
        self._last_at = float("-inf")

    def offer(self, t: float, cue: str, weight: int) -> None:
        """Put a cue forward. The greater its weight, the sooner it is given."""
        self._waiting[cue] = (weight, t)

    def take_back(self, cue: str) -> None:
        """Withdraw a cue that is no longer the case."""
        self._waiting.pop(cue, None)

    def due(self, t: float) -> str:
        """Return the cue to give now, or nothing."""
        if not self._waiting or t - self._last_at < APART_S:
            return ""
        for cue in [cue for cue, (_, since) in self._waiting.items() if t - since > STALE_S]:
            del self._waiting[cue]
        ready = [
            (-weight, since, cue)
            for cue, (weight, since) in self._waiting.items()
            if cue != self._last or t - self._last_at >= SAME_APART_S
        ]
        if not ready:
            return ""
        cue = min(ready)[2]
        del self._waiting[cue]
        self._last, self._last_at = cue, t
        return cue
