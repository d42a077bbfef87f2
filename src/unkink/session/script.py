"""The script of a session: the routine unrolled into timed segments, one after the other."""

from typing import Literal

from msgspec import Struct

Phase = Literal["settle", "change", "get_ready", "into", "hold", "out_of", "rest", "ask_pop", "close"]


class Segment(Struct, frozen=True):
    """One stretch of time with one thing to do.

    ``seconds`` is how long it lasts; ``ask_pop`` lasts until it is answered and has 0. ``repetition`` counts from 1
    within a side (0 where it has no meaning). ``line`` is the one short line for screen and voice. ``breath`` paces.
    """

    phase: Phase
    seconds: float
    line: str
    item: int = -1
    technique: str = ""
    side: str = ""
    repetition: int = 0
    repetitions: int = 0
    breath: Literal["in", "out", "easy"] = "easy"


class ScriptItem(Struct, frozen=True):
    """What the engine must know of one exercise. ``easier`` holds the same item's segments in its easier variant."""

    technique: str
    name: str
    cracks: bool
    segments: tuple[Segment, ...]
    easier: tuple[Segment, ...] = ()
    easier_name: str = ""


class Script(Struct, frozen=True):
    """A whole session as data. It is stored with the session, so a replay never depends on later content."""

    opening: tuple[Segment, ...]
    items: tuple[ScriptItem, ...]
    closing: tuple[Segment, ...]
    pain_rise: int
    """Points on 0-10 between before and after that count as a pain stop."""
    stops: dict[str, str]
    """The rule id by pain kind."""
    pain_rise_stop: str
    """The rule id of a stop by ``pain_rise``."""
    routine: dict[str, object] = {}
