"""A chart: its picture, and the table that says the same."""

from collections.abc import Iterable
from html import escape

from msgspec import Struct

from unkink.knowledge.chart_text import ChartWords

WIDTH, HEIGHT = 400, 180
LEFT, RIGHT, TOP, BOTTOM = 34, 392, 14, 152
INK, FAINT, ACCENT, SOFT, CARE = "#1b2320", "#d5d6cf", "#1b6a58", "#dcece6", "#7a4b00"
"""Colours of a chart on paper. A page overrides them by class, in its own light and dark."""


class Chart(Struct, frozen=True):
    """One chart. ``about`` says what it shows; ``rows`` hold what ``columns`` name. ``svg`` is empty without data."""

    title: str
    about: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    svg: str


def chart(words: ChartWords, about: str, rows: Iterable[tuple[str, ...]], shapes: Iterable[str]) -> Chart:
    """Put a chart together. Without rows there is no picture."""
    table = tuple(rows)
    inside = "".join(shapes)
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12"><title>{escape(words.title)}</title>'
        f"<desc>{escape(about)}</desc>{inside}</svg>"
    )
    return Chart(words.title, about, words.columns, table, picture if table else "")


def across(index: int, number: int) -> float:
    """The middle of the place of one of so many, from left to right."""
    return LEFT + (RIGHT - LEFT) * (index + 0.5) / number


def up(value: float, most: float) -> float:
    """How far down a value stands, on a scale from 0 to ``most``."""
    return BOTTOM - (BOTTOM - TOP) * value / most


def scale(marks: Iterable[float], most: float) -> str:
    """Lines across with their figures at the left."""
    return "".join(
        f'<line class="chart-line" stroke="{FAINT}" x1="{LEFT}" x2="{RIGHT}" y1="{up(mark, most):.1f}" '
        f'y2="{up(mark, most):.1f}"/>{text(LEFT - 6, up(mark, most) + 4, f"{mark:g}", "end")}'
        for mark in marks
    )


def text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    """A word in the picture."""
    return (
        f'<text class="chart-text" fill="{INK}" text-anchor="{anchor}" x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'
    )


def bars(values: Iterable[float], most: float) -> str:
    """A bar for every value, side by side."""
    every = tuple(values)
    width = (RIGHT - LEFT) / max(1, len(every)) * 0.64
    return "".join(
        f'<rect class="chart-bar" fill="{ACCENT}" rx="2" x="{across(index, len(every)) - width / 2:.1f}" '
        f'y="{up(value, most):.1f}" width="{width:.1f}" height="{BOTTOM - up(value, most):.1f}"/>'
        for index, value in enumerate(every)
        if value > 0
    )


def below(words: Iterable[str], every: int = 1) -> str:
    """Words under the places, or under every second, third ... of them, the last one always."""
    names = tuple(words)
    last = len(names) - 1
    return "".join(
        text(across(index, len(names)), BOTTOM + 18, name)
        for index, name in enumerate(names)
        if (last - index) % every == 0
    )


def most_of(values: Iterable[float], least: float, step: float) -> float:
    """A round top for a scale: at least ``least``, a multiple of ``step``, above all values."""
    highest = max([least, *values])
    return step * -(-highest // step)
