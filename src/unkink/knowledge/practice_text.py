"""What is said about the journal: the clock, a session left open, what to confirm before one begins."""

from msgspec import Struct


class Outcomes(Struct, frozen=True, forbid_unknown_fields=True):
    """How a session ended, in words."""

    finished: str
    quit: str
    stopped: str
    abandoned: str


class PracticeText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. ``pain_range`` fills in ``{pain}``."""

    clock_set_back: str
    clock_before_check: str
    unfinished: str
    confirm_nothing_new: str
    pain_range: str
    one_a_day: str
    outcomes: Outcomes
