"""Limits on cracking, measured on the history. Time is handed in; nothing here looks at a clock."""

from datetime import date, timedelta

from unkink.knowledge.library import Library
from unkink.knowledge.limit import DaysInWindow, Gap, Limit, PerDay, Refusals, WeeksAtLimit
from unkink.safety.closing import Closing
from unkink.safety.history import History, Now

WEEK = 7


def limits_reached(library: Library, history: History, now: Now, regions: tuple[str, ...]) -> tuple[Closing, ...]:
    """Every limit that is reached, as a closing. ``regions`` are those to be worked on; none named means any."""
    return tuple(
        Closing(limit.id, limit.level, limit.say, ("journal",), limit.closes, limit.support)
        for limit in library.limits
        if _reached(limit, history, now, regions)
    )


def _reached(limit: Limit, history: History, now: Now, regions: tuple[str, ...]) -> bool:
    match limit.measure:
        case Gap(minutes):
            return _within_gap(history, now, timedelta(minutes=minutes), regions)
        case PerDay(sessions):
            return sum(each.day >= now.day for each in history.crack_sessions) >= sessions
        case DaysInWindow(days, window):
            return len(_days(history, now.day, window)) >= days
        case WeeksAtLimit():
            return _on_break(limit.measure, history, now)
        case Refusals(times, window):
            since = now.at - timedelta(days=window)
            return sum(at > since for at in history.refused_at) >= times


def _within_gap(history: History, now: Now, gap: timedelta, regions: tuple[str, ...]) -> bool:
    return any(
        now.at - each.at < gap and (not regions or not each.regions or not set(regions).isdisjoint(each.regions))
        for each in history.crack_sessions
    )


def _days(history: History, today: date, window: int) -> set[date]:
    """Days with a crack among the last ``window``, today included. Later days (a clock set back) count too."""
    first = today - timedelta(days=window - 1)
    return {each.day for each in history.crack_sessions if each.day >= first}


def _on_break(measure: WeeksAtLimit, history: History, now: Now) -> bool:
    """Whether the last cracks ended a run of full weeks, and the break after it is not over.

    Weeks are counted backwards from the day of the last crack, so that no choice of weekday hides a run.
    """
    days = sorted({each.day for each in history.crack_sessions})
    if not days or now.day >= days[-1] + timedelta(days=measure.break_days + 1):
        return False
    weeks = 0
    end = days[-1]
    while sum(end - timedelta(days=WEEK) < day <= end for day in days) >= measure.days_a_week:
        weeks += 1
        end -= timedelta(days=WEEK)
    return weeks >= measure.weeks


def cracking_opens_on(library: Library, history: History, now: Now) -> date:
    """The first day on which no daily or weekly limit would hold, if nothing more is cracked until then."""
    day = now.day
    for _ in range(60):
        later = Now(now.at + (day - now.day) + timedelta(hours=2 if day == now.day else 0), day)
        if not limits_reached(library, history, later, ()):
            return day
        day += timedelta(days=1)
    return day
