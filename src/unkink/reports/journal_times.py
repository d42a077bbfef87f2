"""Whether the times in a journal that is brought along can be.

The journal never grows younger: a moment or a day far ahead would keep its limits shut until then, and no page could
reckon with it. So every time is looked at, whichever part of the journal it stands in.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from unkink.journal.whole import Contents, SessionRecord

AHEAD = timedelta(days=1)
"""How far a journal of another machine may be ahead of the clock here. Time zones do not matter: all times are UTC."""

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
"""What a computer says that has lost its clock."""

DAYS_APART = 2
"""Between a moment in UTC and the day on somebody's own calendar, which never steps back, not even on a flight west."""

Fault = tuple[str, str]
"""The field, and what is the matter with it."""


def time_faults(contents: Contents, now: datetime) -> Iterator[Fault]:
    """Every time that cannot be, by the clock of this computer."""
    latest = now + AHEAD
    for field, at in _moments(contents):
        if at > latest:
            yield field, "lies in the future by the clock of this computer; put the clock right and try again"
        elif at < EARLIEST:
            yield field, f"lies before {EARLIEST.year}, when no journal was written"
    for field, day, at in _days(contents):
        if abs((day - at.date()).days) > DAYS_APART:
            yield field, f"is {day}, but the moment beside it is {at:%Y-%m-%d %H:%M} UTC"


def _moments(contents: Contents) -> Iterator[tuple[str, datetime]]:
    for number, screening in enumerate(contents.screenings):
        yield f"screenings[{number}].at", screening.at
        yield f"screenings[{number}].clock_at", screening.clock_at
    for number, session in enumerate(contents.sessions):
        for name, at in _moments_of_session(session):
            yield f"sessions[{number}].{name}", at
    for number, refusal in enumerate(contents.refusals):
        yield f"refusals[{number}].at", refusal.at
    for number, tombstone in enumerate(contents.tombstones):
        yield f"tombstones[{number}].began_at", tombstone.began_at
        yield f"tombstones[{number}].last_at", tombstone.last_at
        if tombstone.stopped_at is not None:
            yield f"tombstones[{number}].stopped_at", tombstone.stopped_at
    for number, told in enumerate(contents.nudges):
        yield f"nudges[{number}].at", told.at
    for number, measured in enumerate(contents.measurements):
        yield f"measurements[{number}].at", measured.at
        yield f"measurements[{number}].clock_at", measured.clock_at


def _moments_of_session(session: SessionRecord) -> Iterator[tuple[str, datetime]]:
    yield "began_at", session.began_at
    yield "clock_at", session.clock_at
    if session.summary is not None:
        yield "summary.ended_at", session.summary.ended_at


def _days(contents: Contents) -> Iterator[tuple[str, date, datetime]]:
    """Every day on somebody's own calendar, with the moment that it belongs to."""
    for name, records in (
        ("sessions", [(each.day, each.began_at) for each in contents.sessions]),
        ("tombstones", [(each.day, each.began_at) for each in contents.tombstones]),
        ("nudges", [(each.day, each.at) for each in contents.nudges]),
        ("measurements", [(each.day, each.at) for each in contents.measurements]),
    ):
        for number, (day, at) in enumerate(records):
            yield f"{name}[{number}].day", day, at
