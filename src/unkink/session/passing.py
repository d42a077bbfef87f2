"""What the engine does as time passes: begin, tick, pause, resume, lost."""

from msgspec.structs import replace

from unkink.session.course import TRY_PHASES, announce, complete, enter, give_up, stand_still
from unkink.session.cues import Chime, Cue
from unkink.session.errors import BadEvent
from unkink.session.events import Begin, Event
from unkink.session.state import State, Status

PUNCTUAL_S = 1.0
"""A tick that comes less than this late lets the next segment begin where the last one ended."""

HALF_CHIME_FROM_S = 6.0
"""A shorter hold is over before a chime at its half could tell anything."""

MOST_PAIN = 10
"""The upper end of the numerical pain rating scale."""

Result = tuple[State, list[Cue]]


def check_pain(pain: object) -> None:
    """Refuse what is not on the scale."""
    if not isinstance(pain, int) or isinstance(pain, bool) or not 0 <= pain <= MOST_PAIN:
        raise BadEvent("pain", f"is {pain!r}; allowed is a whole number from 0 to {MOST_PAIN}")


def stay(state: State, event: Event, at: float) -> Result:  # noqa: ARG001 -- every handler has these
    """Accept the event; it changes nothing here."""
    return state, []


def begin(state: State, event: Begin, at: float) -> Result:
    """Start with the first segment."""
    check_pain(event.pain)
    return enter(replace(state, pain_before=event.pain), state.script.segments, at)


def tick(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """Let the current segment end if its time is over: this one only, however late the tick comes."""
    segment = state.queue[0]
    elapsed = state.elapsed(at)
    late = max(elapsed - segment.seconds, state.waited_s(at) - state.patience_s)
    if late >= 0:
        state, cues = (complete if elapsed >= segment.seconds else give_up)(state, at)
        state, entered = enter(state, state.queue[1:], at - late if late < PUNCTUAL_S else at)
        return state, cues + entered
    due = segment.phase == "hold" and segment.seconds >= HALF_CHIME_FROM_S and elapsed >= segment.seconds / 2
    if due and not state.halfway:
        return replace(state, halfway=True), [Chime("half")]
    return state, []


def pause(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """Stand still; the time in the segment is kept."""
    return replace(stand_still(state, at), status=Status.PAUSED, by_hand=True), []


def resume(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """Go on where the pause began."""
    state = replace(state, status=Status.RUNNING, since=at, by_hand=False)
    return state, announce(state)


def lose(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """Stand still; nobody knows how much of the segment was really done, so none of it counts."""
    return replace(stand_still(state, at), status=Status.LOST, spent=0.0, waited=0.0, halfway=False), []


def resume_lost(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """Start the segment again from its beginning; in the middle of a movement with a short time to come back first."""
    segment, words = state.queue[0], state.script.words
    if segment.phase not in TRY_PHASES:
        return enter(state, state.queue, at)
    come_back = replace(segment, phase="get_ready", seconds=words.come_back_s, line=words.come_back, breath="easy")
    return enter(state, (come_back, *state.queue), at)
