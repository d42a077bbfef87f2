"""What the coach makes of a frame, and of a whole recording."""

from typing import Literal, NamedTuple

from msgspec import Struct

PhaseSeen = Literal["rest", "into", "hold", "out_of", ""]


class Span(NamedTuple):
    """Something with a name that lasted from one moment to another, in seconds."""

    name: str
    start_s: float
    end_s: float


class Reading(Struct, frozen=True):
    """What is seen now. While the coach abstains, ``abstains`` says why and the rest is as it was last seen.

    ``repetitions`` and ``hold_s`` (of the hold under way) are what was seen so far; ``side`` is the one being worked.
    ``cue`` is the id of what should be said now, or empty: a fault's name, a reason to abstain, or ``repetition``.
    """

    t: float
    phase: PhaseSeen = ""
    repetitions: int = 0
    in_hold: bool = False
    hold_s: float = 0.0
    side: str = ""
    faults: tuple[str, ...] = ()
    abstains: str = ""
    cue: str = ""


class Summary(Struct, frozen=True):
    """What the coach makes of a recording. Times are its own, in seconds; ``seen`` is the share of them well seen."""

    frames: int
    seconds: float
    seen: float
    reps: int
    holds_s: tuple[float, ...]
    rep_end_s: tuple[float, ...]
    faults: tuple[Span, ...]
    abstained: tuple[Span, ...]
    sides: tuple[str, ...] = ()
