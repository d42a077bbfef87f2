"""The state of a session, and what a screen or a voice needs of it at one moment."""

from enum import StrEnum

from msgspec import Struct

from unkink.session.script import Script, Segment


class Status(StrEnum):
    """Where a session stands. The last two are ends; nothing leads out of them."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    LOST = "lost"
    ASKING_POP = "asking_pop"
    ASKING_PAIN_KIND = "asking_pain_kind"
    ASKING_PAIN_AFTER = "asking_pain_after"
    STOPPED = "stopped"
    FINISHED = "finished"


class Done(Struct, frozen=True):
    """What was done of one exercise. ``repetitions`` counts completed holds, over both sides."""

    technique: str
    repetitions: int = 0
    held_s: float = 0.0
    popped: bool = False
    skipped: str | None = None
    easier: bool = False


class State(Struct, frozen=True):
    """The whole state. ``since`` is when the current segment began (moved forward over pauses); seconds."""

    script: Script
    status: Status = Status.WAITING
    at: float = 0.0
    queue: tuple[Segment, ...] = ()
    """The segments still to come; the first is the current one."""
    since: float = 0.0
    spent: float = 0.0
    """Seconds of the current segment that were spent before the last pause."""
    done: tuple[Done, ...] = ()
    pain_before: int | None = None
    pain_after: int | None = None
    stop: str | None = None
    """The rule id that stopped the session, if one did."""
    pain_kind: str | None = None
    quit_early: bool = False
    moving_s: float = 0.0
    """Seconds spent in exercises, pauses not counted."""
