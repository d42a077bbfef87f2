"""One exercise as a camera follows it: the coach, and whether its word about the hold under way can be taken."""

from unkink.coach.coach import Coach
from unkink.coach.reading import Reading
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.camera_view import CameraView
from unkink.session.events import Seen
from unkink.session.script import Segment
from unkink.session.state import State, Status

GAP, LATE, UNCLEAR = "gap", "late", "unclear"
"""Reasons that come from here, not from the coach; ``unclear`` comes from both."""
GAP_S = 1.0
"""Without a frame for so long, nothing is seen."""
BROKEN_S = 1.0
"""After so long unseen within a repetition the coach no longer knows where in it the person is."""
SETTLED_S = 2.5
"""Who stays on the way for so long holds there: less far than last time is a hold as well."""
MOST_CHANGES = 12
"""A picture by which a hold begins and ends more often than this tells nothing. It also bounds what is stored."""
REPETITION, RESTS = ("into", "hold"), ("out_of", "rest")
"""Phases of the session: in a repetition, and on the way to the next."""
MOVED = ("into", "hold")
"""Phases of the coach in which it has seen somebody leave their rest."""


class Following:
    """Follows one exercise. ``see`` frame by frame; ``says`` what that means for the hold under way."""

    def __init__(self, view: CameraView, aspect: float) -> None:
        self.view, self.reading, self.gap = view, Reading(0.0), True
        self._aspect, self._coach = aspect, Coach(view, aspect)
        self._segment: Segment | None = None
        self._since = 0.0
        self._knows = False
        self._seen_at = float("-inf")
        self._out_since: float | None = None
        self._held, self._changes = False, 0

    def see(self, frame: Frame, state: State, at: float) -> None:
        """Take a frame in, during a segment of this exercise."""
        segment = state.queue[0]
        if segment is not self._segment:
            self._enter(segment, at)
        self.reading, self.gap = self._coach.see(frame), False
        self._know(state, at)
        self._hold(segment, at)

    def miss(self, state: State, at: float) -> None:
        """Notice that no frame has come for a while."""
        if state.queue[0] is not self._segment:
            self._enter(state.queue[0], at)
        self.gap = True
        self._know(state, at)

    @property
    def abstains(self) -> str:
        """Why nothing can be told just now; empty when it can."""
        return GAP if self.gap else self.reading.abstains

    @property
    def why_timer(self) -> str:
        """Why the timer counts; empty when the camera does."""
        if self.abstains:
            return self.abstains
        if self._changes > MOST_CHANGES:
            return UNCLEAR
        return "" if self._knows else LATE

    @property
    def on_other_side(self) -> bool:
        """Whether the side that is not asked for is held."""
        side = self._segment.side if self._segment is not None else ""
        return bool(side and self.reading.side and self.reading.in_hold and self.reading.side != side)

    def says(self, segment: Segment) -> Seen | None:
        """Return what is seen of the hold under way; nothing before the first frame of its segment."""
        if segment is not self._segment:
            return None
        why = self.why_timer
        if why:
            return Seen(abstains=why)
        return Seen(in_hold=True, side=self.reading.side) if self._held else Seen()

    def _enter(self, segment: Segment, at: float) -> None:
        if segment.phase == "into" and _gets_ready(self._segment) and self.reading.repetitions:
            # What looked like a repetition was somebody getting ready, and taught the coach a wrong range.
            self._coach = Coach(self.view, self._aspect)
        self._segment, self._since = segment, at
        self._held, self._changes = False, 0

    def _know(self, state: State, at: float) -> None:
        """Keep up whether the coach has followed this repetition from where it began.

        Without that, somebody who stays where they are may as well be at rest as in the hold.
        """
        segment, unseen_s = state.queue[0], at - self._seen_at
        if unseen_s > BROKEN_S and (segment.phase in REPETITION or state.status is not Status.RUNNING):
            self._knows = False
        if self.abstains:
            return
        self._seen_at = at
        rests = state.status is Status.RUNNING and (segment.phase in RESTS or _gets_ready(segment))
        if rests or self.reading.phase in MOVED:
            self._knows = True

    def _hold(self, segment: Segment, at: float) -> None:
        reading = self.reading
        if reading.phase != "into":
            self._out_since = None
        elif self._out_since is None:
            self._out_since = at
        settled = self._out_since is not None and at - max(self._out_since, self._since) >= SETTLED_S
        held = reading.in_hold or settled
        if held != self._held and segment.phase == "hold":
            self._changes += 1
        self._held = held


def _gets_ready(segment: Segment | None) -> bool:
    """Whether it is getting ready for the first repetition, not coming back to one after being lost."""
    return segment is not None and segment.phase == "get_ready" and segment.repetition == 0
