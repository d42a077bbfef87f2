"""The words that techniques, rules and plans share: demands on the body, places, things, regions, positions."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from unkink.knowledge.source import Strength


class Kind(StrEnum):
    """What a technique is for. A mobilisation may crack the back; a stretch is not meant to."""

    MOBILISATION = "mobilisation"
    STRETCH = "stretch"


class Word(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the vocabulary: its id, the words people read, and one sentence that explains it."""

    id: str
    name: str
    explain: str = ""


class Demand(Struct, frozen=True, forbid_unknown_fields=True):
    """Something a technique asks of the body. Rules close demands, never techniques by name.

    ``counts_as_crack``: a technique with this demand is limited like a mobilisation, whatever its kind.
    """

    id: str
    name: str
    explain: str
    counts_as_crack: bool = False


class Position(Struct, frozen=True, forbid_unknown_fields=True):
    """How the body is placed. ``height`` orders positions from lying (0) to standing, for an easy way between them."""

    id: str
    name: str
    height: int
    arrive: str
    """One sentence: how to come into this position calmly from a higher one."""
    rise: str
    """One sentence: how to come up into this position calmly from a lower one."""


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True):
    """All shared words. Tuples keep the order in which people should read them.

    ``strengths`` says in words how strongly a statement is supported; every strength has its words.
    """

    demands: tuple[Demand, ...]
    places: tuple[Word, ...]
    things: tuple[Word, ...]
    regions: tuple[Word, ...]
    positions: tuple[Position, ...]
    strengths: Mapping[Strength, str]
