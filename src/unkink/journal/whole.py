"""The whole journal as typed plain data: what an export holds, and what an import is checked against."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec import Meta, Struct

from unkink.journal import measurements, models, nudges, whose
from unkink.journal.event_text import as_written
from unkink.journal.measurements import Measured
from unkink.journal.passages import REST, Shelved, read
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.levels import Level
from unkink.reminder.told import Told
from unkink.routine.situation import Situation
from unkink.safety.answers import Answers
from unkink.session.state import Done

Moment = Annotated[datetime, Meta(tz=True)]
Pain = Annotated[int, Meta(ge=0, le=10)]
Word = Annotated[str, Meta(max_length=80)]
Offset = Annotated[int, Meta(ge=-24 * 60, le=24 * 60)]
Setting = bool | int | float | str | list[Any] | dict[str, Any]
"""Anything but nothing: what was not chosen is not kept."""
R = TypeVar("R", bound=Struct)
EventWritten = tuple[float, str | dict[str, Any]]
"""When (seconds since the epoch) and what: the type of an event alone, or with all there is to say about it."""


class ScreeningRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One safety check. Times are UTC."""

    at: Moment
    clock_at: Moment
    level: Level
    content_digest: Word
    answers: Answers
    verdict: dict[str, Any]


class SummaryRecord(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How a session ended."""

    ended_at: Moment
    outcome: Literal["finished", "quit", "stopped", "abandoned"]
    stopped: bool
    stop: Annotated[str, Meta(max_length=40)]
    pain_after: Pain | None
    moving_s: Annotated[float, Meta(ge=0)]
    done: tuple[Done, ...]


class SessionRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One session. ``screening`` counts from 0 in the list of screenings, the numbers of passages in that of passages.

    ``summary`` is None while the session has not ended.
    """

    id: UUID
    screening: Annotated[int, Meta(ge=0)]
    began_at: Moment
    clock_at: Moment
    day: date
    utc_offset_minutes: Offset
    pain_before: Pain
    cracks: bool
    regions: tuple[Word, ...]
    seed: int
    content_digest: Word
    situation: Situation
    routine: dict[str, int | tuple[int, ...]]
    script: dict[str, int | tuple[int, ...]]
    events: tuple[EventWritten, ...]
    summary: SummaryRecord | None


class RefusalRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """One try past a limit."""

    at: Moment
    wanted: Word
    limits: tuple[Word, ...]


class TombstoneRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """What is left of a session that was erased."""

    id: UUID
    began_at: Moment
    last_at: Moment
    day: date
    utc_offset_minutes: Offset
    cracks: bool
    regions: tuple[Word, ...]
    stopped_at: Moment | None


class Contents(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in a journal, each list in the order it was written."""

    passages: tuple[dict[str, Any], ...]
    screenings: tuple[ScreeningRecord, ...]
    sessions: tuple[SessionRecord, ...]
    refusals: tuple[RefusalRecord, ...]
    tombstones: tuple[TombstoneRecord, ...]
    preferences: dict[Word, Setting]
    nudges: tuple[Told, ...] = ()
    measurements: tuple[Measured, ...] = ()
    forms: dict[str, dict[str, Any]] = {}


def read_whole() -> Contents:
    """Read the journal, all of it as of one moment. Raises MissingPassage where it is damaged, and JournalTrouble."""
    with in_one_sentence(), transaction.atomic(using=whose.database()):
        return _contents()


def _contents() -> Contents:
    passages = {row.pk: (place, read(row)) for place, row in enumerate(models.Passage.objects.order_by("pk"))}
    places = {number: place for number, (place, _) in passages.items()}
    screenings = list(models.Screening.objects.order_by("pk"))
    screened = {row.pk: place for place, row in enumerate(screenings)}
    tombstones = models.Tombstone.objects.order_by("began_at", "pk")
    return Contents(
        passages=tuple(document for _, document in passages.values()),
        screenings=tuple(as_record(ScreeningRecord, row) for row in screenings),
        sessions=tuple(_sessions(places, screened)),
        refusals=tuple(as_record(RefusalRecord, row) for row in models.Refusal.objects.order_by("pk")),
        tombstones=tuple(as_record(TombstoneRecord, row) for row in tombstones),
        preferences=dict(models.Preference.objects.order_by("key").values_list("key", "value")),
        nudges=nudges.everything(),
        measurements=measurements.everything(),
        forms=measurements.form_documents(),
    )


def as_record(record: type[R], row: Any, **others: Any) -> R:
    """Make a record of a row: every field that is not given has the name of a column."""
    fields = {name: getattr(row, name) for name in record.__struct_fields__ if name not in others}
    return msgspec.convert({**fields, **others}, record)


def _sessions(places: dict[int, int], screened: dict[int, int]) -> Iterator[SessionRecord]:
    rows = models.SessionEvent.objects.order_by("session_id", "seq").values_list("session_id", "at", "event")
    events = groupby(rows.iterator(chunk_size=5_000), key=itemgetter(0))
    numbers, happened = next(events, (None, iter(())))
    for row in models.Session.objects.order_by("number").select_related("summary").iterator(chunk_size=500):
        mine: tuple[EventWritten, ...] = ()
        if numbers == row.number:
            mine = tuple((at, as_written(text)) for _, at, text in happened)
            numbers, happened = next(events, (None, iter(())))
        summary = getattr(row, "summary", None)
        yield as_record(
            SessionRecord,
            row,
            screening=screened[row.screening_id],
            routine=renumbered(row.routine, places),
            script=renumbered(row.script, places),
            events=mine,
            summary=None if summary is None else as_record(SummaryRecord, summary),
        )


def renumbered(shelved: Shelved, places: dict[int, int] | list[int]) -> Shelved:
    """The same document, where its passages have other numbers."""
    return {
        key: places[numbers] if key == REST else tuple(places[each] for each in numbers)
        for key, numbers in shelved.items()
    }
