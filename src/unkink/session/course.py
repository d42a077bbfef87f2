"""Moving along the queue of segments: booking what was done of the current one, and entering the next."""

from msgspec.structs import replace

from unkink.session.cues import Chime, Count, Cue, Say, Show
from unkink.session.script import Segment
from unkink.session.state import Done, State, Status

TRY_PHASES = ("into", "hold", "out_of")
"""The phases in which somebody is in the middle of a repetition."""


def mark(state: State, item: int, **changes: object) -> State:
    """Write into the record of one exercise."""
    done: list[Done] = list(state.done)
    done[item] = replace(done[item], **changes)
    return replace(state, done=tuple(done))


def book(state: State, at: float) -> State:
    """Count the time spent in the current segment; called once, whenever it is left before or after its end."""
    segment = state.segment
    if segment is None or segment.item < 0:
        return state
    seconds = min(state.elapsed(at), segment.seconds)
    waited = min(state.waited_s(at), state.patience_s)
    state = replace(state, moving_s=state.moving_s + seconds + waited)
    if segment.phase == "hold":
        state = mark(state, segment.item, held_s=state.done[segment.item].held_s + seconds)
    return state


def stand_still(state: State, at: float) -> State:
    """Add up what has run so far, and forget what a camera said: it speaks of the present only."""
    return replace(state, spent=state.elapsed(at), waited=state.waited_s(at), since=at, sight=None)


def complete(state: State, at: float) -> tuple[State, list[Cue]]:
    """Book the current segment as done to its end. A hold done to its end is a repetition."""
    segment = state.queue[0]
    state = book(state, at)
    if segment.phase != "hold":
        return state, []
    state = mark(state, segment.item, repetitions=state.done[segment.item].repetitions + 1)
    return state, [Chime("end"), Count(segment.repetition, segment.repetitions, segment.side)]


def give_up(state: State, at: float) -> tuple[State, list[Cue]]:
    """Book a hold that a camera did not see held for its time. It is no repetition, and that is said."""
    segment = state.queue[0]
    state = book(state, at)
    state = mark(state, segment.item, not_held=state.done[segment.item].not_held + 1)
    return state, [Chime("end"), Say(state.script.words.not_held)]


def enter(state: State, queue: tuple[Segment, ...], since: float) -> tuple[State, list[Cue]]:
    """Go to the first segment of the queue, which begins at ``since``; with none left, pain after is asked."""
    state = replace(state, queue=queue, since=since, spent=0.0, waited=0.0, sight=None, halfway=False, by_hand=False)
    if not queue:
        return replace(state, status=Status.ASKING_PAIN_AFTER), [Chime("done"), *ask(state, Status.ASKING_PAIN_AFTER)]
    segment = queue[0]
    asking = segment.phase == "ask_pop"
    cues: list[Cue] = []
    if segment.item >= 0 and not state.done[segment.item].begun:
        cues.append(Say(state.script.items[segment.item].name))
        state = mark(state, segment.item, begun=True)
    state = replace(state, status=Status.ASKING_POP if asking else Status.RUNNING)
    return state, cues + announce(state)


def announce(state: State) -> list[Cue]:
    """Show and say the current segment."""
    segment = state.queue[0]
    words = state.script.words
    cues: list[Cue] = []
    if segment.phase != "ask_pop":
        cues.append(Show(segment.technique, segment.phase, segment.side))
    if segment.phase == "into" and segment.repetition == 1 and segment.side:
        cues.append(Say(words.sides.get(segment.side, segment.side)))
    cues.append(Say(segment.line))
    if segment.phase == "hold":
        cues.append(Chime("start"))
    if segment.phase == "get_ready" and segment.repetition == 0 and state.script.items[segment.item].cracks:
        cues.append(Say(words.moving))
    return cues


def ask(state: State, status: Status) -> list[Cue]:
    """Say the line that belongs to a status."""
    line = state.script.words.statuses.get(status.value, "")
    return [Say(line)] if line else []


def after_item(state: State) -> tuple[Segment, ...]:
    """Everything that comes after the current exercise; after the opening or closing where no exercise is current."""
    current = state.queue[0].item
    position = next((index for index, segment in enumerate(state.queue) if segment.item != current), len(state.queue))
    return state.queue[position:]


def unasked_pop(state: State) -> tuple[Segment, ...]:
    """The question "did it pop?" about the try that somebody is in the middle of; empty where there is none.

    A try that was begun is asked about even when it is broken off: it may well be broken off because it popped.
    """
    for position, segment in enumerate(state.queue):
        starts_another = position > 0 and segment.phase == "into"
        if segment.item != state.queue[0].item or starts_another:
            break
        if segment.phase == "ask_pop" and position > 0:
            return (segment,)
    return ()
