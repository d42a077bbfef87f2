"""Days under a chart, as short as they can be."""

from datetime import date


def short_day(day: date) -> str:
    """Day and month in figures, in the order most of the world reads: 7.3."""
    return f"{day.day}.{day.month}"
