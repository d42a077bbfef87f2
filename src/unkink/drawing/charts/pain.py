"""Pain before and after each session, and week by week with the band inside which nothing has clearly changed."""

from collections.abc import Iterable
from datetime import date
from statistics import fmean

from unkink.drawing.charts.chart import ACCENT, LEFT, RIGHT, SOFT, Chart, across, below, chart, scale, up
from unkink.drawing.charts.day_names import short_day
from unkink.drawing.charts.moved import Moved, monday, weeks
from unkink.knowledge.chart_text import ChartText
from unkink.knowledge.measure import Change

SESSIONS = 20
WEEKS = 12
MOST = 10.0
MARKS = (0, 2, 4, 6, 8, 10)


def pain_sessions(words: ChartText, sessions: tuple[Moved, ...]) -> Chart:
    """The last sessions: a ring for pain before, a dot for pain after, and the way between them."""
    last = sessions[-SESSIONS:]
    number = len(last)
    shapes = [scale(MARKS, MOST)]
    for index, each in enumerate(last):
        x, before = across(index, number), up(each.before, MOST)
        if each.after is not None:
            after = up(each.after, MOST)
            ends = f'x1="{x:.1f}" x2="{x:.1f}" y1="{before:.1f}" y2="{after:.1f}"'
            shapes.append(f'<line class="chart-way" stroke="{ACCENT}" stroke-width="2" {ends}/>')
            shapes.append(_dot(x, after))
        ring = f'cx="{x:.1f}" cy="{before:.1f}" r="6"'
        shapes.append(f'<circle class="chart-ring" fill="none" stroke="{ACCENT}" stroke-width="2" {ring}/>')
    shapes.append(below([short_day(each.day) for each in last], every=max(1, number // 4)))
    rows = ((each.day.isoformat(), str(each.before), "" if each.after is None else str(each.after)) for each in last)
    return chart(words.pain_sessions, words.pain_sessions.about.format(count=number), rows, shapes)


def pain_weeks(words: ChartText, told: Iterable[tuple[date, int]], today: date, change: Change) -> Chart:
    """The mean pain of each week (of its days), and the band around the first of them."""
    by_week: dict[date, dict[date, list[int]]] = {}
    for day, pain in told:
        by_week.setdefault(monday(day), {}).setdefault(day, []).append(pain)
    shown = [week for week in weeks(today, WEEKS) if week <= monday(today)]
    first = next((week for week in shown if week in by_week), None)
    shown = shown if first is None else [week for week in shown if week >= first]
    means = {week: fmean(fmean(pains) for pains in by_week[week].values()) for week in shown if week in by_week}
    number = len(shown)
    places = [(across(index, number), up(means[week], MOST)) for index, week in enumerate(shown) if week in means]
    shapes = [_band(means[first], change) if first in means else "", scale(MARKS, MOST)]
    if len(places) > 1:
        way = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        shapes.append(f'<polyline class="chart-way" fill="none" stroke="{ACCENT}" stroke-width="2" points="{way}"/>')
    shapes += [_dot(x, y) for x, y in places]
    shapes.append(below([short_day(week) for week in shown], every=max(1, number // 4)))
    rows = ((week.isoformat(), f"{means[week]:.1f}", str(len(by_week[week]))) for week in shown if week in means)
    return chart(words.pain_weeks, words.pain_weeks.about, rows, shapes)


def _dot(x: float, y: float) -> str:
    return f'<circle class="chart-dot" fill="{ACCENT}" cx="{x:.1f}" cy="{y:.1f}" r="4.5"/>'


def _band(first: float, change: Change) -> str:
    """From where it is called worse (either is met) to where it is called better (both are)."""
    share = first * change.percent / 100
    better, worse = first - max(change.points, share), first + min(change.points, share)
    top, bottom = up(min(MOST, worse), MOST), up(max(0.0, better), MOST)
    return (
        f'<rect class="chart-band" fill="{SOFT}" x="{LEFT}" width="{RIGHT - LEFT}" y="{top:.1f}" '
        f'height="{bottom - top:.1f}"/>'
    )
