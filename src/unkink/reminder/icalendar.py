"""Writing iCalendar files (RFC 5545): events that come back every week, at floating local times.

A floating time is the time on the wall wherever its person is, so ten stays ten after a change of clocks or of country.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from msgspec import Struct

from unkink.reminder.hours import DAY_NAMES

LINE_BYTES = 75
"""The longest line that the format allows, without its end."""


class WeeklyEvent(Struct, frozen=True):
    """An event on some days of every week (0 is Monday), from the first of them on or after a date.

    ``minute`` is of the day, ``minutes`` how long it takes. An event of the same ``uid`` takes the place of an earlier
    one when the file is imported again; ``sequence`` counts how often it was changed.
    """

    uid: UUID
    days: tuple[int, ...]
    minute: int
    minutes: int
    title: str
    text: str
    sequence: int = 0


def write_events(events: Iterable[WeeklyEvent], about: str, now: datetime) -> str:
    """Write a calendar. ``about`` says what it holds, for programs; ``now`` is aware, and local to the person."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//unkink//{about}//EN", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _lines(event, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _lines(event: WeeklyEvent, now: datetime) -> list[str]:
    starts = datetime.combine(_first_day(event.days, now.date()), datetime.min.time()) + timedelta(minutes=event.minute)
    by_day = ",".join(DAY_NAMES[day][:2].upper() for day in sorted(event.days))
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        *([f"SEQUENCE:{event.sequence}"] if event.sequence else []),
        f"DTSTART:{starts:%Y%m%dT%H%M%S}",
        f"DURATION:PT{event.minutes}M",
        f"RRULE:FREQ=WEEKLY;BYDAY={by_day}",
        "TRANSP:TRANSPARENT",
        f"SUMMARY:{_escaped(event.title)}",
        f"DESCRIPTION:{_escaped(event.text)}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT0M",
        f"DESCRIPTION:{_escaped(event.title)}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _first_day(days: Iterable[int], today: date) -> date:
    return next(day for step in range(7) if (day := today + timedelta(days=step)).weekday() in days)


def _escaped(text: str) -> str:
    for special in ("\\", ";", ","):
        text = text.replace(special, f"\\{special}")
    return "\\n".join(text.splitlines())


def _fold(line: str) -> list[str]:
    """Break a line that is too long for the format, never inside a letter. Continuations begin with a space."""
    folded, current = [], ""
    for letter in line:
        if len((current + letter).encode()) > LINE_BYTES:
            folded.append(current)
            current = " "
        current += letter
    return [*folded, current]
