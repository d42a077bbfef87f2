"""The script of a session: the routine unrolled into timed segments, one after the other.

A script is stored with its session, so that a replay never depends on content that changed meanwhile. That is why it
carries the few words it needs along, and why its types take no offence at fields they do not know.
"""

from typing import Literal

from msgspec import Struct

Phase = Literal["settle", "change", "get_ready", "into", "hold", "out_of", "rest", "ask_pop", "close", "walk"]
Breath = Literal["in", "out", "easy"]


class Segment(Struct, frozen=True):
    """One stretch of time with one thing to do.

    ``seconds`` is how long it lasts; ``ask_pop`` lasts until it is answered and has 0. ``item`` is the index of its
    exercise, -1 where it belongs to none. ``repetition`` counts from 1 within a side (0 where it has no meaning).
    ``line`` is the one short line for screen and voice. ``breath`` paces.
    """

    phase: Phase
    seconds: float
    line: str
    item: int = -1
    technique: str = ""
    side: str = ""
    repetition: int = 0
    repetitions: int = 0
    breath: Breath = "easy"


class ScriptItem(Struct, frozen=True):
    """What the engine must know of one exercise. ``easier`` holds the same item's segments in its easier variant.

    ``cracks``: the limits on cracking count it, and after each try "did it pop?" is asked.
    """

    technique: str
    name: str
    cracks: bool
    segments: tuple[Segment, ...]
    easier: tuple[Segment, ...] = ()
    easier_name: str = ""


class StopRule(Struct, frozen=True):
    """A reason to end the session: its id, the kinds of pain or feeling that mean it, and what it says."""

    id: str
    kinds: tuple[str, ...]
    say: str


class Words(Struct, frozen=True):
    """The lines that belong to no exercise. ``statuses`` by status; ``sides`` by side; breaths in whole seconds.

    ``patience_least_s`` and ``patience_most_s``: for how long the clock of a hold waits for somebody whom a camera does
    not see there. ``waits`` stands on the screen meanwhile; ``not_held`` is said when it has waited long enough.
    """

    come_back: str = ""
    come_back_s: float = 5.0
    sides: dict[str, str] = {}
    statuses: dict[str, str] = {}
    breaths: dict[str, str] = {}
    breathe_in_s: float = 4.0
    breathe_out_s: float = 6.0
    popped: str = ""
    no_pop: str = ""
    moving: str = ""
    patience_least_s: float = 4.0
    patience_most_s: float = 8.0
    waits: str = ""
    not_held: str = ""


class Script(Struct, frozen=True):
    """A whole session as data. ``stops`` runs from the mildest to the gravest; there is at least one.

    ``pain_rise``: points on 0-10 between before and after that count as the stop ``pain_rise_stop``.
    """

    opening: tuple[Segment, ...]
    items: tuple[ScriptItem, ...]
    closing: tuple[Segment, ...]
    stops: tuple[StopRule, ...]
    pain_rise: int
    pain_rise_stop: str
    skip_reasons: tuple[str, ...] = ()
    words: Words = Words()
    routine: dict[str, object] = {}

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Every segment as planned, in order."""
        return (*self.opening, *(segment for item in self.items for segment in item.segments), *self.closing)

    @property
    def pain_kinds(self) -> tuple[str, ...]:
        """Every kind of pain or feeling that can be named, the mildest first."""
        return tuple(kind for stop in self.stops for kind in stop.kinds)
