"""How a session ends: it hurts, the person stops, or it is over and pain after is told."""

from msgspec.structs import replace

from unkink.session.course import ask, book
from unkink.session.cues import Cue, Say, Stopped
from unkink.session.errors import BadEvent
from unkink.session.events import Event, PainAfter, PainWas
from unkink.session.passing import check_pain
from unkink.session.state import State, Status

Result = tuple[State, list[Cue]]


def hurts(state: State, event: Event, at: float) -> Result:  # noqa: ARG001 -- every handler has these
    """Stop everything at once, by the mildest stop rule until the kind of pain is known."""
    state = replace(book(state, at), queue=(), status=Status.ASKING_PAIN_KIND, stop=state.script.stops[0].id)
    return state, [*_advice(state), *ask(state, Status.ASKING_PAIN_KIND)]


def pain_was(state: State, event: PainWas, at: float) -> Result:  # noqa: ARG001
    """Name the kind of pain. A second answer can make the stop graver, never milder."""
    allowed = state.script.pain_kinds
    if event.kind not in allowed:
        raise BadEvent("kind", f"{event.kind!r} is no kind of pain known here; allowed are {', '.join(allowed)}")
    order = [stop.id for stop in state.script.stops]
    named = next(stop.id for stop in state.script.stops if event.kind in stop.kinds)
    if state.pain_kind is not None and order.index(named) <= order.index(state.stop or order[0]):
        return state, []
    stop = max(named, state.stop or named, key=order.index)
    state = replace(state, status=Status.STOPPED, pain_kind=event.kind, stop=stop)
    return state, _advice(state)


def leave_kind_open(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """Go without saying what it was like: the stop stands as it is."""
    return replace(state, status=Status.STOPPED), []


def leave(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """Leave before anything has begun."""
    return replace(state, status=Status.FINISHED, quit_early=True), []


def quit_early(state: State, event: Event, at: float) -> Result:  # noqa: ARG001
    """End early, without pain; pain after is asked all the same."""
    state = replace(book(state, at), queue=(), status=Status.ASKING_PAIN_AFTER, quit_early=True)
    return state, ask(state, Status.ASKING_PAIN_AFTER)


def pain_after(state: State, event: PainAfter, at: float) -> Result:  # noqa: ARG001
    """Close the session. Pain that has risen by as much as the rule says is a stop, even if nobody said "it hurts"."""
    if event.pain is not None:
        check_pain(event.pain)
    state = replace(state, pain_after=event.pain)
    if event.pain is not None and event.pain - (state.pain_before or 0) >= state.script.pain_rise:
        state = replace(state, status=Status.STOPPED, stop=state.script.pain_rise_stop)
        return state, _advice(state)
    return replace(state, status=Status.FINISHED), ask(state, Status.FINISHED)


def _advice(state: State) -> list[Cue]:
    rule = next(stop for stop in state.script.stops if stop.id == state.stop)
    return [Stopped(rule.id), Say(rule.say)]
