"""The words of the pictures of the past."""

from msgspec import Struct


class ChartWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One picture: its title, what it shows (some name a figure in braces), and the columns of the table behind it."""

    title: str
    about: str
    columns: tuple[str, ...]


class ChartText(Struct, frozen=True, forbid_unknown_fields=True):
    """All pictures. ``sessions_needed``: with fewer, nothing is said about an exercise but ``too_few``."""

    too_few: str
    none_yet: str
    sessions_needed: int
    pain_sessions: ChartWords
    pain_weeks: ChartWords
    cracks: ChartWords
    minutes: ChartWords
    calendar: ChartWords
    techniques: ChartWords
