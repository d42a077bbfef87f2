"""From answers to a score, exactly as each measure was published."""

from collections.abc import Sequence
from statistics import fmean

from msgspec import Struct

from unkink.knowledge.measure import Count, Mean, Measure, Strata, Table

LOW, MEDIUM, HIGH = "low", "medium", "high"


class ScoreError(Exception):
    """Answers that cannot be scored: which item (counted from 1; 0 for all of them), and what is allowed."""

    def __init__(self, item: int, message: str) -> None:
        self.item = item
        self.message = message
        super().__init__(f"item {item}: {message}" if item else message)


class Score(Struct, frozen=True):
    """A score. ``raw`` is the sum a table was looked up with; ``group`` the stratum, empty where there are none."""

    value: float
    raw: float | None = None
    group: str = ""


def score(measure: Measure, values: Sequence[int | None]) -> Score:
    """Score the answers, one value an item in the order of the form; None where an item was not answered.

    Raises ScoreError.
    """
    match measure.scoring:
        case Mean(least_items=fewest, most_items=most, least=low, most=high):
            if not fewest <= len(values) <= most:
                raise ScoreError(0, f"has {len(values)} answers; allowed are {_span(fewest, most)}")
            return Score(fmean(_whole(values, low, high)))
        case Count(items=items):
            _as_many(values, items)
            return Score(sum(_whole([value or 0 for value in values], 0, 1)))
        case Table(items=items, least=low, most=high, scores=scores):
            _as_many(values, items)
            raw = sum(_whole(values, low, high))
            return Score(scores[raw - items * low], raw)
        case Strata() as strata:
            _as_many(values, strata.items)
            return _stratified(strata, values)


def _stratified(strata: Strata, values: Sequence[int | None]) -> Score:
    *said, last = values
    points = _whole(said, 0, 1)
    (extent,) = _whole([last], 0, strata.last_most, first=strata.items)
    points.append(int(extent >= strata.last_counts))
    total, high = sum(points), sum(points[-strata.high_items :])
    if high >= strata.high_from:
        return Score(total, group=HIGH)
    return Score(total, group=LOW if total <= strata.low_up_to else MEDIUM)


def _as_many(values: Sequence[int | None], items: int) -> None:
    if len(values) != items:
        raise ScoreError(0, f"has {len(values)} answers; it needs {items}")


def _whole(values: Sequence[int | None], least: int, most: int, first: int = 1) -> list[int]:
    """The values, each of which must be a whole number of the scale."""
    whole = []
    for item, value in enumerate(values, start=first):
        if value is None:
            raise ScoreError(item, "is not answered, and without it there is no score")
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ScoreError(item, f"is {value}; allowed is a whole number from {least} to {most}")
        whole.append(value)
    return whole


def _span(fewest: int, most: int) -> str:
    return str(fewest) if fewest == most else f"{fewest} to {most}"
