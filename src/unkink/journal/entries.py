"""The journal as people read it: one entry a session that has ended. Reads summaries only, never a script."""

from datetime import date, datetime
from typing import Any

import msgspec
from django.db.models import QuerySet
from msgspec import Struct

from unkink.journal.models import SessionSummary
from unkink.session.state import Done


class Entry(Struct, frozen=True):
    """One session that has ended. Times are UTC, ``day`` is the person's own; seconds; pain on 0-10.

    ``outcome`` is ``finished``, ``quit``, ``stopped`` or ``abandoned``; ``stop`` the rule by which pain stopped it.
    ``cracks``: the limits count it.
    """

    id: str
    began_at: datetime
    ended_at: datetime
    day: date
    outcome: str
    stop: str
    cracks: bool
    pain_before: int
    pain_after: int | None
    moving_s: float
    place: str
    done: tuple[Done, ...]


LATEST_FIRST = ("-began_at", "session")

_FIELDS = [name for name in Entry.__struct_fields__ if name not in ("id", "done")]


def count() -> int:
    """How many sessions have ended."""
    return SessionSummary.objects.count()


def latest(limit: int, skip: int = 0) -> tuple[Entry, ...]:
    """Return sessions that have ended, the latest first."""
    # The keys alone stand in an index: a page far back reads no rows of the sessions before it.
    keys = SessionSummary.objects.order_by(*LATEST_FIRST).values_list("pk", flat=True)[skip : skip + limit]
    return tuple(_entry(row) for row in _rows().filter(pk__in=list(keys)))


def since(moment: datetime) -> tuple[Entry, ...]:
    """Return sessions that began after a moment (UTC) and have ended, the earliest first."""
    return tuple(_entry(row) for row in _rows().filter(began_at__gt=moment).reverse())


def one(session_id: str) -> Entry | None:
    """Return the entry of one session, or None while it has not ended."""
    row = _rows().filter(session__id=session_id).first()
    return None if row is None else _entry(row)


def _rows() -> QuerySet[SessionSummary, dict[str, Any]]:
    rows: QuerySet[SessionSummary, dict[str, Any]] = SessionSummary.objects.order_by(*LATEST_FIRST).values(
        "session__id", "done", *_FIELDS
    )
    return rows


def _entry(row: dict[str, Any]) -> Entry:
    done = msgspec.convert(row["done"], tuple[Done, ...])
    return Entry(id=str(row["session__id"]), done=done, **{name: row[name] for name in _FIELDS})
