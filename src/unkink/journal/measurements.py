"""Measures in the journal: the forms that were brought along, and every time one was answered."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta, Struct

from unkink.journal.high_water import Lifted
from unkink.journal.models import MeasureForm, Measurement
from unkink.measures.form import Form
from unkink.measures.scoring import Score

Moment = Annotated[datetime, Meta(tz=True)]


class Answered(Struct, frozen=True):
    """One question as it was answered: its link id in the form, or its words where they are the person's own."""

    item: str
    value: int | None


class Measured(Struct, frozen=True):
    """One time a measure was answered. ``at`` is UTC, ``day`` the person's own; ``form`` its address, if it was one."""

    id: UUID
    at: Moment
    clock_at: Moment
    day: date
    measure: str
    form: str
    answers: tuple[Answered, ...]
    score: Score
    content_digest: str


def record(
    lifted: Lifted, measure: str, form: str, answers: tuple[Answered, ...], score: Score, digest: str
) -> Measured:
    """Write one answered measure. Must be called while writing."""
    row = Measurement.objects.create(
        at=lifted.now.at,
        clock_at=lifted.clock_at,
        day=lifted.now.day,
        measure=measure,
        form=form,
        answers=msgspec.to_builtins(answers),
        score=msgspec.to_builtins(score),
        content_digest=digest,
    )
    return _measured(row)


def everything() -> tuple[Measured, ...]:
    """Every time any measure was answered, the earliest first."""
    return tuple(_measured(row) for row in Measurement.objects.order_by("at", "id"))


def keep(measured: tuple[Measured, ...]) -> None:
    """Write those that are not there yet, each once: an import. Must be called while writing."""
    by_id = {each.id: each for each in measured}
    known = set(Measurement.objects.values_list("id", flat=True))
    Measurement.objects.bulk_create(
        Measurement(
            **{name: getattr(each, name) for name in Measured.__struct_fields__ if name not in ("answers", "score")},
            answers=msgspec.to_builtins(each.answers),
            score=msgspec.to_builtins(each.score),
        )
        for number, each in by_id.items()
        if number not in known
    )


def _measured(row: Measurement) -> Measured:
    fields = {name: getattr(row, name) for name in Measured.__struct_fields__}
    return msgspec.convert(fields, Measured)


def keep_form(form: Form, document: Any) -> None:
    """Keep a form, in place of an earlier one of the same measure. Must be called while writing."""
    MeasureForm.objects.update_or_create(measure=form.measure, defaults={"document": document})


def keep_forms(documents: dict[str, Any]) -> None:
    """Keep forms of measures that have none here yet: an import. Must be called while writing."""
    known = set(MeasureForm.objects.values_list("measure", flat=True))
    MeasureForm.objects.bulk_create(
        MeasureForm(measure=measure, document=document)
        for measure, document in documents.items()
        if measure not in known
    )


def form_documents() -> dict[str, Any]:
    """The forms that were brought along, as they came, by their measure."""
    return dict(MeasureForm.objects.values_list("measure", "document"))
