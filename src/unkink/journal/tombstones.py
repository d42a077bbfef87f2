"""Tombstones: what the limits still need of sessions that are gone, and nothing about how their person was."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from django.db.models import F, Max, Q

from unkink.journal import models
from unkink.journal.whole import TombstoneRecord

KEPT_FOR = timedelta(days=60)
"""The longest limit looks back five weeks."""


def of_sessions(now: datetime, *ids: Any) -> list[TombstoneRecord]:
    """Return what must be remembered of these sessions (of all, where none is named), and of what is gone already.

    That is the sessions that cracked, those that pain stopped, and the last one, so that time does not run backwards.
    """
    sessions = models.Session.objects.filter(began_at__gt=now - KEPT_FOR)
    if ids:
        sessions = sessions.filter(id__in=ids)
    rows = sessions.order_by("number").annotate(
        last=Max("events__at"), hurt=Max("events__at", filter=Q(events__hurts=True)), risen=F("summary__stopped"),
        ended=F("summary__ended_at"),
    )  # fmt: skip
    all_of_them = [_tombstone(row) for row in rows]
    last = all_of_them[-1:]
    return [each for each in all_of_them if each.cracks or each.stopped_at or each in last] + laid(now)


def _tombstone(row: Any) -> TombstoneRecord:
    last_at = row.began_at if row.last is None else max(row.began_at, datetime.fromtimestamp(row.last, UTC))
    stopped_at = row.ended if row.risen else None
    if row.hurt is not None:
        stopped_at = max(stopped_at or row.began_at, datetime.fromtimestamp(row.hurt, UTC))
    return TombstoneRecord(
        id=row.id,
        began_at=row.began_at,
        last_at=last_at,
        day=row.day,
        utc_offset_minutes=row.utc_offset_minutes,
        cracks=row.cracks,
        regions=tuple(row.regions),
        stopped_at=stopped_at,
    )


def laid(now: datetime) -> list[TombstoneRecord]:
    """Return the tombstones there are, but for those that no limit looks at any more."""
    rows = models.Tombstone.objects.filter(last_at__gt=now - KEPT_FOR).order_by("began_at")
    return [
        msgspec.convert({name: getattr(row, name) for name in TombstoneRecord.__struct_fields__}, TombstoneRecord)
        for row in rows
    ]


def lay(tombstones: Iterable[TombstoneRecord]) -> None:
    """Write tombstones for what is not known here. Must be called while writing.

    That is sessions that are not there, and pain that stopped one after the copy that is there had been made of it.
    """
    laid_here = set(models.Tombstone.objects.values_list("id", flat=True))
    here = set(models.Session.objects.values_list("id", flat=True))
    stopped = models.Session.objects.filter(Q(events__hurts=True) | Q(summary__stopped=True))
    stopped_here = set(stopped.values_list("id", flat=True))
    for each in tombstones:
        if each.id in laid_here or each.id in (here if each.stopped_at is None else stopped_here):
            continue
        models.Tombstone.objects.create(
            **{name: getattr(each, name) for name in each.__struct_fields__ if name != "regions"},
            regions=list(each.regions),
        )
