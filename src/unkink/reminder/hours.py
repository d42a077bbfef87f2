"""The hours and days somebody works: nudges come only then. Read by the wall clock of where the person is."""

from datetime import date, datetime, timedelta

from msgspec import Struct

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of ``date.weekday()``."""

DAY_MIN = 24 * 60


class HoursError(Exception):
    """Hours or days that cannot be read; ``message`` says what is allowed."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class WorkHours(Struct, frozen=True):
    """From ``start_min`` up to ``end_min``, in minutes of the day (0 to 1440), on ``days`` (0 is Monday).

    Where the end is not behind the start, work goes past midnight and belongs to the day on which it began.
    """

    start_min: int
    end_min: int
    days: tuple[int, ...]


def work_day(hours: WorkHours, here: datetime) -> date | None:
    """Return the day whose work hours hold this moment, or None outside of them. ``here`` is local time."""
    minute, today = here.hour * 60 + here.minute, here.date()
    if hours.start_min < hours.end_min:
        day = today if hours.start_min <= minute < hours.end_min else None
    elif minute >= hours.start_min:
        day = today
    else:
        day = today - timedelta(days=1) if minute < hours.end_min else None
    return day if day is not None and day.weekday() in hours.days else None


def read_hours(text: str) -> tuple[int, int]:
    """Read hours such as ``9-18``, ``8:30-16:45`` or ``22-6`` as minutes of the day. Raises HoursError."""
    parts = text.split("-")
    minutes = [read_minute(part.strip()) for part in parts]
    if len(minutes) == 2:  # noqa: PLR2004 -- a beginning and an end
        start, end = minutes
        if start is not None and end is not None and start != end and start < DAY_MIN:
            return start, end
    raise HoursError(f"{text!r} is no span of hours; write it as 9-18, 8:30-16:45 or 22-6")


def read_days(text: str) -> tuple[int, ...]:
    """Read days such as ``mon-fri`` or ``mon,wed,sat`` (0 is Monday). Raises HoursError."""
    days: set[int] = set()
    for part in text.lower().split(","):
        first, _, last = (word.strip() for word in part.partition("-"))
        if first not in DAY_NAMES or (last and last not in DAY_NAMES):
            raise HoursError(f"{text!r} names no days; write them as mon-fri or mon,wed,sat")
        start, end = DAY_NAMES.index(first), DAY_NAMES.index(last or first)
        # fri-mon goes round the end of the week.
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return tuple(sorted(days))


def write_hours(hours: WorkHours) -> str:
    """Write the hours as people do: 9:00-18:00."""
    return "-".join(f"{minute // 60}:{minute % 60:02}" for minute in (hours.start_min, hours.end_min))


def write_days(hours: WorkHours) -> str:
    """Write the days as a list: mon,tue,wed."""
    return ",".join(DAY_NAMES[day] for day in hours.days)


def read_minute(text: str) -> int | None:
    """Read a time such as ``8`` or ``8:30`` as the minute of the day (0 to 1440), or return None."""
    hour, _, minute = text.partition(":")
    if not (hour.isascii() and hour.isdigit()) or (":" in text and not (minute.isascii() and minute.isdigit())):
        return None
    total = int(hour) * 60 + int(minute or 0)
    return total if total <= DAY_MIN and int(minute or 0) < 60 else None  # noqa: PLR2004 -- minutes in an hour
