"""How often and how long somebody moved, and on how many days something cracked."""

from datetime import date, timedelta

from unkink.drawing.charts.chart import ACCENT, CARE, FAINT, LEFT, RIGHT, Chart, bars, below, chart, most_of, scale, up
from unkink.drawing.charts.day_names import short_day
from unkink.drawing.charts.moved import Moved, in_week, weeks
from unkink.knowledge.chart_text import ChartText

WEEKS = 12
DAYS = 7
SQUARE, GAP = 17.0, 3.0


def cracks(words: ChartText, sessions: tuple[Moved, ...], today: date, limit: int) -> Chart:
    """Days with cracking a week, against the limit."""
    shown = weeks(today, WEEKS)
    days = [len({each.day for each in in_week(sessions, week) if each.cracks}) for week in shown]
    most = most_of(days, limit + 1, 1)
    line = (
        f'<line class="chart-limit" stroke="{CARE}" stroke-width="2" stroke-dasharray="5 4" x1="{LEFT}" x2="{RIGHT}" '
        f'y1="{up(limit, most):.1f}" y2="{up(limit, most):.1f}"/>'
    )
    shapes = [scale(range(int(most) + 1), most), bars(days, most), line, below(map(short_day, shown), every=3)]
    rows = [(week.isoformat(), str(number)) for week, number in zip(shown, days, strict=True)]
    return chart(words.cracks, words.cracks.about.format(limit=limit), rows if sessions else (), shapes)


def minutes(words: ChartText, sessions: tuple[Moved, ...], today: date) -> Chart:
    """Minutes in exercises a week."""
    shown = weeks(today, WEEKS)
    spent = [sum(each.moving_s for each in in_week(sessions, week)) / 60 for week in shown]
    step = 10 if max(spent) <= 60 else 60  # noqa: PLR2004 -- an hour
    most = most_of(spent, 20, 2 * step)
    marks = [most * part / 4 for part in range(5)]
    shapes = [scale(marks, most), bars(spent, most), below(map(short_day, shown), every=3)]
    rows = [(week.isoformat(), str(round(number))) for week, number in zip(shown, spent, strict=True)]
    return chart(words.minutes, words.minutes.about, rows if sessions else (), shapes)


def calendar(words: ChartText, sessions: tuple[Moved, ...], today: date) -> Chart:
    """A square a day, a column a week, Monday first; full where there was a session. Days to come are not there."""
    shown = weeks(today, WEEKS)
    moved = {each.day for each in sessions}
    shapes = []
    for column, week in enumerate(shown):
        for row in range(DAYS):
            day = week + timedelta(days=row)
            if day <= today:
                x, y = LEFT + column * (RIGHT - LEFT) / WEEKS, 4 + row * (SQUARE + GAP)
                full = day in moved
                look = f'class="chart-bar" fill="{ACCENT}"' if full else f'class="chart-empty" fill="{FAINT}"'
                shapes.append(f'<rect {look} x="{x:.1f}" y="{y:.1f}" width="{SQUARE}" height="{SQUARE}" rx="3"/>')
    shapes.append(below(map(short_day, shown), every=3))
    rows = [(week.isoformat(), str(len({each.day for each in in_week(sessions, week)}))) for week in shown]
    return chart(words.calendar, words.calendar.about.format(weeks=WEEKS), rows if sessions else (), shapes)
