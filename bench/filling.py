"""Filling a journal with many sessions, by the same use cases as the pages, on simulated time."""

from datetime import UTC, datetime, timedelta

from django.db import connection

from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, begin
from unkink.practice.check import record
from unkink.practice.conduct import Conductor
from unkink.routine.situation import Situation
from unkink.safety.history import Now
from unkink.session.events import AnyEvent, PainAfter, Pop, Tick
from unkink.session.moment import moment
from unkink.session.state import Status

HEALTHY = {"age": 35, "region": ["upper"], "duration_days": 3, "trend": "same", "pain_0_10": 1}
PLACES = (Situation("desk", ("chair",), 3), Situation("floor", ("mat",), 5), Situation("standing", (), 2))
CHECK_EVERY = timedelta(days=7)


def fill(library: Library, sessions: int, apart: timedelta = timedelta(hours=8)) -> None:
    """Hold so many sessions, the last of them yesterday. Speed before durability: nobody's data is in this journal."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    at = datetime.now(UTC) - sessions * apart - timedelta(days=1)
    checked = datetime.min.replace(tzinfo=UTC)
    for number in range(sessions):
        now = Now(at, at.date())
        if at - checked >= CHECK_EVERY:
            record(library, HEALTHY, now)
            checked = at
        begun = begin(library, now, PLACES[number % len(PLACES)], number, 1 + number % 2, nothing_new=True)
        if not isinstance(begun, Begun):
            raise TypeError(f"no session: {begun.say}")
        _through(Conductor(begun.session_id), at.timestamp())
        at += apart


def _through(conductor: Conductor, at: float) -> None:
    """Do the whole session, ticking only where something ends."""
    while not conductor.ended:
        at += max(0.0, moment(conductor.state, at).remaining_s or 0.0)
        conductor.apply(_answer(conductor.state.status), at)


def _answer(status: Status) -> AnyEvent:
    if status is Status.ASKING_POP:
        return Pop(heard=True)
    return PainAfter(1) if status is Status.ASKING_PAIN_AFTER else Tick()
