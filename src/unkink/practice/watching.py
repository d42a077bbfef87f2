"""A camera on a session: what its frames let happen, what is said of them, and who counts.

A watcher belongs to one camera on one session. It keeps no clock and touches no journal: it is handed the session's
state and time with every frame, and hands back an event that is due. Whoever runs the session lets it happen.
"""

from typing import Literal

from msgspec import Struct

from unkink.coach.reading import Reading
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.library import Library
from unkink.practice.following import GAP, GAP_S, LATE, Following
from unkink.practice.presence import Presence
from unkink.practice.speaking import Speech
from unkink.session.cues import Cue
from unkink.session.events import Found, Lost, Seen
from unkink.session.seeing import tells_something_new
from unkink.session.state import State, Status

AGAIN_S = 0.2
"""An event that has not happened yet is asked for again after so long."""
TIMES = 2
"""How often one reason is spoken within an exercise. After that it only stands on the screen."""
UNHELPFUL = ("nobody", "elsewhere", "broken", GAP)
"""Reasons that are not spoken to somebody who is lost: they do not hear them, or can do nothing about them."""
OTHER_SIDE_S = 1.0
"""The other side is named when it has been held for so long."""
FAULT, REASON, PRESENCE = 1, 2, 3
"""Weights of sentences: being seen comes before every fault, being there before both."""

SPOKEN_TO = (Status.RUNNING, Status.LOST)
"""When the camera speaks: not in a pause, not when something is asked, not when it hurts."""

NOT_WATCHED, NO_EXERCISE = "not-watched", "no-exercise"
"""Why there is nothing for the camera to count, besides the reasons for which it cannot tell."""

WatchedEvent = Seen | Lost | Found


class Watched(Struct, frozen=True):
    """What a page does now. ``event`` is to happen, through the conductor; if it is refused, nothing is lost.

    ``say`` is a sentence to speak now, empty for none. ``counts`` is who counts, and ``why`` the id of the reason where
    it is the timer; ``line`` is the sentence for that, to be shown. ``reading`` is what the coach made of the last
    frame.
    """

    event: WatchedEvent | None
    say: str
    counts: Literal["camera", "timer"]
    why: str
    line: str
    technique: str
    reading: Reading


