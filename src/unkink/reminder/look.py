"""What is put into the scheduler: one look at the machine and its person, or an answer to a nudge."""

from datetime import datetime
from typing import Literal

from msgspec import Struct


class Look(Struct, frozen=True):
    """One look.

    ``at_s`` counts seconds steadily: no change of clock moves it, and it goes on while the machine sleeps. ``here`` is
    the wall clock with the person's own time zone. ``idle_s`` is how long there has been no input, None where that
    cannot be told. ``busy`` names every sign of a call, a film or do-not-disturb; None: nobody has asked yet.
    """

    at_s: float
    here: datetime
    idle_s: float | None
    busy: tuple[str, ...] | None = None


Choice = Literal["begin", "moved", "later", "skip", "not today", "every", "keep"]


class Answer(Struct, frozen=True):
    """What somebody chose. ``minutes`` belongs to ``later`` (the delay) and ``every`` (the new interval)."""

    choice: Choice
    minutes: int = 0
