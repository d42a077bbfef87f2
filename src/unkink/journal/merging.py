"""Taking the contents of another journal in: all of it or nothing, and nothing twice."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

import msgspec
from msgspec import Struct

from unkink.journal import measurements, models, nudges
from unkink.journal.event_text import event_of, from_text, to_text
from unkink.journal.passages import keep
from unkink.journal.trouble import in_one_sentence
from unkink.journal.whole import Contents, EventWritten, ScreeningRecord, SessionRecord, SummaryRecord, renumbered
from unkink.journal.writing import writing
from unkink.safety.answers import Answers
from unkink.session.events import Hurts

AT_ONCE = 5_000
"""Events written at once."""


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


def merge(contents: Contents) -> Merged:
    """Take in what is not there yet. The contents have been checked: every number points to something.

    Raises Differs and JournalTrouble, having taken in nothing.
    """
    with writing():
        return _merge(contents)


def _merge(contents: Contents) -> Merged:
    numbers = keep(contents.passages)
    screenings, new_screenings = _screenings(contents.screenings)
    new = known = 0
    for record in contents.sessions:
        row = models.Session.objects.filter(id=record.id).select_related("summary").first()
        if row is None:
            _add(record, screenings[record.screening], numbers)
            new += 1
        else:
            _continue(row, record)
            known += 1
    refusals = _refusals(contents)
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
    return Merged(new_screenings, new, known, refusals)


def _columns(record: Struct) -> dict[str, object]:
    """The fields of a record as a row has them: times as they are, everything composed as plain data."""
    plain = msgspec.to_builtins(record, builtin_types=(datetime, date, uuid.UUID))
    columns: dict[str, object] = {name: plain[name] for name in record.__struct_fields__}
    return columns


def _screenings(records: Iterable[ScreeningRecord]) -> tuple[list[int], int]:
    """Return the key of every screening, and how many are new. Known is one of the same moment and answers."""
    keys, new = [], 0
    for record in records:
        same = models.Screening.objects.filter(at=record.at, clock_at=record.clock_at)
        found = next((row for row in same if msgspec.convert(row.answers, Answers) == record.answers), None)
        if found is None:
            found = models.Screening.objects.create(**_columns(record))
            new += 1
        keys.append(found.pk)
    return keys, new


def _add(record: SessionRecord, screening: int, numbers: list[int]) -> None:
    columns = _columns(record)
    for name in ("screening", "events", "summary"):
        del columns[name]
    columns["routine"] = renumbered(record.routine, numbers)
    columns["script"] = renumbered(record.script, numbers)
    row = models.Session.objects.create(screening_id=screening, imported=True, **columns)
    _add_events(row, record.events, 0)
    if record.summary is not None:
        _add_summary(row, record.summary)


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
    _add_events(row, record.events[shared:], shared)
    if record.summary is not None:
        _add_summary(row, record.summary)


def _add_events(row: models.Session, events: Iterable[EventWritten], seq: int) -> None:
    rows = [
        models.SessionEvent(
            session=row, seq=place, at=at, hurts=isinstance(event := event_of(written), Hurts), event=to_text(event)
        )
        for place, (at, written) in enumerate(events, start=seq + 1)
    ]
    models.SessionEvent.objects.bulk_create(rows, batch_size=AT_ONCE)


def _add_summary(row: models.Session, record: SummaryRecord) -> None:
    models.SessionSummary.objects.create(
        session=row,
        began_at=row.began_at,
        day=row.day,
        cracks=row.cracks,
        pain_before=row.pain_before,
        place=row.situation["place"],
        **_columns(record),
    )


def _refusals(contents: Contents) -> int:
    known = set(models.Refusal.objects.values_list("at", "wanted"))
    rows = [models.Refusal(**_columns(each)) for each in contents.refusals if (each.at, each.wanted) not in known]
    models.Refusal.objects.bulk_create(rows)
    return len(rows)
