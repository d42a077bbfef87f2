"""Break times as an iCalendar file (RFC 5545), for people who live in their calendar."""

from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.hours import DAY_MIN, DAY_NAMES, WorkHours
from unkink.reminder.settings import Settings

LINE_BYTES = 75
"""The longest line that the format allows, without its end."""


def write_calendar(text: ReminderText, settings: Settings, now: datetime) -> str:
    """Write one weekly event for every break of a work day, from the first work day on or after ``now`` (aware).

    Times are "floating", so a break at ten stays at ten after a change of clocks or of country. The ids depend on the
    time of day only: importing the file again replaces the events instead of doubling them.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//unkink//desk breaks//EN", "CALSCALE:GREGORIAN"]
    for minute in break_minutes(settings):
        lines += _event(text, settings.hours, minute, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def break_minutes(settings: Settings) -> tuple[int, ...]:
    """The minutes, counted from midnight of the day work begins, at which breaks fall. Beyond 1440 is the next day."""
    hours = settings.hours
    end = hours.end_min if hours.end_min > hours.start_min else hours.end_min + DAY_MIN
    return tuple(range(hours.start_min + settings.every_min, end, settings.every_min))


def _event(text: ReminderText, hours: WorkHours, minute: int, now: datetime) -> list[str]:
    length, shift = text.offer.minutes, minute // DAY_MIN
    days = [(day + shift) % 7 for day in hours.days]
    first = _first_day(days, now.date())
    starts = datetime.combine(first, datetime.min.time()) + timedelta(minutes=minute % DAY_MIN)
    by_day = ",".join(DAY_NAMES[day][:2].upper() for day in sorted(days))
    return [
        "BEGIN:VEVENT",
        f"UID:{uuid5(NAMESPACE_URL, f'unkink:desk-break:{minute}')}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{starts:%Y%m%dT%H%M%S}",
        f"DURATION:PT{length}M",
        f"RRULE:FREQ=WEEKLY;BYDAY={by_day}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{_escaped(text.says.calendar_title.format(minutes=length))}",
        f"DESCRIPTION:{_escaped(text.says.calendar_text)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0M",
        f"DESCRIPTION:{_escaped(text.says.calendar_title.format(minutes=length))}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _first_day(days: list[int], today: date) -> date:
    return next(day for step in range(7) if (day := today + timedelta(days=step)).weekday() in days)


def _escaped(text: str) -> str:
    for special in ("\\", ";", ","):
        text = text.replace(special, f"\\{special}")
    return text.replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """Break a line that is too long for the format, never inside a letter. Continuations begin with a space."""
    folded, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > LINE_BYTES:
            folded.append(current)
            current = " "
        current += letter
    return [*folded, current]
