"""Sessions that somebody plans: on which days of the week, when, how long and where. One missed has no consequence."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from unkink.knowledge.library import Library
from unkink.reminder.hours import DAY_MIN, HoursError, read_days, read_minute
from unkink.reminder.icalendar import WeeklyEvent, write_events
from unkink.routine.situation import Situation, SituationError, read_situation

Weekday = Annotated[int, Meta(ge=0, le=6)]


class PlannedError(Exception):
    """A plan that cannot be: the field, and what is allowed there."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class Planned(Struct, frozen=True, forbid_unknown_fields=True):
    """Sessions of a week. ``days``: 0 is Monday; ``minute`` of the day, by the wall clock of where the person is.

    ``uid`` stays the same while the plan changes, ``changes`` counts how often it did: so calendars know it again.
    """

    uid: UUID
    days: Annotated[tuple[Weekday, ...], Meta(min_length=1)]
    minute: Annotated[int, Meta(ge=0, lt=DAY_MIN)]
    situation: Situation
    changes: Annotated[int, Meta(ge=0)] = 0

    @property
    def time(self) -> str:
        """The time as people write it: 08:00."""
        return f"{self.minute // 60:02}:{self.minute % 60:02}"


def read_planned(
    library: Library, number: UUID, days: str, time: str, situation: Situation, before: Planned | None = None
) -> Planned:
    """Read a plan as people write it: days such as ``mon,wed,fri``, a time such as ``8:00``.

    ``number`` is a fresh id, used where there was no plan ``before``. Raises PlannedError.
    """
    try:
        on = read_days(days)
    except HoursError as error:
        raise PlannedError("days", error.message) from None
    minute = read_minute(time)
    if minute is None or minute >= DAY_MIN:
        raise PlannedError("time", f"{time!r} is no time of day; write it as 8:00 or 17:30")
    try:
        where = read_situation(library, situation.place, situation.things, situation.minutes, situation.regions)
    except SituationError as error:
        raise PlannedError(error.field, error.message) from None
    if before is None:
        return Planned(number, on, minute, where)
    same = (on, minute, where) == (before.days, before.minute, before.situation)
    return before if same else Planned(before.uid, on, minute, where, before.changes + 1)


def is_on(planned: Planned, day: date) -> bool:
    """Whether a session is planned for this day."""
    return day.weekday() in planned.days


def write_planned(library: Library, planned: Planned, now: datetime) -> str:
    """Write the plan as an iCalendar file, from the first planned day on or after ``now`` (aware, local)."""
    says, situation = library.reminder.says, planned.situation
    place = next(word.name for word in library.vocabulary.places if word.id == situation.place)
    event = WeeklyEvent(
        uid=planned.uid,
        days=planned.days,
        minute=planned.minute,
        minutes=situation.minutes,
        title=says.planned_title.format(minutes=situation.minutes),
        text=says.planned_text.format(place=place, minutes=situation.minutes),
        sequence=planned.changes,
    )
    return write_events((event,), "planned sessions", now)
