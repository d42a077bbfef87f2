"""From two scores to what their difference means, as it was published and no further."""

from typing import Literal

from msgspec import Struct

from unkink.knowledge.measure import Change, Measure

Meaning = Literal["better", "worse", "no clear change", "not judged"]

ROUNDING = 1e-9
"""Means of whole numbers are not exact in a computer: 7.0 - 5.0 must be two points."""


class Difference(Struct, frozen=True):
    """How two scores differ. ``points``: later minus earlier; ``percent`` of the earlier, None where that was 0."""

    points: float
    percent: float | None
    meaning: Meaning
    recovered: bool


def difference(measure: Measure, earlier: float, later: float) -> Difference:
    """Compare two scores of a measure.

    It is better only where all that is asked for is met (points and percent), and worse where any of it is.
    """
    points = later - earlier
    percent = 100 * points / earlier if earlier else None
    recovered = measure.recovered_up_to is not None and later <= measure.recovered_up_to
    return Difference(points, percent, _meaning(measure, measure.change, points, percent), recovered)


def _meaning(measure: Measure, change: Change | None, points: float, percent: float | None) -> Meaning:
    if change is None or measure.better == "neither":
        return "not judged"
    gain = -points if measure.better == "lower" else points
    share = None if percent is None else (-percent if measure.better == "lower" else percent)
    asked = [
        (limit, value)
        for limit, value in ((change.points, gain), (change.percent, share))
        if limit and value is not None
    ]
    if not asked:
        # Something where there was nothing: only points can say how much that is.
        return "worse" if gain < 0 else "no clear change"
    if all(value >= limit - ROUNDING for limit, value in asked):
        return "better"
    return "worse" if any(value <= -limit + ROUNDING for limit, value in asked) else "no clear change"
