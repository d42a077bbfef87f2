"""Measures: what can be answered, what was, and what has changed since the first time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from msgspec import Struct

from unkink.journal import measurements
from unkink.journal.high_water import lift
from unkink.journal.measurements import Answered, Measured
from unkink.journal.trouble import in_one_sentence
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.knowledge.measure import Measure
from unkink.knowledge.nearest import unknown
from unkink.measures.difference import Difference, difference
from unkink.measures.form import Form, FormError, read_form
from unkink.measures.scoring import ScoreError, score
from unkink.safety.history import Now

LONGEST_ITEM = 60
"""Characters of an activity in the person's own words: one line on a phone."""


class MeasureError(Exception):
    """Answers that cannot be taken: the field, and what is allowed there."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class MeasureStanding(Struct, frozen=True):
    """How things stand with one measure.

    ``told``: every time it was answered with the same items as the last time, the earliest first; ``change`` is from
    the first of them to the last. ``form`` is the one that was brought along, where it needs one. ``due``: it is time.
    """

    measure: Measure
    form: Form | None
    told: tuple[Measured, ...]
    change: Difference | None
    due: bool


@in_one_sentence()
def standings(library: Library, now: Now) -> tuple[MeasureStanding, ...]:
    """Return every measure that can be answered here, those of our own wording first. Raises JournalTrouble."""
    lifted = lift(now)
    everything, forms = measurements.everything(), _forms(library)
    found = []
    for measure in sorted(library.measures.values(), key=lambda each: (each.asked is None, each.id)):
        told = _comparable([each for each in everything if each.measure == measure.id])
        if measure.asked is None and measure.id not in forms and not told:
            continue
        change = difference(measure, told[0].score.value, told[-1].score.value) if len(told) > 1 else None
        found.append(MeasureStanding(measure, forms.get(measure.id), told, change, _due(measure, told, lifted.now)))
    return tuple(found)


def _forms(library: Library) -> dict[str, Form]:
    forms = {}
    for measure, document in measurements.form_documents().items():
        try:
            forms[measure] = read_form(library.measures, document)
        except FormError:
            continue  # of a measure that this version no longer knows
    return forms


def _comparable(told: Sequence[Measured]) -> tuple[Measured, ...]:
    """Only the same questions can be compared: other activities make another series."""
    if not told:
        return ()
    items = {each.item for each in told[-1].answers}
    return tuple(each for each in told if {answer.item for answer in each.answers} == items)


def _due(measure: Measure, told: tuple[Measured, ...], now: Now) -> bool:
    """Whether it is time again; a measure that was never answered is offered, and never due."""
    if measure.asked is None or not measure.asked.every_days or not told:
        return False
    return now.at - told[-1].at >= timedelta(days=measure.asked.every_days)


def tell(
    library: Library, now: Now, measure_id: str, values: Sequence[int | None], items: Sequence[str] = ()
) -> MeasureStanding:
    """Record one answered measure and return how it stands now.

    ``items`` are the person's own words, where the measure is made of those; without them the last ones are taken.
    Raises MeasureError and JournalTrouble, having recorded nothing.
    """
    standing = next((each for each in standings(library, now) if each.measure.id == measure_id), None)
    if standing is None:
        measure = library.measures.get(measure_id)
        if measure is None:
            raise MeasureError("measure", unknown(measure_id, library.measures, "measure"))
        raise MeasureError("measure", f"{measure.name} needs its form; bring it along as a FHIR Questionnaire first")
    named = _items(standing, values, items)
    try:
        scored = score(standing.measure, values)
    except ScoreError as error:
        raise MeasureError(f"answer {error.item}" if error.item else "answers", error.message) from None
    answers = tuple(Answered(item, value) for item, value in zip(named, values, strict=True))
    with writing():
        form = standing.form.url if standing.form else ""
        measurements.record(lift(now), measure_id, form, answers, scored, library.digest)
    return next(each for each in standings(library, now) if each.measure.id == measure_id)


def _items(standing: MeasureStanding, values: Sequence[int | None], items: Sequence[str]) -> list[str]:
    """The name of every question, in the order of the values."""
    asked = standing.measure.asked
    if standing.form is not None:
        named = [item.link_id for item in standing.form.items]
    elif asked is not None and asked.own_items:
        named = _own_items(standing, items)
    else:
        named = [standing.measure.id]
    if len(named) != len(values):
        raise MeasureError("answers", f"are {len(values)}, but there are {len(named)} questions")
    return named


def _own_items(standing: MeasureStanding, items: Sequence[str]) -> list[str]:
    named = [" ".join(item.split()) for item in items]
    if not named:
        if not standing.told:
            raise MeasureError("answers", "need their activities the first time, such as 'put on socks=4'")
        return [answer.item for answer in standing.told[-1].answers]
    for item in named:
        if not item or len(item) > LONGEST_ITEM:
            raise MeasureError("answers", f"{item!r} must have 1 to {LONGEST_ITEM} characters")
        if named.count(item) > 1:
            raise MeasureError("answers", f"{item!r} is there twice")
    return named


def bring_form(library: Library, document: Any) -> Form:
    """Keep a form that was brought along. Raises FormError, having kept nothing."""
    form = read_form(library.measures, document)
    with writing():
        measurements.keep_form(form, document)
    return form
