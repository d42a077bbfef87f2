"""Nudges at the desk in the journal: what became of them, and how long somebody sat."""

from collections.abc import Iterable
from datetime import date

import msgspec
from django.db.models import Sum

from unkink.journal.models import NudgeEvent
from unkink.reminder.told import Told


def keep(entries: Iterable[Told]) -> int:
    """Write entries that are not there yet; return how many were new. Telling something twice writes it once."""
    by_id = {entry.id: entry for entry in entries}
    known = set(NudgeEvent.objects.filter(id__in=by_id).values_list("id", flat=True))
    rows = [NudgeEvent(**msgspec.structs.asdict(entry)) for number, entry in by_id.items() if number not in known]
    NudgeEvent.objects.bulk_create(rows)
    return len(rows)


def everything() -> tuple[Told, ...]:
    """Everything told so far, in the order of its time."""
    rows = NudgeEvent.objects.order_by("at", "id").values(*Told.__struct_fields__)
    return tuple(msgspec.convert(row, Told) for row in rows)


def of_day(day: date) -> tuple[Told, ...]:
    """What was told of one day, in the order of its time."""
    rows = NudgeEvent.objects.filter(day=day).order_by("at", "id").values(*Told.__struct_fields__)
    return tuple(msgspec.convert(row, Told) for row in rows)


def machine_seconds(day: date) -> float:
    """How long somebody was at a machine on a day, as far as it was told."""
    total = NudgeEvent.objects.filter(day=day).aggregate(total=Sum("machine_s"))["total"]
    return float(total or 0)
