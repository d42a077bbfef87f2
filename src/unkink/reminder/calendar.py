"""Break times as an iCalendar file, for people who live in their calendar."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.hours import DAY_MIN, WorkHours
from unkink.reminder.icalendar import WeeklyEvent, write_events
from unkink.reminder.settings import Settings


def write_calendar(text: ReminderText, settings: Settings, now: datetime) -> str:
    """Write one weekly event for every break of a work day, from the first work day on or after ``now`` (aware).

    The ids depend on the time of day only: importing the file again replaces the events instead of doubling them.
    """
    events = (_event(text, settings.hours, minute) for minute in break_minutes(settings))
    return write_events(events, "desk breaks", now)


def break_minutes(settings: Settings) -> tuple[int, ...]:
    """The minutes, counted from midnight of the day work begins, at which breaks fall. Beyond 1440 is the next day."""
    hours = settings.hours
    end = hours.end_min if hours.end_min > hours.start_min else hours.end_min + DAY_MIN
    return tuple(range(hours.start_min + settings.every_min, end, settings.every_min))


def _event(text: ReminderText, hours: WorkHours, minute: int) -> WeeklyEvent:
    return WeeklyEvent(
        uid=uuid5(NAMESPACE_URL, f"unkink:desk-break:{minute}"),
        days=tuple((day + minute // DAY_MIN) % 7 for day in hours.days),
        minute=minute % DAY_MIN,
        minutes=text.offer.minutes,
        title=text.says.calendar_title.format(minutes=text.offer.minutes),
        text=text.says.calendar_text,
    )
