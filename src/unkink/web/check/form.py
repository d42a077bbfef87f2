"""Reading the check's form into an answers document, with every problem at once and where it stands on the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from unkink.knowledge.library import Library
from unkink.knowledge.question import Field, FormText, QuestionGroup
from unkink.safety.answers import Answers
from unkink.safety.verdict import PAIN_PRESENT

NONE = "none"
UNITS = {"days": 1, "weeks": 7, "months": 30, "years": 365}
"""Days by the unit a length of time may be given in."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing or wrong: the id of the place on the page, what is asked there, and one sentence."""

    place: str
    asked: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as read: the document, and the problems that keep it from being recorded."""

    document: Mapping[str, Any]
    problems: tuple[Problem, ...]


def read_form(library: Library, posted: QueryDict, earlier: Answers | None) -> Filled:
    """Read a posted form. ``earlier`` holds what was asked once before; the person confirms that with one tick."""
    confirmed = earlier is not None and posted.get("asked_once") == "confirm"
    words = library.questionnaire.form
    problems: list[Problem] = []
    document: dict[str, Any] = {"groups_answered": []}
    for field in library.questionnaire.fields:
        if confirmed and earlier is not None and field.asked == "once":
            document[field.id] = getattr(earlier, field.id)
        else:
            _read_field(words, field, posted, document, problems)
    _check_what_pain_needs(library, document, problems)
    for group in library.questionnaire.groups:
        if confirmed and earlier is not None and group.asked == "once":
            _take_over(group, earlier, document)
        else:
            _read_group(words, group, posted, document, problems)
    if confirmed and posted.get("still_true") != "yes":
        problems.append(Problem("still-true", words.still_true, words.confirm))
    document["text"] = posted.get("text", "").strip()
    return Filled({key: value for key, value in document.items() if value is not None}, tuple(problems))


def _read_field(
    words: FormText, field: Field, posted: QueryDict, document: dict[str, Any], problems: list[Problem]
) -> None:
    """Read one field; what is not given stays out of the document, and whoever judges it fails closed."""
    if field.kind == "some of":
        document[field.id] = list(posted.getlist(field.id))
        return
    raw = posted.get(field.id, "").strip()
    if not raw:
        if field.needed == "always":
            problems.append(Problem(field.id, field.ask, words.not_answered))
        return
    if field.kind == "one of":
        document[field.id] = raw
        return
    number = _number(field, raw)
    if number is None:
        sentence = words.whole_number if _whole(field) else words.number
        problems.append(Problem(field.id, field.ask, sentence.format(allowed=_allowed(words, field))))
        return
    document[field.id] = int(number) * UNITS.get(posted.get(f"{field.id}_unit", ""), 1) if _whole(field) else number


def _whole(field: Field) -> bool:
    return field.kind == "whole number"


def _number(field: Field, raw: str) -> float | None:
    """Read a number within the field's range, or None."""
    try:
        number = float(raw.replace(",", "."))
    except ValueError:
        return None
    if _whole(field) and not number.is_integer():
        return None
    in_range = number >= (field.least or 0) and (field.most is None or number <= field.most)
    return number if in_range else None


def _allowed(words: FormText, field: Field) -> str:
    return "" if field.most is None else words.range.format(least=field.least, most=field.most)


def _check_what_pain_needs(library: Library, document: Mapping[str, Any], problems: list[Problem]) -> None:
    """With pain, some fields must be answered, because rules hang on them."""
    if document.get("pain_0_10", 0) < PAIN_PRESENT:
        return
    problems += [
        Problem(field.id, field.ask, library.questionnaire.form.not_answered)
        for field in library.questionnaire.fields
        if field.needed == "if pain" and document.get(field.id) is None
    ]


def _read_group(
    words: FormText, group: QuestionGroup, posted: QueryDict, document: dict[str, Any], problems: list[Problem]
) -> None:
    """Read a checklist. Nothing ticked is no answer; "none of these" beside a tick is a contradiction."""
    ticked = [name for name in posted.getlist(group.id) if name != NONE]
    unsure = [name for name in posted.getlist(f"unsure-{group.id}") if name not in (NONE, *ticked)]
    says_none = NONE in posted.getlist(group.id)
    if not ticked and not unsure and not says_none:
        problems.append(Problem(group.id, group.title, words.tick.format(none=group.none)))
        return
    if says_none and (ticked or unsure):
        problems.append(Problem(group.id, group.title, words.contradiction.format(none=group.none)))
        return
    _say(group, ticked, document)
    document.setdefault("flags_unsure", []).extend(unsure)
    document["groups_answered"].append(group.id)


def _take_over(group: QuestionGroup, earlier: Answers, document: dict[str, Any]) -> None:
    """Take the earlier answers of a group that was confirmed; a group that was never answered stays unanswered."""
    if earlier.groups_answered is not None and group.id not in earlier.groups_answered:
        return
    names = {question.id for question in group.questions}
    _say(group, [name for name in names if name in earlier.yes], document)
    document.setdefault("flags_unsure", []).extend(name for name in earlier.flags_unsure if name in names)
    document["groups_answered"].append(group.id)


def _say(group: QuestionGroup, yes: Sequence[str], document: dict[str, Any]) -> None:
    """Put what was said yes to into the list the group belongs to, in the order it is asked."""
    key = "flags_yes" if group.list == "flags" else group.list
    document.setdefault(key, []).extend(question.id for question in group.questions if question.id in yes)
