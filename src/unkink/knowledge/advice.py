"""Advice that belongs to no single technique: intended use, how weak the evidence is, when to see a doctor."""

from msgspec import Struct

from unkink.knowledge.levels import Level
from unkink.knowledge.technique import Statement


class Topic(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading and its statements."""

    id: str
    title: str
    statements: tuple[Statement, ...]


class Outcome(Struct, frozen=True, forbid_unknown_fields=True):
    """How a level of the verdict is told: a title, what it means, and what to do instead."""

    level: Level
    title: str
    text: str
    instead: tuple[str, ...]


class EmergencyNumber(Struct, frozen=True, forbid_unknown_fields=True):
    """The number to call in a country (ISO 3166 alpha-2 code)."""

    country: str
    name: str
    number: str


class Advice(Struct, frozen=True, forbid_unknown_fields=True):
    """All general advice. ``default_number`` is shown until a country is chosen."""

    topics: tuple[Topic, ...]
    outcomes: tuple[Outcome, ...]
    emergency_numbers: tuple[EmergencyNumber, ...]
    default_country: str
