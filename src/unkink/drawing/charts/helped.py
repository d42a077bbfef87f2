"""Which exercises came with less pain: only where there are enough sessions to say anything."""

from collections.abc import Mapping
from statistics import fmean

from unkink.drawing.charts.chart import ACCENT, FAINT, HEIGHT, Chart, chart, text
from unkink.drawing.charts.moved import Moved
from unkink.knowledge.chart_text import ChartText

MIDDLE, POINT = 290.0, 24.0
"""Where no change stands, and how far one point of pain reaches from there."""

MOST_POINTS = 4.0


def helped(words: ChartText, names: Mapping[str, str], sessions: tuple[Moved, ...]) -> Chart:
    """The mean change of pain (after minus before) over the sessions with each exercise, the best first.

    ``names`` are those of the techniques by id. With fewer sessions than needed, nothing is said but that.
    """
    changes: dict[str, list[int]] = {}
    for each in sessions:
        for technique in set(each.techniques) if each.after is not None else ():
            changes.setdefault(technique, []).append((each.after or 0) - each.before)
    enough = {name: fmean(found) for name, found in changes.items() if len(found) >= words.sessions_needed}
    told = sorted(enough, key=lambda name: (enough[name], name))
    others = sorted((name for name in changes if name not in enough), key=lambda name: (-len(changes[name]), name))
    rows = [(names.get(name, name), str(len(changes[name])), f"{enough[name]:+.1f}") for name in told]
    rows += [(names.get(name, name), str(len(changes[name])), words.too_few) for name in others]
    return chart(words.techniques, words.techniques.about, rows, _shapes(words, names, told, others, enough))


def _shapes(
    words: ChartText, names: Mapping[str, str], told: list[str], others: list[str], enough: Mapping[str, float]
) -> list[str]:
    height = (HEIGHT - 8) / max(6, len(told) + len(others))
    shapes = [f'<line class="chart-line" stroke="{FAINT}" x1="{MIDDLE}" x2="{MIDDLE}" y1="2" y2="{HEIGHT - 4}"/>']
    for row, name in enumerate((*told, *others)):
        y = 4 + row * height
        shapes.append(text(4, y + height * 0.7, names.get(name, name), "start"))
        if name not in enough:
            shapes.append(text(MIDDLE + 8, y + height * 0.7, words.too_few, "start"))
            continue
        points = max(-MOST_POINTS, min(MOST_POINTS, enough[name]))
        x, width = MIDDLE + min(0.0, points) * POINT, abs(points) * POINT
        place = f'x="{x:.1f}" y="{y + height * 0.2:.1f}" width="{width:.1f}" height="{height * 0.6:.1f}"'
        shapes.append(f'<rect class="chart-bar" fill="{ACCENT}" rx="2" {place}/>')
        beside, anchor = (x - 6, "end") if points <= 0 else (x + width + 6, "start")
        shapes.append(text(beside, y + height * 0.7, f"{enough[name]:+.1f}", anchor))
    return shapes
