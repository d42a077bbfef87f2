"""What the check's page shows: fields and groups with what was filled in, and the problems beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from unkink.knowledge.library import Library
from unkink.knowledge.question import Field, Question, QuestionGroup
from unkink.safety.answers import Answers
from unkink.safety.verdict import emergency_answers
from unkink.web.check.form import NONE, UNITS, Problem

PAIN = "pain_0_10"


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field on the page. ``looks`` names its form: a row of numbers, chips, a length of time, or a number."""

    field: Field
    looks: str
    values: Sequence[str]
    problem: str
    units: Iterable[str] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A checklist on the page. ``can_be_unsure`` are its questions on which "not sure" counts as yes."""

    group: QuestionGroup
    ticked: Sequence[str]
    unsure: Sequence[str]
    can_be_unsure: tuple[Question, ...]
    problem: str

    @property
    def none(self) -> str:
        """The value of "none of these"."""
        return NONE


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the check asks, in its order. ``told`` is what is confirmed instead of being asked once more."""

    fields: tuple[FieldShown, ...]
    groups: tuple[GroupShown, ...]
    once_fields: tuple[FieldShown, ...]
    once_groups: tuple[GroupShown, ...]
    told: tuple[str, ...]
    text: str
    problems: tuple[Problem, ...]


def make_page(
    library: Library, posted: QueryDict, problems: tuple[Problem, ...], earlier: Answers | None, *, confirm: bool
) -> Page:
    """Make the page. With ``confirm``, what is asked once stands there to be confirmed with one tick."""
    wrong = {problem.place: problem.text for problem in problems}
    fields = [_field(field, posted, wrong) for field in library.questionnaire.fields]
    unsure = emergency_answers(library)
    groups = [_group(group, posted, wrong, unsure) for group in library.questionnaire.groups]
    return Page(
        fields=tuple(each for each in fields if each.field.asked == "every time"),
        groups=tuple(each for each in groups if each.group.asked == "every time"),
        once_fields=() if confirm else tuple(each for each in fields if each.field.asked == "once"),
        once_groups=() if confirm else tuple(each for each in groups if each.group.asked == "once"),
        told=told_before(library, earlier) if confirm and earlier else (),
        text=posted.get("text", ""),
        problems=problems,
    )


def told_before(library: Library, earlier: Answers) -> tuple[str, ...]:
    """What the person told us of the things that are asked once, in short sentences."""
    told = [f"{earlier.age} years old"]
    for group in library.questionnaire.groups:
        if group.asked == "once":
            named = [question.ask for question in group.questions if question.id in earlier.yes]
            named += [f"{each.ask} (not sure)" for each in group.questions if each.id in earlier.flags_unsure]
            told.append(f"{group.title} {'; '.join(named) or group.none}")
    return tuple(told)


def _field(field: Field, posted: QueryDict, wrong: Mapping[str, str]) -> FieldShown:
    if field.id == PAIN:
        looks = "scale"
    elif field.choices:
        looks = "chips"
    elif field.id.endswith("_days"):
        looks = "length"
    else:
        looks = "number"
    units = tuple(UNITS) if looks == "length" else ()
    unit = posted.get(f"{field.id}_unit", "days") if units else ""
    return FieldShown(field, looks, posted.getlist(field.id), wrong.get(field.id, ""), units, unit)


def _group(group: QuestionGroup, posted: QueryDict, wrong: Mapping[str, str], unsure: frozenset[str]) -> GroupShown:
    return GroupShown(
        group,
        posted.getlist(group.id),
        posted.getlist(f"unsure-{group.id}"),
        tuple(question for question in group.questions if question.id in unsure),
        wrong.get(group.id, ""),
    )
