"""The course of an angle as SVG: its curve; holds, faults and what was not judged as bands; repetitions marked."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from unkink.coach.reading import Span

WIDTH, HEIGHT = 960, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 950, 12, 196
MOST_PLACES = 900
"""A longer curve is drawn with the lowest and the highest of every so many values."""
GAP_S = 1.0
"""Samples farther apart are not joined."""

Marks = Iterable[tuple[float, str]]


class Scale:
    """From seconds and degrees to places in the picture."""

    def __init__(self, times: Sequence[float], values: Sequence[float | None]) -> None:
        seen = [value for value in values if value is not None] or [0.0]
        self.low, self.high = 10 * (min(seen) // 10), 10 * (max(seen) // 10 + 1)
        self.end = max(times[-1] if times else 0.0, 0.1)

    def x(self, t: float) -> float:
        """Return how far from the left a moment is."""
        return LEFT + (RIGHT - LEFT) * max(0.0, min(1.0, t / self.end))

    def y(self, degrees: float) -> float:
        """Return how far down an angle is."""
        return BOTTOM - (BOTTOM - TOP) * (degrees - self.low) / (self.high - self.low)


def curve(
    title: str,
    times: Sequence[float],
    values: Sequence[float | None],
    bands: Iterable[tuple[str, Span, str]],
    marks: Marks,
) -> str:
    """Return the picture. ``bands`` are a class of style, a span and what it is; ``marks`` moments with words."""
    scale = Scale(times, values)
    shapes = [_band(scale, look, span, words) for look, span, words in bands]
    shapes += [_degrees(scale), _seconds(scale)]
    shapes += [f'<polyline class="way" points="{points}"/>' for points in _ways(scale, times, values)]
    shapes += [_mark(scale, t, words) for t, words in marks]
    return (
        f'<svg role="img" viewBox="0 0 {WIDTH} {HEIGHT}"><title>{escape(title)}</title>'
        '<defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<line class="hatch" x1="0" y1="0" x2="0" y2="8"/></pattern></defs>{"".join(shapes)}</svg>'
    )


def _band(scale: Scale, look: str, span: Span, words: str) -> str:
    left = scale.x(span.start_s)
    width = max(2.0, scale.x(span.end_s) - left)
    place = f'x="{left:.1f}" y="{TOP}" width="{width:.1f}" height="{BOTTOM - TOP}"'
    return f'<rect class="{look}" {place}><title>{escape(words)}</title></rect>'


def _mark(scale: Scale, t: float, words: str) -> str:
    x = scale.x(t)
    shape = f"M{x:.1f} {BOTTOM + 2} l5 9 h-10 z"
    return f'<path class="mark" d="{shape}"><title>{escape(words)}</title></path>'


def _degrees(scale: Scale) -> str:
    step = next(step for step in (10, 20, 30, 60, 90) if (scale.high - scale.low) / step <= 6 or step == 90)  # noqa: PLR2004
    first = int(-(-scale.low // step) * step)
    return "".join(
        f'<line class="line" x1="{LEFT}" x2="{RIGHT}" y1="{scale.y(mark):.1f}" y2="{scale.y(mark):.1f}"/>'
        f'<text x="{LEFT - 8}" y="{scale.y(mark) + 4:.1f}" text-anchor="end">{mark}°</text>'
        for mark in range(first, int(scale.high) + 1, step)
    )


def _seconds(scale: Scale) -> str:
    step = next(
        (each for each in (0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800) if scale.end / each <= 12),  # noqa: PLR2004
        3600,
    )
    marks = [step * number for number in range(int(scale.end / step) + 1)]
    return "".join(
        f'<text x="{scale.x(mark):.1f}" y="{BOTTOM + 32}" text-anchor="middle">{mark:g}</text>' for mark in marks
    )


def _ways(scale: Scale, times: Sequence[float], values: Sequence[float | None]) -> Iterable[str]:
    """Return the curve in pieces, broken where nothing was measured."""
    for piece in _pieces(times, values):
        yield " ".join(f"{scale.x(t):.1f},{scale.y(value):.1f}" for t, value in _thinned(piece))


def _pieces(times: Sequence[float], values: Sequence[float | None]) -> Iterable[list[tuple[float, float]]]:
    piece: list[tuple[float, float]] = []
    for t, value in zip(times, values, strict=True):
        if piece and (value is None or t - piece[-1][0] > GAP_S):
            yield piece
            piece = []
        if value is not None:
            piece.append((t, value))
    if piece:
        yield piece


def _thinned(piece: list[tuple[float, float]]) -> list[tuple[float, float]]:
    if len(piece) <= MOST_PLACES:
        return piece
    ends = [round(index * len(piece) / (MOST_PLACES // 2)) for index in range(MOST_PLACES // 2 + 1)]
    kept = []
    for start, stop in pairwise(ends):
        part = piece[start:stop]
        kept += sorted({min(part, key=lambda each: each[1]), max(part, key=lambda each: each[1])})
    return kept
