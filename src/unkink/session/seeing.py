"""What a camera changes in a session: whether the clock of the hold under way runs. Nothing ends here."""

from msgspec.structs import replace

from unkink.session.course import stand_still
from unkink.session.cues import Chime, Cue
from unkink.session.events import Seen
from unkink.session.script import Segment
from unkink.session.state import Sight, State

Result = tuple[State, list[Cue]]


def sight_of(segment: Segment, seen: Seen) -> Sight:
    """What a reading says of a hold. Held on the other side is not held."""
    other_side = bool(segment.side and seen.side and segment.side != seen.side)
    return Sight(held=seen.in_hold and not other_side and not seen.abstains, abstains=seen.abstains)


def tells_something_new(state: State, seen: Seen) -> bool:
    """Say whether a reading changes who counts the hold under way, or whether its clock runs.

    Why a camera abstains is kept as it was when it began to.
    """
    segment = state.segment
    if segment is None or segment.phase != "hold":
        return False
    now, before = sight_of(segment, seen), state.sight
    return before is None or (now.held, bool(now.abstains)) != (before.held, bool(before.abstains))


def see(state: State, event: Seen, at: float) -> Result:
    """Let the clock of a hold run or stand, from now on. A hold whose time is over already only waits for its tick."""
    over = state.segment is not None and state.elapsed(at) >= state.segment.seconds
    if over or state.waited_s(at) >= state.patience_s or not tells_something_new(state, event):
        return state, []
    stood = state.waits
    state = replace(stand_still(state, at), sight=sight_of(state.queue[0], event))
    return state, [Chime("start")] if stood and not state.waits else []


def may_be_found(state: State) -> bool:
    """Say whether a camera that sees the person again may let the session go on: not where they paused it."""
    return not state.by_hand
