"""Taking the contents of another journal in: all of it or nothing, and nothing twice."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec
from django.db.models import Max, Min
from msgspec import Struct

from unkink.journal import measurements, models, nudges
from unkink.journal.event_text import event_of, from_text, to_text
from unkink.journal.passages import keep
from unkink.journal.trouble import in_one_sentence
from unkink.journal.whole import (
    Contents,
    EventWritten,
    RefusalRecord,
    ScreeningRecord,
    SessionRecord,
    SummaryRecord,
    renumbered,
)
from unkink.safety.answers import Answers
from unkink.session.events import Hurts

SESSIONS_AT_ONCE, EVENTS_AT_ONCE = 200, 5_000
"""Rows written at once."""


class Differs(Exception):  # noqa: N818 -- it says what is the matter
    """The journal holds a session with this id in which something else happened."""

    def __init__(self, session_id: uuid.UUID) -> None:
        self.session_id = session_id
        super().__init__(str(session_id))


class Merged(Struct, frozen=True):
    """What an import added. ``known``: sessions that were in the journal already."""

    screenings: int
    sessions: int
    known: int
    refusals: int


def is_empty() -> bool:
    """Whether the journal holds nothing yet that an import could mix with."""
    with in_one_sentence():
        return not (models.Screening.objects.exists() or models.Session.objects.exists())


@in_one_sentence()
def counted() -> tuple[int, int, date | None, date | None]:
    """Count the sessions and the safety checks, and return the first and the last day of a session."""
    days = models.Session.objects.aggregate(first=Min("day"), last=Max("day"))
    return models.Session.objects.count(), models.Screening.objects.count(), days["first"], days["last"]


@in_one_sentence()
def foresee(contents: Contents) -> Merged:
    """Say what ``merge`` would add, by what is in the journal now. Nothing is written. Raises JournalTrouble."""
    here = set(models.Session.objects.values_list("id", flat=True))
    known = sum(record.id in here for record in contents.sessions)
    checks = sum(_same_check(record) is None for record in contents.screenings)
    tries = set(models.Refusal.objects.values_list("at", "wanted"))
    refusals = sum((each.at, each.wanted) not in tries for each in contents.refusals)
    return Merged(checks, len(contents.sessions) - known, known, refusals)


def merge(contents: Contents) -> Merged:
    """Take in what is not there yet. The contents have been checked: every number points to something.

    Must be called while writing. Raises Differs and JournalTrouble: nothing must be kept then.
    """
    numbers = keep(contents.passages)
    screenings, new_screenings = add_screenings(contents.screenings)
    here = set(models.Session.objects.values_list("id", flat=True))
    new = [record for record in contents.sessions if record.id not in here]
    known = [record for record in contents.sessions if record.id in here]
    _add(new, screenings, numbers)
    for record in known:
        _continue(models.Session.objects.select_related("summary").get(id=record.id), record)
    refusals = add_refusals(contents.refusals)
    nudges.keep(contents.nudges)
    measurements.keep(contents.measurements)
    measurements.keep_forms(contents.forms)
    for tombstone in contents.tombstones:
        if not models.Tombstone.objects.filter(id=tombstone.id).exists():
            models.Tombstone.objects.create(**_columns(tombstone))
    mine = set(models.Preference.objects.values_list("key", flat=True))
    models.Preference.objects.bulk_create(
        models.Preference(key=key, value=value) for key, value in contents.preferences.items() if key not in mine
    )
    return Merged(new_screenings, len(new), len(known), refusals)


def _columns(record: Struct, *without: str) -> dict[str, Any]:
    """The fields of a record as a row has them: times as they are, everything composed as plain data."""
    return {
        name: msgspec.to_builtins(getattr(record, name), builtin_types=(datetime, date, uuid.UUID))
        for name in record.__struct_fields__
        if name not in without
    }


def add_screenings(records: Iterable[ScreeningRecord]) -> tuple[list[int], int]:
    """Add the screenings that are not there yet, and return the key of each, and how many are new.

    Known is one of the same moment and answers.
    """
    keys, new = [], 0
    for record in records:
        found = _same_check(record)
        if found is None:
            found = models.Screening.objects.create(**_columns(record))
            new += 1
        keys.append(found.pk)
    return keys, new


def _same_check(record: ScreeningRecord) -> models.Screening | None:
    same = models.Screening.objects.filter(at=record.at, clock_at=record.clock_at)
    return next((row for row in same if msgspec.convert(row.answers, Answers) == record.answers), None)


def _add(records: list[SessionRecord], screenings: list[int], numbers: list[int]) -> None:
    for start in range(0, len(records), SESSIONS_AT_ONCE):
        some = records[start : start + SESSIONS_AT_ONCE]
        rows = models.Session.objects.bulk_create(
            _session(record, screenings[record.screening], numbers) for record in some
        )
        events = [event for row, record in zip(rows, some, strict=True) for event in _events(row, record.events, 0)]
        models.SessionEvent.objects.bulk_create(events, batch_size=EVENTS_AT_ONCE)
        ended = [(row, record.summary) for row, record in zip(rows, some, strict=True) if record.summary is not None]
        models.SessionSummary.objects.bulk_create(_summary(row, summary) for row, summary in ended)


def _session(record: SessionRecord, screening: int, numbers: list[int]) -> models.Session:
    columns = _columns(record, "screening", "events", "summary")
    columns["routine"] = renumbered(record.routine, numbers)
    columns["script"] = renumbered(record.script, numbers)
    return models.Session(screening_id=screening, imported=True, **columns)


def _continue(row: models.Session, record: SessionRecord) -> None:
    """Add what the other journal knows of a session that both hold. Neither may have another course of it."""
    events = models.SessionEvent.objects.filter(session=row.number).order_by("seq").values_list("at", "event")
    mine = [(at, from_text(text)) for at, text in events]
    theirs = [(at, event_of(written)) for at, written in record.events]
    shared = min(len(mine), len(theirs))
    if mine[:shared] != theirs[:shared]:
        raise Differs(record.id)
    if hasattr(row, "summary"):
        # It has ended here. What the other one knows beyond that would be another course of it.
        if len(theirs) > len(mine):
            raise Differs(record.id)
        return
    if record.summary is not None and len(mine) > len(theirs):
        raise Differs(record.id)
    models.SessionEvent.objects.bulk_create(_events(row, record.events[shared:], shared))
    if record.summary is not None:
        models.SessionSummary.objects.bulk_create([_summary(row, record.summary)])


def _events(row: models.Session, events: Iterable[EventWritten], seq: int) -> list[models.SessionEvent]:
    return [
        models.SessionEvent(
            session=row, seq=place, at=at, hurts=isinstance(event := event_of(written), Hurts), event=to_text(event)
        )
        for place, (at, written) in enumerate(events, start=seq + 1)
    ]


def _summary(row: models.Session, record: SummaryRecord) -> models.SessionSummary:
    return models.SessionSummary(
        session=row,
        began_at=row.began_at,
        day=row.day,
        cracks=row.cracks,
        pain_before=row.pain_before,
        place=row.situation["place"],
        **_columns(record),
    )


def add_refusals(records: Iterable[RefusalRecord]) -> int:
    """Add the tries past a limit that are not there yet, and return how many."""
    known = set(models.Refusal.objects.values_list("at", "wanted"))
    rows = [models.Refusal(**_columns(each)) for each in records if (each.at, each.wanted) not in known]
    models.Refusal.objects.bulk_create(rows)
    return len(rows)
