"""What the limits need to know of the past: plain values that the journal hands in."""

from datetime import date, datetime

from msgspec import Struct


class CrackSession(Struct, frozen=True):
    """A session that counts against the limits: when it began (UTC), its day on the person's calendar, its regions."""

    at: datetime
    day: date
    regions: tuple[str, ...]


class History(Struct, frozen=True):
    """The past as the limits see it. ``crack_sessions`` newest last; ``refused_at`` are tries past a limit (UTC)."""

    crack_sessions: tuple[CrackSession, ...] = ()
    refused_at: tuple[datetime, ...] = ()


class Now(Struct, frozen=True):
    """The present, handed in: the moment in UTC and the day on the person's own calendar.

    Whoever makes it takes care that it is never earlier than anything in the history (a clock set back).
    ``utc_offset_minutes`` is how far the person's own clock is ahead of UTC.
    """

    at: datetime
    day: date
    utc_offset_minutes: int = 0
