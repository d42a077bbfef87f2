"""Adding up what was seen. It grows with what happened (repetitions, faults, abstentions), never with time."""

from unkink.coach.reading import Span, Summary
from unkink.coach.repetition import Repeated


class Tally:
    """What has been seen so far of a recording."""

    def __init__(self) -> None:
        self._frames = 0
        self._first: float | None = None
        self._last = self._seen = 0.0
        self._repetitions: list[Repeated] = []
        self._faults: list[Span] = []
        self._abstained: list[Span] = []
        self._reason = ""
        self._since = 0.0

    @property
    def repetitions(self) -> int:
        """How many repetitions were seen."""
        return len(self._repetitions)

    def frame(self, t: float, dt: float, *, seen: bool) -> None:
        """Count a frame, and the time since the one before it if it could be judged."""
        self._frames += 1
        if self._first is None:
            self._first = t
        self._last = t
        if seen:
            self._seen += dt

    def repetition(self, seen: Repeated) -> None:
        """Add a repetition; its end may still be made final, and those before it may have turned out to be none."""
        self._repetitions = [*(each for each in self._repetitions if each.counts), seen]

    def fault(self, span: Span | None) -> None:
        """Add a fault, if there was one."""
        if span is not None:
            self._faults.append(span)

    def abstains(self, t: float, reason: str) -> None:
        """Abstain from here on for a reason, or no longer, where the reason is empty."""
        if self._reason and t > self._since:
            self._abstained.append(Span(self._reason, self._since, t))
        self._reason, self._since = reason, t

    def summary(self) -> Summary:
        """Return what was seen, times rounded to milliseconds."""
        first = self._first or 0.0
        seconds = self._last - first
        seen = self._seen / seconds if seconds > 0 else 0.0
        counted = [each for each in self._repetitions if each.counts]
        return Summary(
            self._frames,
            round(seconds, 3),
            round(min(1.0, seen), 4),
            len(counted),
            tuple(round(each.hold_s, 2) for each in counted),
            tuple(round(each.end, 2) for each in counted),
            tuple(sorted((_rounded(span) for span in self._faults), key=lambda span: span.start_s)),
            tuple(_rounded(span) for span in self._abstained),
            tuple(each.side for each in counted),
        )


def _rounded(span: Span) -> Span:
    return Span(span.name, round(span.start_s, 2), round(span.end_s, 2))
