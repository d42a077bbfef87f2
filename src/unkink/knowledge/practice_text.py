"""What is said about the journal: the clock, a session left open, what to confirm before one begins."""

from msgspec import Struct


class Outcomes(Struct, frozen=True, forbid_unknown_fields=True):
    """How a session ended, in words."""

    finished: str
    quit: str
    stopped: str
    abandoned: str


class Happenings(Struct, frozen=True, forbid_unknown_fields=True):
    """What happened in a session, by the event; ``pain_after`` fills in ``{pain}``."""

    begin: str
    pause: str
    resume: str
    skip: str
    easier: str
    hurts: str
    lost: str
    found: str
    quit: str
    popped: str
    no_pop: str
    pain_after: str
    pain_not_told: str


class PracticeText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. ``pain_range`` fills in ``{pain}``."""

    clock_set_back: str
    clock_before_check: str
    unfinished: str
    confirm_nothing_new: str
    pain_range: str
    one_a_day: str
    outcomes: Outcomes
    events: Happenings
