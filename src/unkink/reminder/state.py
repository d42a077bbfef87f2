"""Where the scheduler stands, what it wishes, and what it has to tell the journal."""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

NEVER = float("-inf")


class Showing(Struct, frozen=True):
    """A nudge on the screen since ``since_s`` (steady seconds), or the question whether the interval is wrong."""

    since_s: float
    asks_interval: bool = False


class State(Struct, frozen=True):
    """Everything the scheduler remembers. Times in steady seconds.

    ``sat_s``: at the machine since the last break. ``unrecorded_s``: at the machine since the last record.
    ``absent``: the break of this absence has been counted. ``turn`` counts the nudges, so that offers vary.
    """

    at_s: float | None = None
    sat_s: float = 0.0
    unrecorded_s: float = 0.0
    absent: bool = False
    hold_until_s: float = NEVER
    quiet_day: date | None = None
    skips: int = 0
    turn: int = 0
    showing: Showing | None = None


class Wait(Struct, frozen=True):
    """Look again after so many seconds. An answer may come earlier."""

    seconds: float


class AskWhetherBusy(Struct, frozen=True):
    """Look again at once, and say this time whether something speaks against an interruption."""


class Nudge(Struct, frozen=True):
    """Show a nudge, or with ``asks_interval`` the question; in both cases look again soon."""

    turn: int
    sat_s: float
    asks_interval: bool = False


class Withdraw(Struct, frozen=True):
    """Take the nudge off the screen."""


Wish = Wait | AskWhetherBusy | Nudge | Withdraw

What = Literal["begun", "moved", "rested", "later", "skipped", "not today", "unanswered", "noted"]


class Record(Struct, frozen=True):
    """What became of a nudge, or that somebody rested without one; ``noted`` carries time at the machine only.

    ``here`` is local time. Seconds: ``sat_s`` since the last break, ``machine_s`` at the machine
    since the record before.
    """

    what: What
    here: datetime
    sat_s: float
    machine_s: float


class Stepped(Struct, frozen=True):
    """What came of a look or an answer. ``every_min`` is a new interval that was chosen.

    ``asked``: it is now being asked whether the interval is wrong.
    """

    state: State
    wish: Wish
    records: tuple[Record, ...] = ()
    every_min: int | None = None
    asked: bool = False
