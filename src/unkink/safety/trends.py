"""Trends in the course of pain, as closings. Time is handed in; nothing here looks at a clock."""

from datetime import timedelta
from itertools import pairwise, zip_longest

from unkink.knowledge.library import Library
from unkink.knowledge.trend import Lasting, LongSoreness, NoClearChange, Rising, ShortRelief, Trend
from unkink.safety.closing import Closing
from unkink.safety.course import Crack, PainCourse, Reading, Weeks, episode, first_and_last_week, is_down, means_by_day
from unkink.safety.history import Now


def trends_seen(library: Library, course: PainCourse, now: Now) -> tuple[Closing, ...]:
    """Every trend that is seen now, as a closing whose words carry the figures they rest on."""
    book = library.trends
    sore = episode(course, book.sore_from, book.episode_ends_after_days, now.day)
    weeks = first_and_last_week(sore, now.day, book.least_days)
    return tuple(
        Closing(trend.id, trend.level, _said(trend, weeks), ("journal",), trend.closes, trend.support)
        for trend in book.trends
        if _seen(trend, course, sore, weeks, now, book.sore_from)
    )


def _said(trend: Trend, weeks: Weeks) -> str:
    if not trend.figures or weeks.first is None or weeks.last is None:
        return trend.say
    return f"{trend.say} {trend.figures.format(first=f'{weeks.first:.1f}', last=f'{weeks.last:.1f}')}"


def _seen(trend: Trend, course: PainCourse, sore: tuple[Reading, ...], weeks: Weeks, now: Now, sore_from: int) -> bool:
    match trend.course:
        case NoClearChange() as rule:
            return _old(sore, rule.after_days, now) and _no_clear_change(rule, weeks, sore_from)
        case Lasting() as rule:
            return _lasts(rule, sore, weeks, now)
        case Rising() as rule:
            return _rises(rule, course, weeks, now, sore_from)
        case ShortRelief() as rule:
            last = course.cracks[-rule.sessions :]
            return len(last) == rule.sessions and all(_came_back(each, course, rule, sore_from) for each in last)
        case LongSoreness() as rule:
            return _on_break(rule, course, now, sore_from)


def _old(sore: tuple[Reading, ...], days: int, now: Now) -> bool:
    return bool(sore) and (now.day - sore[0].day).days >= days


def _no_clear_change(rule: NoClearChange | Lasting, weeks: Weeks, sore_from: int) -> bool:
    if weeks.first is None or weeks.last is None or weeks.last < sore_from:
        return False
    return not is_down(weeks, rule.points, rule.percent)


def _lasts(rule: Lasting, sore: tuple[Reading, ...], weeks: Weeks, now: Now) -> bool:
    """Some pain on most of the days that were told in the last ``after_days``."""
    if not _old(sore, rule.after_days, now):
        return False
    since = now.day - timedelta(days=rule.after_days)
    days = means_by_day(reading for reading in sore if reading.day > since)
    if sum(mean > 0 for mean in days.values()) * 2 <= len(days):
        return False
    return _old(sore, rule.whatever_after_days, now) or not is_down(weeks, rule.points, rule.percent)


def _rises(rule: Rising, course: PainCourse, weeks: Weeks, now: Now, sore_from: int) -> bool:
    if weeks.first is not None and weeks.last is not None and weeks.last - weeks.first >= rule.points:
        return True
    since = now.at - timedelta(days=rule.within_days)
    last = [each.pain for each in course.readings if each.session and each.at >= since][-rule.sessions :]
    higher = all(later > earlier for earlier, later in pairwise(last))
    return len(last) == rule.sessions and higher and last[-1] >= sore_from


def _came_back(crack: Crack, course: PainCourse, rule: ShortRelief, sore_from: int) -> bool:
    """Pain was lower after the session, and within the hours as high as before it."""
    if crack.after is None or crack.after >= crack.before or crack.before < sore_from:
        return False
    until = crack.ended_at + timedelta(hours=rule.hours)
    return any(crack.ended_at < each.at <= until and each.pain >= crack.before for each in course.readings)


def _on_break(rule: LongSoreness, course: PainCourse, now: Now, sore_from: int) -> bool:
    since = now.at - timedelta(days=rule.window_days)
    told = [
        at
        for crack, following in zip_longest(course.cracks, course.cracks[1:])
        if crack.at >= since and (at := _long_sore(crack, following, course, rule, sore_from)) is not None
    ]
    return len(told) >= rule.times and (now.day - told[-1].day).days < rule.break_days


def _long_sore(
    crack: Crack, following: Crack | None, course: PainCourse, rule: LongSoreness, sore_from: int
) -> Reading | None:
    """The reading that tells of long soreness: the first behind the hours, all before it being higher as well.

    What comes behind the next cracking session says nothing about this one; the reading with which that began does.
    """
    until = crack.ended_at + timedelta(hours=rule.told_within_hours)
    if following is not None:
        until = min(until, following.at)
    higher = max(sore_from, crack.before + 1)
    for reading in course.readings:
        if reading.at <= crack.ended_at or reading.at > until:
            continue
        if reading.pain < higher:
            return None
        if reading.at - crack.ended_at > timedelta(hours=rule.hours):
            return reading
    return None
