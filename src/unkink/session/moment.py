"""What a screen or a voice shows at one moment. It only reads the state; it decides nothing."""

from typing import Literal

from msgspec import Struct

from unkink.session.engine import allowed
from unkink.session.script import Breath, Script, Segment
from unkink.session.state import State, Status


class Next(Struct, frozen=True):
    """What follows the current segment."""

    phase: str
    name: str
    line: str
    side: str


class Moment(Struct, frozen=True):
    """Everything a screen needs now. Seconds; ``progress`` runs from 0 to 1 over the whole session.

    ``line`` is the one line to read; ``name`` is that of the exercise, or of its easier variant. ``breath`` is how to
    breathe just now: where the segment leaves it easy and lasts long enough, it paces slowly in and out.
    ``item`` counts exercises from 1, 0 outside of them. ``allowed`` are the types of the events that can happen.
    ``counted_by``: who counts the hold under way. ``waits``: its clock stands, because the camera sees that it is not
    held. ``because``: why the timer counts although there is a camera, as the id of a reason.
    """

    status: Status
    phase: str
    technique: str
    name: str
    line: str
    side: str
    side_name: str
    item: int
    items: int
    repetition: int
    repetitions: int
    remaining_s: float
    segment_s: float
    left_s: float
    progress: float
    breath: Breath
    breath_line: str
    next: Next | None
    allowed: tuple[str, ...]
    stop: str | None = None
    advice: str = ""
    counted_by: Literal["timer", "camera"] = "timer"
    waits: bool = False
    because: str = ""


PACED = ("settle", "hold", "rest", "close")
"""The phases that last long enough to follow a pace of breath."""


def moment(state: State, at: float) -> Moment:
    """Look at the state at a moment (seconds since the epoch)."""
    script, segment = state.script, state.segment
    shown = segment or Segment("settle", 0, "")
    elapsed = min(state.elapsed(max(at, state.at)), shown.seconds)
    planned = sum(each.seconds for each in script.segments)
    left = planned if state.status is Status.WAITING else sum(each.seconds for each in state.queue) - elapsed
    breath = _breath(script, shown, elapsed) if state.status is Status.RUNNING else "easy"
    status_line = script.words.statuses.get(state.status.value, shown.line)
    line = shown.line if state.status is Status.RUNNING else status_line
    sight = state.sight
    advice = next((stop.say for stop in script.stops if stop.id == state.stop), "")
    return Moment(
        status=state.status,
        phase=shown.phase if segment else "",
        technique=shown.technique,
        name=_name(state, shown),
        line=script.words.waits or line if state.waits else line,
        side=shown.side,
        side_name=script.words.sides.get(shown.side, shown.side),
        item=shown.item + 1,
        items=len(script.items),
        repetition=shown.repetition,
        repetitions=shown.repetitions,
        remaining_s=shown.seconds - elapsed,
        segment_s=shown.seconds,
        left_s=left,
        progress=max(0.0, 1 - left / planned) if planned else 0.0,
        breath=breath,
        breath_line=script.words.breaths.get(breath, ""),
        next=_next(state),
        allowed=tuple(str(kind.__struct_config__.tag) for kind in allowed(state)),
        stop=state.stop,
        advice=advice,
        counted_by="camera" if sight is not None and not sight.abstains else "timer",
        waits=state.waits,
        because=sight.abstains if sight is not None else "",
    )


def _name(state: State, segment: Segment) -> str:
    if segment.item < 0:
        return ""
    item = state.script.items[segment.item]
    return item.easier_name if state.done[segment.item].easier else item.name


def _next(state: State) -> Next | None:
    """The next segment; before the start, the first."""
    following = state.script.segments[:1] if state.status is Status.WAITING else state.queue[1:2]
    return next((Next(each.phase, _name(state, each), each.line, each.side) for each in following), None)


def _breath(script: Script, segment: Segment, elapsed: float) -> Breath:
    """The breath of the segment; an easy one is paced where there is time for a whole breath, out first."""
    words = script.words
    whole = words.breathe_in_s + words.breathe_out_s
    if segment.breath != "easy" or segment.phase not in PACED or segment.seconds < whole:
        return segment.breath
    return "out" if elapsed % whole < words.breathe_out_s else "in"
