"""The person of the practice tests, and how they walk through a session."""

import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, Refused, begin
from unkink.practice.check import record
from unkink.practice.conduct import Conductor
from unkink.routine.situation import Situation
from unkink.safety.history import Now
from unkink.session.events import AnyEvent, PainAfter, PainWas, Pop, Tick
from unkink.session.state import Status

AT_HOME = Situation("floor", ("mat", "chair", "foam-roller"), 10)
"""A place and a length for which the planner includes something that may crack, where it is open."""

BEGINNING = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def moment(*, days: float = 0, hours: float = 0, minutes: float = 0, offset: int = 0) -> Now:
    """A moment after the beginning of the tests, on the calendar of somebody so many minutes ahead of UTC."""
    at = BEGINNING + timedelta(days=days, hours=hours, minutes=minutes)
    return Now(at, day_of(at, offset), offset)


def day_of(at: datetime, offset: int) -> date:
    return (at + timedelta(minutes=offset)).date()


def healthy(**changes: Any) -> dict[str, Any]:
    """Answers that leave everything open."""
    return {"age": 35, "region": ["upper"], "duration_days": 3, "trend": "same", "pain_0_10": 1, **changes}


def checked(library: Library, now: Now, **changes: Any) -> None:
    record(library, healthy(**changes), now)


def start(
    library: Library, now: Now, *, pain: int = 1, situation: Situation = AT_HOME, seed: int = 1
) -> Begun | Refused:
    return begin(library, now, situation, seed, pain, nothing_new=True)


def started(library: Library, now: Now, *, pain: int = 1) -> Conductor:
    begun = start(library, now, pain=pain)
    assert isinstance(begun, Begun), begun
    return Conductor(begun.session_id)


def next_event(conductor: Conductor, *, pain_after: int | None = 1) -> AnyEvent:
    """What a person who does as they are told does next."""
    match conductor.state.status:
        case Status.ASKING_POP:
            return Pop(heard=False)
        case Status.ASKING_PAIN_AFTER:
            return PainAfter(pain_after)
        case Status.ASKING_PAIN_KIND:
            return PainWas("sharp")
        case _:
            return Tick()


def walk(conductor: Conductor, at: float, *, seconds: int = 3_000, pain_after: int | None = 1) -> float:
    """Go on second by second until the session ends or the seconds are over; returns the time then."""
    for _ in range(seconds):
        if conductor.ended:
            break
        at += 1
        conductor.apply(next_event(conductor, pain_after=pain_after), at)
    return at


def had_session(library: Library, now: Now, *, pain: int = 1, pain_after: int | None = 1) -> Conductor:
    """A whole session from its beginning to its end."""
    conductor = started(library, now, pain=pain)
    walk(conductor, now.at.timestamp(), pain_after=pain_after)
    assert conductor.ended
    return conductor


def with_journal(what: str, *arguments: object) -> list[str]:
    """The command line of a process that opens the journal and then does one of the things in processes.py."""
    call = f"from tests.practice.processes import {what}; {what}(*{arguments!r})"
    return [sys.executable, "-c", f"from unkink.config.database import open_database; open_database(); {call}"]
