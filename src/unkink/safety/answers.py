"""The answers of one person to the safety check, read strictly."""

from typing import Any

from msgspec import Struct

from unkink.knowledge.fitting import fit
from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.question import Field
from unkink.knowledge.yaml_lines import written

LONGEST_TEXT = 4_000
"""Characters of free text that are read; more is refused, not cut."""


class AnswerError(Exception):
    """An answers document that cannot be used: the field, and what is allowed there."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}" if field else message)


class Answers(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One answers document. An id in none of the lists is "no", but only if its group was answered.

    ``groups_answered`` absent (None) means every group was. ``text`` may raise a question, never lower a level.
    """

    age: int
    sex: str | None = None
    region: tuple[str, ...] = ()
    duration_days: int | None = None
    trend: str | None = None
    pain_0_10: int | None = None
    onset: str | None = None
    flags_yes: tuple[str, ...] = ()
    flags_unsure: tuple[str, ...] = ()
    flags_no: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    cracks_per_day: float = 0
    wanted_technique: str | None = None
    groups_answered: tuple[str, ...] | None = None
    text: str = ""

    @property
    def yes(self) -> frozenset[str]:
        """Every id that was said yes to, in whichever list."""
        return frozenset((*self.flags_yes, *self.conditions, *self.medicines))


def read_answers(library: Library, document: Any) -> Answers:
    """Read plain data (from JSON, YAML or a form) as answers.

    Raises AnswerError naming the field, the unknown id with the nearest known one, or the allowed range.
    """
    answers, misfits = fit(document, Answers)
    if answers is None:
        name, message = written(misfits[0].at), misfits[0].message
        allowed = [_allowed(field) for field in library.questionnaire.fields if field.id == name]
        raise AnswerError(name, "; allowed is ".join((message, *allowed)))
    for field in library.questionnaire.fields:
        _check_field(field, getattr(answers, field.id))
    _check_ids(library, answers)
    if len(answers.text) > LONGEST_TEXT:
        raise AnswerError("text", f"is {len(answers.text):,} characters long; at most {LONGEST_TEXT:,} are allowed")
    return answers


def _check_field(field: Field, value: Any) -> None:
    """Check one field against what the questionnaire allows. None is "not answered" and passes."""
    if value is None:
        return
    if field.kind in ("whole number", "number"):
        # A comparison with NaN is false both ways, so the range is asked for, not its opposite.
        if not (value >= (field.least or 0) and (field.most is None or value <= field.most)):
            raise AnswerError(field.id, f"is {value}; allowed is {_allowed(field)}")
        return
    names = [choice.id for choice in field.choices]
    for name in (value,) if isinstance(value, str) else value:
        if name not in names:
            raise AnswerError(field.id, unknown(name, names, f"answer to {field.id}"))


def _allowed(field: Field) -> str:
    """Say what may stand in a field."""
    if field.choices:
        return f"{field.kind} {', '.join(choice.id for choice in field.choices)}"
    return f"a {field.kind} from {field.least or 0}" + (f" to {field.most}" if field.most is not None else " on")


def _check_ids(library: Library, answers: Answers) -> None:
    """Check that every id is asked somewhere, and that conditions and medicines stand in their own lists."""
    groups = library.questionnaire.groups
    everything = [question.id for group in groups for question in group.questions]
    lists = {question.id: group.list for group in groups for question in group.questions}
    for field in ("flags_yes", "flags_unsure", "flags_no", "conditions", "medicines"):
        for name in getattr(answers, field):
            if name not in lists:
                raise AnswerError(field, unknown(name, everything, "answer id"))
            if lists[name] == "flags" and not field.startswith("flags"):
                raise AnswerError(field, f"{name!r} belongs in flags_yes, flags_unsure or flags_no, not here")
    for field, other in (("flags_unsure", answers.flags_unsure), ("flags_no", answers.flags_no)):
        if both := answers.yes & set(other):
            raise AnswerError(field, f"{min(both)!r} is answered yes elsewhere; it can have one answer only")
    for name in answers.groups_answered or ():
        if name not in {group.id for group in groups}:
            raise AnswerError("groups_answered", unknown(name, [group.id for group in groups], "question group"))
    if answers.wanted_technique and answers.wanted_technique not in library.techniques:
        raise AnswerError("wanted_technique", unknown(answers.wanted_technique, library.techniques, "technique"))
