"""How far a verdict goes, from "nothing stands against it" to "get help now"."""

from collections.abc import Iterable
from enum import StrEnum


class Level(StrEnum):
    """The outcome of the safety check, mildest first. None of them means "safe"."""

    ALL_OK = "all_ok"
    STRETCH_ONLY = "stretch_only"
    SEE_DOCTOR = "see_doctor"
    URGENT = "urgent"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """Position from mildest (0) to gravest."""
        return list(Level).index(self)


def gravest(levels: Iterable[Level]) -> Level:
    """Return the gravest of the levels; ``all_ok`` where there are none."""
    return max(levels, key=lambda level: level.rank, default=Level.ALL_OK)