class Watcher:
    """One camera on one session. ``aspect`` is the width of its picture over its height.

    Times are the session's (``Conductor.time``), in seconds since the epoch; those of frames are the camera's own.
    """

    def __init__(self, library: Library, aspect: float) -> None:
        self._library, self._text, self._aspect = library, library.session_text.watching, aspect
        self._lines = {
            **self._text.reasons,
            "": self._text.counted_by_camera,
            NOT_WATCHED: self._text.not_watched,
        }
        self._following: Following | None = None
        self._technique, self._exercise = "", (-1, False)
        self._presence = Presence(self._text.out_of_view_s)
        self._speech = Speech()
        self._spoken: dict[str, int] = {}
        self._frame_at = float("-inf")
        self._asked: tuple[WatchedEvent | None, float] = (None, float("-inf"))
        self._other_side_since: float | None = None

    def see(self, frame: Frame, state: State, at: float) -> Watched:
        """Take a frame in. One that is not later than the last changes nothing."""
        self._frame_at = at
        following = self._follow(state)
        if following is not None:
            before = following.reading
            following.see(frame, state, at)
            if following.reading is not before:
                self._offer_cue(following, state, at)
        return self._watched(following, state, at)

    def pass_time(self, state: State, at: float) -> Watched:
        """Let time pass without a frame."""
        following = self._follow(state)
        if self._frame_at == float("-inf"):
            self._frame_at = at
        if following is not None and at - self._frame_at > GAP_S:
            if not following.gap:
                self._offer_reason(GAP, state, at)
            following.miss(state, at)
        return self._watched(following, state, at)

    def hear(self, cues: tuple[Cue, ...], at: float) -> None:
        """Hear what the session says, so as not to speak over it."""
        self._speech.hear(cues, at)

    def close(self, state: State, at: float) -> Watched:
        """Close the eyes: the timer counts from here on."""
        self._frame_at, self._speech = float("-inf"), Speech()
        self._asked = (None, float("-inf"))
        following = self._follow(state)
        if following is not None:
            following.miss(state, at)
        return self._watched(following, state, at)

    def _follow(self, state: State) -> Following | None:
        """Return what follows the present exercise; None where there is none that a camera watches."""
        segment = state.segment
        if segment is None or segment.item < 0 or segment.phase == "change":
            return None
        exercise = (segment.item, state.done[segment.item].easier)
        if exercise != self._exercise:
            self._exercise, self._spoken = exercise, {}
            technique = self._library.techniques.get(segment.technique)
            # The easier variant goes less far and has other faults: nobody is to be told off for taking it.
            view = technique.camera if technique is not None and not exercise[1] else None
            self._following = Following(view, self._aspect) if view is not None else None
            self._technique = segment.technique if view is not None else ""
        return self._following

    def _watched(self, following: Following | None, state: State, at: float) -> Watched:
        event = self._due(following, state, at) if following is not None else None
        text = self._text
        if state.status not in SPOKEN_TO:
            self._speech.take_back()
        why, say = self._why(following, state), self._speech.due(at)
        if say:
            self._spoken[say] = self._spoken.get(say, 0) + 1
        return Watched(
            event=event,
            say=say,
            counts="timer" if why else "camera",
            why=why,
            line=self._lines.get(why, text.no_exercise),
            technique=self._technique if following is not None else "",
            reading=following.reading if following is not None else Reading(0.0),
        )

    def _why(self, following: Following | None, state: State) -> str:
        if following is not None:
            return following.why_timer
        segment = state.segment
        return NO_EXERCISE if segment is None or segment.item < 0 or segment.phase == "change" else NOT_WATCHED

    def _due(self, following: Following, state: State, at: float) -> WatchedEvent | None:
        """Return the event that is due, unless it has been asked for a moment ago."""
        event: WatchedEvent | None = self._presence.look(state, following.abstains, at)
        segment = state.queue[0]
        if event is None and segment.phase == "hold" and state.status is Status.RUNNING:
            seen = following.says(segment)
            event = seen if seen is not None and tells_something_new(state, seen) else None
        asked, asked_at = self._asked
        if event is None or (event == asked and at - asked_at < AGAIN_S):
            return None
        if event != asked:
            self._offer_about(event, state, at)
        self._asked = (event, at)
        return event

    def _offer_about(self, event: WatchedEvent, state: State, at: float) -> None:
        """Put the sentence forward that belongs to an event."""
        if isinstance(event, Lost):
            self._speech.offer(self._text.out_of_view, PRESENCE, at)
        elif isinstance(event, Seen) and event.abstains == LATE:
            self._offer_reason(LATE, state, at)

    def _offer_cue(self, following: Following, state: State, at: float) -> None:
        """Put forward what the coach wants to say; nothing while the person is asked something, or has paused."""
        cue = following.reading.cue
        if cue in following.view.faults:
            if state.status is Status.RUNNING:
                self._speech.offer(following.view.faults[cue].cue, FAULT, at)
        elif cue and cue == following.reading.abstains:
            self._offer_reason(cue, state, at)
        self._offer_side(following, state, at)

    def _offer_reason(self, reason: str, state: State, at: float) -> None:
        helps = state.status is Status.LOST and not state.by_hand and reason not in UNHELPFUL
        line = self._text.reasons.get(reason, "")
        if (state.status is Status.RUNNING or helps) and self._spoken.get(line, 0) < TIMES:
            self._speech.offer(line, REASON, at)

    def _offer_side(self, following: Following, state: State, at: float) -> None:
        if not (state.waits and following.on_other_side):
            self._other_side_since = None
        elif self._other_side_since is None:
            self._other_side_since = at
        elif at - self._other_side_since >= OTHER_SIDE_S:
            self._other_side_since = float("inf")
            self._speech.offer(self._text.other_side, REASON, at)
