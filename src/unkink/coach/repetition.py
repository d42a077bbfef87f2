"""Counting repetitions of one signal, which is low at rest: it rises by enough, and comes back by enough.

Nothing is compared with a fixed level. What counts is how far the signal rises above where it last rested, measured by
what this person usually does; so the count survives a rest that drifts, a camera that stands askew, and people who move
less far than others. This is peak picking with hysteresis.
"""

from statistics import median

from msgspec import Struct

from unkink.coach.reading import PhaseSeen
from unkink.coach.trace import Trace, foot, plateau, time_above
from unkink.knowledge.camera_view import Repetition, Way

LEAVING = 0.25
"""Share of the usual way at which a repetition has begun."""
LEAVING_LEAST = 0.4
"""... or of the least way, until it is known what is usual."""
BACK_FOR_S = 0.12
"""A return has to last so long: a glitch in the middle is no return."""
REMEMBERED = 6
"""Excursions from which the usual one is taken."""
APART_S = 4.0
"""Two ways out and back that lie farther apart are not parts of one repetition."""
FEW = 2
"""Of so few excursions the usual one is the median."""
ROLLING_S = 8.0
"""How much of the rest before a repetition belongs to its trace."""
ARRIVED_S = 0.3
"""Somebody who has not gone further for so long has arrived: it tells the hold while the way is not yet known."""
FURTHER = 0.04
"""... where going further means by more than this share of the way."""
AROUND = (-0.1, -0.05, 0.0, 0.05, 0.1)
"""The hold is timed at several shares of the way around its own, and averaged: one crossing alone is noisy."""
LEFT = 0.7
"""Below this share of how far they have gone, somebody is on their way back, whether they have held or not."""
FAST_FROM, FAST_TO = 0.4, 0.8
"""The part of the way by whose time a speed is judged."""
SETTLED = 0.2
"""Share of the way within which the signal is back."""
SETTLING_S = 1.0


class Repeated(Struct):
    """A repetition that was seen. Times are those of the recording; ``end`` is made final by what follows."""

    start: float
    end: float
    base: float
    top: float
    side: str = ""
    hold_s: float = 0.0
    hold_start: float = 0.0
    hold_end: float = 0.0
    into_s: float = 0.0
    out_of_s: float = 0.0
    way: float = 0.0
    counts: bool = True
    """False once it has turned out to be much less than what this person usually does: a step, before they began."""

    def way_s(self, way: Way) -> float:
        """Return how long the middle part of a way took."""
        return self.into_s if way == "into" else self.out_of_s


