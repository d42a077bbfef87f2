"""Limits on cracking: how often at most, and what happens at the limit."""

from msgspec import Struct

from unkink.knowledge.levels import Level
from unkink.knowledge.rule import Closes
from unkink.knowledge.source import Support


class Gap(Struct, frozen=True, forbid_unknown_fields=True, tag="gap", tag_field="rule"):
    """At least so many minutes between two cracking sessions for the same region."""

    minutes: int


class PerDay(Struct, frozen=True, forbid_unknown_fields=True, tag="per day", tag_field="rule"):
    """At most so many cracking sessions on one day of the person's own calendar."""

    sessions: int


class DaysInWindow(Struct, frozen=True, forbid_unknown_fields=True, tag="days in window", tag_field="rule"):
    """Cracking on at most so many days in the last ``window`` days, today included."""

    days: int
    window: int


class WeeksAtLimit(Struct, frozen=True, forbid_unknown_fields=True, tag="weeks at limit", tag_field="rule"):
    """After so many weeks in a row at the weekly limit, a break of so many days from the last crack."""

    weeks: int
    days_a_week: int
    break_days: int


class Refusals(Struct, frozen=True, forbid_unknown_fields=True, tag="refusals", tag_field="rule"):
    """So many tries past a limit within so many days call for attention."""

    times: int
    window: int


Measure = Gap | PerDay | DaysInWindow | WeeksAtLimit | Refusals


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """One limit: how it is measured, what it closes when reached, and why."""

    id: str
    measure: Measure
    level: Level
    closes: Closes
    say: str
    support: Support
