"""The course of pain as the trends see it: plain values that the journal hands in."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from statistics import fmean

from msgspec import Struct

WEEK = timedelta(days=7)


class Reading(Struct, frozen=True):
    """Pain that somebody told (NPRS, 0 to 10), outside a session or as one began: when (UTC), on which local day."""

    at: datetime
    day: date
    pain: int
    session: bool


class Crack(Struct, frozen=True):
    """A cracking session: when it began and ended (UTC), pain before and after it; None where it was not told."""

    at: datetime
    ended_at: datetime
    before: int
    after: int | None


class PainCourse(Struct, frozen=True):
    """All readings and all cracking sessions that are looked at, the latest last."""

    readings: tuple[Reading, ...] = ()
    cracks: tuple[Crack, ...] = ()


class Weeks(Struct, frozen=True):
    """The means of the first week of an episode and of the week that ends now; None where too few days were told."""

    first: float | None
    last: float | None


def episode(course: PainCourse, sore_from: int, ends_after_days: int, today: date) -> tuple[Reading, ...]:
    """Return the readings of the episode that goes on today, from its first sore one; none where there is none."""
    begin = previous = None
    for reading in course.readings:
        if reading.pain >= sore_from:
            if previous is None or (reading.day - previous).days > ends_after_days:
                begin = reading.day
            previous = reading.day
    if begin is None or previous is None or (today - previous).days > ends_after_days:
        return ()
    return tuple(reading for reading in course.readings if reading.day >= begin)


def means_by_day(readings: Iterable[Reading]) -> Mapping[date, float]:
    """The mean pain of every day that has a reading."""
    by_day: dict[date, list[int]] = {}
    for reading in readings:
        by_day.setdefault(reading.day, []).append(reading.pain)
    return {day: fmean(pains) for day, pains in by_day.items()}


def first_and_last_week(readings: tuple[Reading, ...], today: date, least_days: int) -> Weeks:
    """Return the means of the first and of the last week of an episode. The last one begins behind the first."""
    if not readings:
        return Weeks(None, None)
    days = means_by_day(readings)
    first_ends = readings[0].day + WEEK
    last_begins = max(first_ends, today - WEEK + timedelta(days=1))
    first = [mean for day, mean in days.items() if day < first_ends]
    last = [mean for day, mean in days.items() if last_begins <= day <= today]
    return Weeks(fmean(first) if len(first) >= least_days else None, fmean(last) if len(last) >= least_days else None)


def is_down(weeks: Weeks, points: float, percent: float) -> bool:
    """Whether the last week is lower than the first by so many points, or by so many percent.

    To be worried, neither must be met; to claim an improvement, both (measures).
    """
    if weeks.first is None or weeks.last is None:
        return False
    fall = weeks.first - weeks.last
    return fall >= points or fall >= weeks.first * percent / 100