class RepetitionCounter:
    """Counts repetitions of one signal as its values come in."""

    __slots__ = (
        "_after",
        "_arrived",
        "_back_since",
        "_doubtful",
        "_excursions",
        "_half",
        "_left_at",
        "_mark",
        "_peak",
        "_raised_at",
        "_rule",
        "_settling",
        "_share",
        "_t",
        "_top",
        "_valley",
        "away",
        "in_hold",
        "progress",
        "trace",
        "usual",
    )

    def __init__(self, rule: Repetition, share: float) -> None:
        self._rule, self._share = rule, share
        self._excursions: list[float] = []
        self.usual: float | None = None
        """How far this person usually goes, in degrees; None until they have gone once."""
        self._settling: Repeated | None = None
        self._doubtful: list[Repeated] = []
        self._after = Trace()
        self._top: float | None = None
        self.trace = Trace()
        self.restart()

    def restart(self) -> None:
        """Forget the repetition under way; what is usual is kept."""
        self.away = self.in_hold = self._arrived = False
        """``away`` from rest, and ``in_hold`` now, by the signal."""
        self.progress = 0.0
        """While away: how far the signal is on its way, as a share of how far it has gone in this repetition."""
        self._valley = float("inf")
        self._peak = self._mark = self._left_at = self._raised_at = self._t = 0.0
        self._back_since: float | None = None
        self._half: list[Repeated] = []
        self.trace.clear()

    @property
    def phase(self) -> PhaseSeen:
        """Where in a repetition the person is now."""
        if not self.away:
            return "rest"
        if self.in_hold:
            return "hold"
        return "out_of" if self._arrived else "into"

    def take(self, t: float, value: float) -> Repeated | None:
        """Take a value in; return a repetition when one has just come back."""
        self._t = t
        self.trace.add(t, value)
        if self._settling is not None:
            self._after.add(t, value)
        if not self.away:
            self._rest(t, value)
            return None
        way = self._peak - self._valley
        if value > self._peak:
            if value > self._mark + FURTHER * way:
                self._raised_at, self._mark = t, value
            self._peak = value
        self._holding(value)
        if value > self._peak - self._rule.back * way:
            self._back_since = None
            return None
        if self._back_since is None:
            self._back_since = t
        if t - self._back_since < BACK_FOR_S:
            return None
        return self._returned(t, value)

    def _rest(self, t: float, value: float) -> None:
        if self._settling is not None and t - self._settling.end >= 3 * SETTLING_S:
            self.settle()
        self.trace.keep_last(ROLLING_S)
        self._valley = min(self._valley, value)
        usual = self.usual
        leave = LEAVING_LEAST * self._rule.least if usual is None else max(LEAVING * usual, 0.3 * self._rule.least)
        if value > self._valley + leave:
            self.away, self._left_at, self._peak, self._raised_at = True, t, value, t
            self._back_since, self._arrived, self._mark = None, False, value

    def _holding(self, value: float) -> None:
        way = self._peak - self._valley
        top = self._peak if self._top is None else max(self._peak, self._top)
        far = value >= self._valley + self._share * (top - self._valley)
        enough = way >= self._rule.least
        self.progress = (value - self._valley) / way
        self.in_hold = far and enough and (self.in_hold or self._top is not None or self.stays)
        if self.in_hold or self.progress < LEFT:
            self._arrived = True

    @property
    def stays(self) -> bool:
        """Whether somebody who is away has not gone further for a moment."""
        return self._t - self._raised_at >= ARRIVED_S

    def entered(self) -> float:
        """Return since when the signal, which has just come into the hold, is there.

        In the first repetition that is known only once somebody has arrived: it was earlier.
        """
        if self._top is not None:
            return self._t
        base, times, values = foot(self.trace.values, self._valley), self.trace.times, self.trace.values
        level = base + self._share * (self._peak - base)
        return next((t for t, value in zip(reversed(times), reversed(values), strict=True) if value < level), self._t)

    def way_so_far(self) -> tuple[float, float]:
        """Return where the signal rested before this repetition, and where it holds, in degrees."""
        base = foot(self.trace.values, self._valley)
        return base, plateau(self.trace.values, base)

    def _returned(self, t: float, value: float) -> Repeated | None:
        """Judge an excursion that has come back: a repetition, or less than one."""
        way, usual = self._peak - self._valley, self.usual
        seen = None
        if way >= self._rule.least and t - self._left_at >= self._rule.least_s:
            # Between two humps nobody need come back to rest: the later one is as far as its top is from there.
            far = max([way, *(self._peak - each.base for each in self._half)])
            if usual is None or far >= self._rule.enough * usual:
                self.settle()
                seen = self._measured(t)
                seen.way = far
            self._excursions = [*self._excursions, far][-REMEMBERED:]
            self.usual = usual_of(self._excursions)
            self._doubt()
            seen = self._humps(seen) if seen else None
        self.away = self.in_hold = False
        self._valley = value
        self.trace.keep_last(t - (self._back_since or t))
        if seen is None:
            return None
        self._settling, self._top = seen, seen.top
        self._after.clear()
        for at, level in zip(self.trace.times, self.trace.values, strict=True):
            self._after.add(at, level)
        return seen

    def _doubt(self) -> None:
        """Take back what counted while it was not yet known how far this person usually goes."""
        for each in self._doubtful:
            each.counts = each.counts and each.way >= self._rule.enough * (self.usual or 0.0)

    def _humps(self, seen: Repeated) -> Repeated | None:
        """Return the repetition when its last way out and back is done. What came long before is no part of it."""
        self._half = [
            each
            for each in self._half
            if each.way >= self._rule.enough * (self.usual or 0.0) and seen.start - each.end <= APART_S
        ]
        self._half.append(seen)
        if len(self._half) < self._rule.humps:
            return None
        seen.start, seen.way = self._half[0].start, max(each.way for each in self._half)
        self._half = []
        self._doubtful = [*self._doubtful, seen][-REMEMBERED:]
        return seen

    def _measured(self, t: float) -> Repeated:
        times, values = self.trace.times, self.trace.values
        base, top = self.way_so_far()
        seen = Repeated(self._left_at, self._back_since or t, base, top)
        spans = [time_above(times, values, base + (self._share + more) * (top - base)) for more in AROUND]
        seen.hold_s, seen.hold_start, seen.hold_end = (sum(each) / len(AROUND) for each in zip(*spans, strict=True))
        _, low_first, low_last = time_above(times, values, base + FAST_FROM * (top - base))
        _, first, last = time_above(times, values, base + FAST_TO * (top - base))
        seen.into_s, seen.out_of_s = first - low_first, low_last - last
        return seen

    def close(self) -> Repeated | None:
        """End here: a return that has only just begun to last counts, as nothing will contradict it any more."""
        seen = self._returned(self._t, self._valley) if self.away and self._back_since is not None else None
        self.settle(last=not self.away)
        return seen

    def settle(self, *, last: bool = False) -> None:
        """Make the end of the last repetition final, from what came after it.

        The end is the middle of the turn from this repetition to the one that follows, whatever little was done between
        them; where the person rests for longer, or none follows, it is shortly after the signal has come back.
        """
        seen, self._settling = self._settling, None
        if seen is None:
            return
        until = self._left_at if self.away else self._t
        after = [(t, v) for t, v in zip(self._after.times, self._after.values, strict=True) if seen.end <= t <= until]
        if not after:
            return
        lowest = min(v for _, v in after)
        near = [t for t, v in after if v <= lowest + SETTLED * (seen.top - lowest)]
        rest = near[-1] - near[0]
        seen.end = near[0] + min(rest if last else rest / 2, SETTLING_S)


def usual_of(excursions: list[float]) -> float:
    """Return how far somebody usually goes: the second farthest of their last ways, as small ones may lie between."""
    if len(excursions) <= FEW:
        return median(excursions)
    return sorted(excursions)[-2]
