"""The engine of a session: (state, event, time) to (state, cues). Everything that can happen stands in one table.

The rules behind the table:

1. An event that has no entry under the current status, or whose condition does not hold, raises IllegalEvent. A refused
   event leaves the state as it was.
2. Nothing leads out of STOPPED and FINISHED. In STOPPED the kind of pain can still be made graver.
3. "It hurts" is possible at every moment before the end, and stops at once: from there on, nothing leads back.
4. A tick is never wrong. It ends at most one segment, however late it comes, so a machine that slept completes nothing.
   A tick that changes nothing but time gives back the very same state, and need not be stored.
5. Time never runs backwards: an event before the last one counts as happening with it.
6. A hold that ran to its end is a repetition, and nothing else is.
7. After "lost", the segment that was under way starts again from its beginning: what nobody watched does not count.
8. One pop is the last: it ends the tries of its exercise, and spares every later exercise that may crack.
9. The timer counts, unless a camera says what it sees. A reading touches one thing only: whether the clock of the hold
   under way runs. It stands while the camera sees that the hold is not held; where the camera cannot tell, is gone or
   has said nothing yet, it runs. Every second of a hold is either on its clock or waited, never both and never neither,
   so camera and timer hand over without a jump.
10. A reading is never wrong and never ends anything: late, twice or in the wrong order, it is forgotten with the hold
    it fell into. No hold is shorter for it, and none longer than its time and the patience the script gives; after that
    the session goes on, and the hold is not counted.
11. Out of view is "lost", never pain. Whoever is found again goes on by rule 7, unless they had paused by hand.
"""

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from unkink.session import choosing, ending, passing, seeing
from unkink.session.cues import Cue
from unkink.session.errors import BadEvent, EventRefused, IllegalEvent
from unkink.session.events import (
    Begin,
    Easier,
    Event,
    Found,
    Happened,
    Hurts,
    Lost,
    PainAfter,
    PainWas,
    Pause,
    Pop,
    Quit,
    Resume,
    Seen,
    Skip,
    Tick,
)
from unkink.session.script import Script
from unkink.session.state import Done, State, Status

__all__ = ["TABLE", "BadEvent", "EventRefused", "IllegalEvent", "Transition", "allowed", "new", "replay", "step"]


def _always(_state: State) -> bool:
    return True


class Transition(Struct, frozen=True):
    """One entry of the table: what is done, which statuses it can lead to, and under which condition."""

    do: Callable[[State, Any, float], tuple[State, list[Cue]]]
    to: tuple[Status, ...]
    when: Callable[[State], bool] = _always


WAITING, RUNNING, PAUSED, LOST = Status.WAITING, Status.RUNNING, Status.PAUSED, Status.LOST
ASKING_POP, ASKING_PAIN_KIND, ASKING_PAIN_AFTER = Status.ASKING_POP, Status.ASKING_PAIN_KIND, Status.ASKING_PAIN_AFTER
STOPPED, FINISHED = Status.STOPPED, Status.FINISHED

_HURTS = Transition(ending.hurts, (ASKING_PAIN_KIND,))
_QUIT = Transition(ending.quit_early, (ASKING_PAIN_AFTER,))
_SKIP = Transition(choosing.skip, (RUNNING, ASKING_POP, ASKING_PAIN_AFTER))
_EASIER = Transition(choosing.easier, (RUNNING, ASKING_POP), choosing.has_easier)

