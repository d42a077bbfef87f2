"""Today: what is open, what is not and why, and what waits to be done first."""

from datetime import date, datetime

from msgspec import Struct

from unkink.journal.entries import Entry
from unkink.journal.sessions import Unfinished
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.library import Library
from unkink.knowledge.limit import DaysInWindow
from unkink.practice.leaving import close_if_left
from unkink.practice.past import last_entries
from unkink.practice.standing import PainLock, Standing, stand
from unkink.safety.answers import Answers
from unkink.safety.closing import Closing, Openness
from unkink.safety.history import History, Now
from unkink.safety.limits import cracking_opens_on
from unkink.safety.rescreening import Due
from unkink.safety.verdict import Verdict

SHOWN = 5
"""How many of the last sessions Today shows."""


class CracksThisWeek(Struct, frozen=True):
    """Days with a cracking session in the last ``window`` days, of how many; and the first day no limit holds any."""

    days: int
    most: int
    window: int
    opens_on: date | None
    """None while no limit holds cracking."""


class Today(Struct, frozen=True):
    """Everything about today. ``now`` is the journal's: never earlier than anything recorded.

    ``notes`` are sentences about the journal itself. ``closings`` come from the verdict, the limits, the trends, a pain
    lock and a check that is due, and ``openness`` is what they leave; ``limits`` and ``trends`` are those among them.
    ``answers`` are those of the last check, brought to today.
    """

    now: Now
    notes: tuple[str, ...]
    screened_at: datetime | None
    answers: Answers | None
    verdict: Verdict | None
    closings: tuple[Closing, ...]
    limits: tuple[Closing, ...]
    trends: tuple[Closing, ...]
    openness: Openness
    due: Due | None
    locked: PainLock | None
    unfinished: Unfinished | None
    cracks: CracksThisWeek
    last: tuple[Entry, ...]


@in_one_sentence()
def look(library: Library, now: Now) -> Today:
    """Look at today. A session that was left open long ago is ended by looking. Raises JournalTrouble."""
    unfinished = close_if_left(now)
    standing = stand(library, now)
    return Today(
        now=standing.lifted.now,
        notes=(library.practice.clock_set_back,) if standing.lifted.set_back else (),
        screened_at=standing.screened.at if standing.screened else None,
        answers=standing.answers,
        verdict=standing.verdict,
        closings=standing.closings,
        limits=standing.limits,
        trends=standing.trends,
        openness=standing.openness,
        due=standing.due,
        locked=standing.lock,
        unfinished=unfinished,
        cracks=_cracks(library, standing),
        last=last_entries(SHOWN),
    )


def _cracks(library: Library, standing: Standing) -> CracksThisWeek:
    now = standing.lifted.now
    weekly = next((limit.measure for limit in library.limits if isinstance(limit.measure, DaysInWindow)), None)
    opens_on = cracking_opens_on(library, standing.history, now) if standing.limits else None
    if weekly is None:
        return CracksThisWeek(0, 0, 0, opens_on)
    return CracksThisWeek(_days(standing.history, now, weekly.window), weekly.days, weekly.window, opens_on)


def _days(history: History, now: Now, window: int) -> int:
    return len({each.day for each in history.crack_sessions if (now.day - each.day).days < window})
