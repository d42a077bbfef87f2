"""A technique is one file: its words, its dose, what it demands of the body, its motion and its sources."""

from typing import Literal

from msgspec import Struct

from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.motion import Motion
from unkink.knowledge.vocabulary import Kind

Crack = Literal["likely", "possible", "not the aim"]


class Statement(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence for people, with the sources that carry it."""

    text: str
    sources: tuple[str, ...]


class Span(Struct, frozen=True, forbid_unknown_fields=True):
    """An inclusive range of a dose, e.g. 15 to 30 seconds or 2 to 4 repetitions."""

    least: int
    most: int

    def holds(self, value: float) -> bool:
        """Say whether the value lies within the span."""
        return self.least <= value <= self.most


class Dose(Struct, frozen=True, forbid_unknown_fields=True):
    """How often and how long. Seconds; ``repetitions`` are per side.

    A repetition goes *into* the movement, stays (``hold_s``) and comes back *out*. Where ``during`` is "keep moving",
    the time of the hold is spent moving slowly (rolling, rocking) instead of being still.
    ``choice`` says why the figures are ours wherever the source gives none; empty when the source gives them all.
    """

    repetitions: Span
    hold_s: Span
    into_s: int
    out_of_s: int
    rest_s: Span
    get_ready_s: int
    sources: tuple[str, ...]
    choice: str = ""
    during: Literal["hold", "keep moving"] = "hold"
    both_sides: bool = False
    stop_at_first_pop: bool = False


class Cues(Struct, frozen=True, forbid_unknown_fields=True):
    """The one short line on the screen, and in the ear, for each phase of a repetition (60 characters at most)."""

    get_ready: str
    into: str
    hold: str
    out_of: str
    rest: str


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """An easier way to do the technique: its words, and the cues and dose that differ."""

    name: str
    text: str
    cues: Cues
    hold_s: Span
    sources: tuple[str, ...]


class Technique(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything there is to know about one technique."""

    id: str
    name: str
    kind: Kind
    summary: str
    crack: Crack
    crack_note: str
    regions: tuple[str, ...]
    places: tuple[str, ...]
    needs: tuple[str, ...]
    position: str
    demands: tuple[str, ...]
    dose: Dose
    breathing: Statement
    steps: tuple[Statement, ...]
    feel: tuple[Statement, ...]
    never: tuple[Statement, ...]
    stop_when: tuple[Statement, ...]
    cautions: tuple[Statement, ...]
    cues: Cues
    motion: Motion
    sources: tuple[str, ...]
    helpful: tuple[str, ...] = ()
    easier: Variant | None = None
    camera: CameraView | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        """The sides to be worked one after the other: none named, or left and right."""
        return ("left", "right") if self.dose.both_sides else ("",)