TABLE: Mapping[Status, Mapping[type[Event], Transition]] = {
    WAITING: {
        Begin: Transition(passing.begin, (RUNNING,)),
        Tick: Transition(passing.stay, (WAITING,)),
        Lost: Transition(passing.stay, (WAITING,)),
        Seen: Transition(passing.stay, (WAITING,)),
        Hurts: _HURTS,
        Quit: Transition(ending.leave, (FINISHED,)),
    },
    RUNNING: {
        Tick: Transition(passing.tick, (RUNNING, ASKING_POP, ASKING_PAIN_AFTER)),
        Pause: Transition(passing.pause, (PAUSED,)),
        Lost: Transition(passing.lose, (LOST,)),
        Seen: Transition(seeing.see, (RUNNING,)),
        Skip: _SKIP,
        Easier: _EASIER,
        Pop: Transition(choosing.pop_now, (RUNNING,), choosing.in_a_try),
        Hurts: _HURTS,
        Quit: _QUIT,
    },
    PAUSED: {
        Tick: Transition(passing.stay, (PAUSED,)),
        Seen: Transition(passing.stay, (PAUSED,)),
        Resume: Transition(passing.resume, (RUNNING,)),
        Lost: Transition(passing.lose, (LOST,)),
        Skip: _SKIP,
        Easier: _EASIER,
        Hurts: _HURTS,
        Quit: _QUIT,
    },
    LOST: {
        Tick: Transition(passing.stay, (LOST,)),
        Resume: Transition(passing.resume_lost, (RUNNING,)),
        Found: Transition(passing.resume_lost, (RUNNING,), seeing.may_be_found),
        Lost: Transition(passing.stay, (LOST,)),
        Seen: Transition(passing.stay, (LOST,)),
        Skip: _SKIP,
        Easier: _EASIER,
        Hurts: _HURTS,
        Quit: _QUIT,
    },
    ASKING_POP: {
        Tick: Transition(passing.stay, (ASKING_POP,)),
        Lost: Transition(passing.stay, (ASKING_POP,)),
        Seen: Transition(passing.stay, (ASKING_POP,)),
        Pop: Transition(choosing.answer_pop, (RUNNING, ASKING_PAIN_AFTER)),
        Skip: Transition(choosing.skip, (RUNNING, ASKING_PAIN_AFTER)),
        Hurts: _HURTS,
        Quit: _QUIT,
    },
    ASKING_PAIN_KIND: {
        Tick: Transition(passing.stay, (ASKING_PAIN_KIND,)),
        Lost: Transition(passing.stay, (ASKING_PAIN_KIND,)),
        Seen: Transition(passing.stay, (ASKING_PAIN_KIND,)),
        Hurts: Transition(passing.stay, (ASKING_PAIN_KIND,)),
        PainWas: Transition(ending.pain_was, (STOPPED,)),
        Quit: Transition(ending.leave_kind_open, (STOPPED,)),
    },
    ASKING_PAIN_AFTER: {
        Tick: Transition(passing.stay, (ASKING_PAIN_AFTER,)),
        Lost: Transition(passing.stay, (ASKING_PAIN_AFTER,)),
        Seen: Transition(passing.stay, (ASKING_PAIN_AFTER,)),
        Hurts: _HURTS,
        PainAfter: Transition(ending.pain_after, (FINISHED, STOPPED)),
    },
    STOPPED: {
        Tick: Transition(passing.stay, (STOPPED,)),
        Lost: Transition(passing.stay, (STOPPED,)),
        Seen: Transition(passing.stay, (STOPPED,)),
        PainWas: Transition(ending.pain_was, (STOPPED,)),
    },
    FINISHED: {
        Tick: Transition(passing.stay, (FINISHED,)),
        Lost: Transition(passing.stay, (FINISHED,)),
        Seen: Transition(passing.stay, (FINISHED,)),
    },
}


def new(script: Script) -> State:
    """Return the state of a session that has not begun."""
    return State(script, tuple(Done(item.technique) for item in script.items))


def step(state: State, event: Event, at: float) -> tuple[State, tuple[Cue, ...]]:
    """Let an event happen at a moment (seconds since the epoch).

    Raises IllegalEvent when it cannot happen now, and BadEvent when what it says is not allowed.
    """
    transition = TABLE[state.status].get(type(event))
    if transition is None or not transition.when(state):
        raise IllegalEvent(state.status, event)
    moment = max(state.at, at) if isfinite(at) else state.at
    after, cues = transition.do(state, event, moment)
    return (state if after is state else replace(after, at=moment)), tuple(cues)


def replay(script: Script, happened: Iterable[Happened]) -> State:
    """Build the state again from the events of a session, in their order. Raises what ``step`` raises."""
    state = new(script)
    for each in happened:
        state, _ = step(state, each.event, each.at)
    return state


def allowed(state: State) -> tuple[type[Event], ...]:
    """Return the events that can happen now, in the order of the table."""
    return tuple(kind for kind, transition in TABLE[state.status].items() if transition.when(state))
