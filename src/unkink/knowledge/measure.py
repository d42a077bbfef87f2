"""Measures: questionnaires with a score, how it is made, and which change of it means something.

Only measures whose wording is ours are asked by this program. The wording of the others belongs to somebody else: who
may use them brings the form along, and it is scored here by its identifier exactly as it was published.
"""

from typing import Literal

from msgspec import Struct

from unkink.knowledge.source import Support


class Mean(Struct, frozen=True, forbid_unknown_fields=True, tag="mean", tag_field="rule"):
    """The mean of so many to so many items, each on the same scale."""

    least_items: int
    most_items: int
    least: int
    most: int


class Count(Struct, frozen=True, forbid_unknown_fields=True, tag="count", tag_field="rule"):
    """How many of the items were ticked. What was not answered, or does not apply, was not ticked."""

    items: int


class Table(Struct, frozen=True, forbid_unknown_fields=True, tag="table", tag_field="rule"):
    """The sum of all items, looked up in a published table that begins with the lowest sum there is."""

    items: int
    least: int
    most: int
    scores: tuple[float, ...]


class Strata(Struct, frozen=True, forbid_unknown_fields=True, tag="strata", tag_field="rule"):
    """Points for the items, and a group: high from so many points in the last items, low up to a total, else medium.

    Items are 0 (no) or 1 (yes); the last one has ``last_most + 1`` options from 0 and is a point from ``last_counts``.
    """

    items: int
    last_most: int
    last_counts: int
    high_items: int
    high_from: int
    low_up_to: int


Scoring = Mean | Count | Table | Strata


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """Which change means something: points, percent of the earlier score, or both; 0 is "not asked for".

    To say that it is better, all that is asked for must be met; to worry that it is worse, any of it.
    """

    points: float = 0
    percent: float = 0


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """How a measure of our own wording is asked: the question for an item, its two ends, and how often (days)."""

    intro: str
    ask: str
    low: str
    high: str
    every_days: int
    own_items: bool = False
    """Whether the items are the person's own words."""


class Measure(Struct, frozen=True, forbid_unknown_fields=True):
    """One measure. ``names`` are the identifiers by which a form is known as this measure, in small letters.

    ``single_change`` is the change that means something in one item alone. ``recovered_up_to``: a score that counts as
    recovered. ``unit`` is what a score is out of, for people.
    """

    id: str
    name: str
    about: str
    better: Literal["lower", "higher", "neither"]
    unit: str
    scoring: Scoring
    support: Support
    names: tuple[str, ...] = ()
    change: Change | None = None
    single_change: Change | None = None
    recovered_up_to: float | None = None
    asked: Asked | None = None
