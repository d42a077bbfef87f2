"""What the person chooses on the way: skip, take it easier, say whether it popped."""

from msgspec.structs import replace

from unkink.session.course import TRY_PHASES, after_item, book, enter, mark, stand_still, unasked_pop
from unkink.session.cues import Cue, Say
from unkink.session.errors import BadEvent, IllegalEvent
from unkink.session.events import Event, Pop, Skip
from unkink.session.script import Segment
from unkink.session.state import State, Status

Result = tuple[State, list[Cue]]


def skip(state: State, event: Skip, at: float) -> Result:
    """Leave out the rest of the exercise. A try that was begun is still asked about."""
    allowed = state.script.skip_reasons
    if event.reason and event.reason not in allowed:
        raise BadEvent("reason", f"{event.reason!r} is no reason to skip; allowed are {', '.join(allowed)}, or none")
    item = state.queue[0].item
    state = book(state, at)
    if item >= 0:
        state = mark(state, item, skipped=event.reason)
    return enter(state, (*unasked_pop(state), *_still_on_the_way(state), *after_item(state)), at)


def _still_on_the_way(state: State) -> tuple[Segment, ...]:
    """The way into the position, for the next exercise, where the one skipped had not got there and both share it."""
    change, later = state.queue[0], after_item(state)
    if change.phase != "change" or not later or later[0].item < 0 or later[0].phase == "change":
        return ()
    return (replace(change, item=later[0].item, technique=later[0].technique),)


def has_easier(state: State) -> bool:
    """Say whether the current exercise can be started again in an easier variant: never after it has popped."""
    segment = state.segment
    if segment is None or segment.item < 0:
        return False
    done = state.done[segment.item]
    return (
        not (done.easier or done.popped)
        and done.skipped is None
        and any(each.phase == "hold" for each in _easier_segments(state, segment.item))
    )


def easier(state: State, event: Event, at: float) -> Result:  # noqa: ARG001 -- every handler has these
    """Start the exercise again in its easier variant, from getting ready. What was counted stays counted."""
    segment = state.queue[0]
    state = mark(state, segment.item, easier=True)
    named: list[Cue] = [Say(state.script.items[segment.item].easier_name)]
    queue = (*unasked_pop(state), *_easier_segments(state, segment.item), *after_item(state))
    if segment.phase == "change":
        # Somebody is still on the way into the position, and the easier variant needs it as well.
        kept = replace(stand_still(state, at), queue=(segment, *queue), status=Status.RUNNING, by_hand=False)
        return kept, named
    state, cues = enter(book(state, at), queue, at)
    return state, [*named, *cues]


def _easier_segments(state: State, item: int) -> tuple[Segment, ...]:
    """The easier variant. Where the limits count tries, those already made are not given once more."""
    segments = state.script.items[item].easier
    if not state.script.items[item].cracks:
        return segments
    made = state.done[item].repetitions + state.done[item].not_held
    tries = [(each.side, each.repetition) for each in segments if each.phase == "hold"][made:]
    kept = [each for each in segments if (each.side, each.repetition) in tries]
    without_rest = kept[1:] if kept and kept[0].phase == "rest" else kept
    return (*(each for each in segments if each.phase == "get_ready"), *without_rest)


def in_a_try(state: State) -> bool:
    """Say whether somebody is in the middle of a try that will be asked about."""
    segment = state.segment
    return segment is not None and segment.phase in TRY_PHASES and bool(unasked_pop(state))


def pop_now(state: State, event: Pop, at: float) -> Result:
    """It popped in the middle of a try: come out of it, and let it be the last."""
    if not event.heard:
        raise IllegalEvent(state.status, event)
    segment = state.queue[0]
    way_out = state.queue[: next(index for index, each in enumerate(state.queue) if each.phase == "ask_pop")]
    way_out = tuple(each for each in way_out if each.phase == "out_of")
    later = _spare_others(state, segment.item)
    state, remark = _popped(state, segment.item)
    if segment.phase == "out_of":
        return replace(state, queue=(*way_out, *later)), remark
    state, cues = enter(book(state, at), (*way_out, *later), at)
    return state, [*remark, *cues]


def answer_pop(state: State, event: Pop, at: float) -> Result:
    """Take the answer to "did it pop?". One pop ends the tries, and spares every later exercise that may crack."""
    item = state.queue[0].item
    if event.heard:
        later = _spare_others(state, item)
        state, remark = _popped(state, item)
        state, cues = enter(state, later, at)
        return state, [*remark, *cues]
    queue = state.queue[1:]
    was_last = state.done[item].skipped is None and (not queue or queue[0].item != item)
    state, cues = enter(state, queue, at)
    return state, [Say(state.script.words.no_pop), *cues] if was_last else cues


def _popped(state: State, item: int) -> Result:
    """Record the pop, and every exercise that is spared because of it."""
    state = mark(state, item, popped=True)
    for index, each in enumerate(state.script.items):
        if index > item and each.cracks:
            state = mark(state, index, spared=True)
    return state, [Say(state.script.words.popped)]


def _spare_others(state: State, item: int) -> tuple[Segment, ...]:
    """What is left of the session after a pop: no more of this exercise, and no later one that may crack."""
    dropped = {item, *(index for index, each in enumerate(state.script.items) if index > item and each.cracks)}
    return tuple(each for each in state.queue if each.item not in dropped)
