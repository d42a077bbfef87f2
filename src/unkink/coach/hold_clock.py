"""The clock of a hold as it runs live: whether somebody is in the hold now, and for how long they have been.

The signal tells when they come: in the first repetition once they have arrived, as nobody knows before how far they go;
from then on where they have made their share of it. When they leave is told better by the whole body (travel.py), as
soon as it has been seen in the hold for a while: one angle errs as much as it moves there, and would let the clock
stand again and again while somebody holds.
"""

from unkink.coach.repetition import Repeated, RepetitionCounter
from unkink.coach.travel import Travel
from unkink.knowledge.camera_view import Hold

LEARN_S, LEARN_ROLLING_S = 0.6, 12.0
"""So long in the hold teaches its way; then twice as long again, and so on. Who rolls about must have rolled once."""
FAR = 0.85
"""Share of the signal's way beyond which the body is taken to be in the hold."""
NEAR = 0.3
"""Below this share of the signal's way nobody is in the hold, whatever the body tells."""
AGAIN = 0.1
"""Who has left the hold must come back by so much more of the way than they left it at."""


class HoldClock:
    """Follows the counter that counts and, where a hold is timed by the body, its travel."""

    __slots__ = ("_back", "_came", "_due_s", "_first_due_s", "_share", "_there_s", "_travel", "hold_s", "in_hold")

    def __init__(self, hold: Hold, travel: Travel | None) -> None:
        self._travel, self._share = travel, hold.share
        self._back = hold.body_share_back or hold.body_share or hold.share
        self._first_due_s = LEARN_ROLLING_S if hold.rolling else LEARN_S
        self.stop()

    def stop(self) -> None:
        """Forget the hold."""
        self.in_hold = False
        self.hold_s = self._there_s = 0.0
        """``hold_s``: seconds for which the hold of the repetition under way has been held."""
        self._due_s = self._first_due_s
        self._came: float | None = None
        if self._travel is not None:
            self._travel.forget_way()

    def follow(self, t: float, dt: float, counter: RepetitionCounter, side: str) -> None:
        """Take in what the counter and the travel have made of a frame, ``dt`` seconds after the last one.

        ``t`` is the counter's own time in seconds, ``side`` the side that it counts, where sides are counted apart.
        """
        if not counter.away:
            if self._came is not None:
                self.stop()
            return
        held = self._held(counter)
        if held:
            if self._came is None:
                self._came, self.hold_s = t, t - counter.entered()
            self.hold_s += dt
        self.in_hold = held
        if self._travel is not None and self._came is not None and counter.stays and counter.progress >= FAR:
            self._there_s += dt
            if self._there_s >= self._due_s:
                self._due_s *= 2
                base, top = counter.way_so_far()
                self._travel.learn(Repeated(self._came, t, base, top, side, hold_start=self._came, hold_end=t))

    def _held(self, counter: RepetitionCounter) -> bool:
        if self._travel is None:
            return counter.in_hold
        share = self._travel.share
        if share is None:
            return counter.in_hold or (self.in_hold and counter.progress >= self._share)
        there = share >= (self._back if self.in_hold else self._back + AGAIN)
        return counter.progress >= FAR or (there and counter.progress >= NEAR)
