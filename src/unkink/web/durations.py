"""Lengths of time, and spans of a dose, in words."""

from unkink.knowledge.technique import Span

MINUTE = 60


def spoken_length(seconds: float) -> str:
    """Say a length: 45 seconds, 1 minute, 7 min 30 s."""
    whole = round(seconds)
    minutes, rest = divmod(whole, MINUTE)
    if not minutes:
        return f"{rest} second" if rest == 1 else f"{rest} seconds"
    if not rest:
        return f"{minutes} minute" if minutes == 1 else f"{minutes} minutes"
    return f"{minutes} min {rest} s"


def spoken_span(span: Span, unit: str = "") -> str:
    """Say a span: "15 to 30 seconds", "3"."""
    figure = str(span.least) if span.least == span.most else f"{span.least} to {span.most}"
    return f"{figure} {unit}".strip()
