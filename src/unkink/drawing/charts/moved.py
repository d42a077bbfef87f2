"""The past as the pictures need it: plain values that the journal hands in."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

WEEK = timedelta(days=7)


class Moved(Struct, frozen=True):
    """One session that has ended: its local day, pain before and after (0 to 10), seconds moved, and what it held.

    ``cracks``: the limits count it. ``after`` is None where it was not told.
    """

    day: date
    before: int
    after: int | None
    moving_s: float
    cracks: bool
    techniques: tuple[str, ...]


def monday(day: date) -> date:
    """The Monday of the week a day is in."""
    return day - timedelta(days=day.weekday())


def weeks(today: date, number: int) -> tuple[date, ...]:
    """The Mondays of so many weeks, this one last."""
    this = monday(today)
    return tuple(this - WEEK * back for back in range(number - 1, -1, -1))


def in_week(sessions: Iterable[Moved], begins: date) -> Iterator[Moved]:
    """The sessions of the week that begins on this Monday."""
    return (each for each in sessions if begins <= each.day < begins + WEEK)
