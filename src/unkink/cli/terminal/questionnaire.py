"""The safety check in a terminal: grouped checklists, and what is known already confirmed in one step."""

from typing import Any

import msgspec

from unkink.cli.terminal.asking import Asker
from unkink.knowledge.library import Library
from unkink.knowledge.question import Field, QuestionGroup
from unkink.safety.answers import LONGEST_TEXT, Answers, read_answers
from unkink.safety.verdict import PAIN_PRESENT, AskedAgain, judge

Document = dict[str, Any]

_LISTS = {True: "flags_yes", False: "flags_no", None: "flags_unsure"}
"""Where an answer goes in the document, by what was said."""


def ask_check(library: Library, asker: Asker, last: Answers | None, known: Document) -> Document:
    """Ask the whole check and return the answers document.

    ``last`` are the answers of the last check, whose lasting part is confirmed in one step; ``known`` are fields that
    need not be asked, such as today's pain.
    """
    document: Document = dict(known)
    kept = _confirmed(library, asker, last)
    document |= {name: value for name, value in kept.items() if name not in ("flags_yes", "flags_unsure")}
    for field in library.questionnaire.fields:
        confirmed = bool(kept) and field.asked == "once"
        if field.id not in document and not confirmed and _applies(field, document):
            _ask_field(asker, field, document)
    yes, unsure = list(kept.get("flags_yes", ())), list(kept.get("flags_unsure", ()))
    for group in library.questionnaire.groups:
        if group.asked == "every time" or not kept:
            _ask_group(asker, group, document, yes, unsure)
    document |= {"flags_yes": yes, "flags_unsure": unsure}
    document["groups_answered"] = [group.id for group in library.questionnaire.groups]
    document["text"] = asker.words(library.terminal.way.anything_else, LONGEST_TEXT)
    return ask_what_is_open(library, asker, document)


def ask_what_is_open(library: Library, asker: Asker, document: Document) -> Document:
    """Ask every question that the answers leave open or raise, until none is left."""
    while questions := judge(library, read_answers(library, document)).questions:
        if document.get("text") and questions[0].group:
            asker.paper.title(library.rules.raised_by_text.say)
        for question in questions:
            _ask_again(library, asker, question, document)
    return document


def _confirmed(library: Library, asker: Asker, last: Answers | None) -> Document:
    """What lasts, as it was told last time, if the person says that it still holds; empty otherwise."""
    if last is None:
        return {}
    words = library.terminal.way
    groups = [group for group in library.questionnaire.groups if group.asked == "once"]
    ids = {question.id: question.ask for group in groups for question in group.questions}
    told = [ids[name] for name in ids if name in last.yes] + [
        words.unsure.format(question=ids[name]) for name in last.flags_unsure if name in ids
    ]
    asker.paper.title(words.told_last_time)
    asker.paper.items([words.age.format(age=last.age), *(told or [words.nothing_lasting])])
    if not asker.yes_or_no(words.still_so):
        return {}
    document: Document = {
        field.id: getattr(last, field.id)
        for field in library.questionnaire.fields
        if field.asked == "once" and getattr(last, field.id) is not None
    }
    document |= {"conditions": list(last.conditions), "medicines": list(last.medicines)}
    document["flags_yes"] = [name for name in last.flags_yes if name in ids]
    document["flags_unsure"] = [name for name in last.flags_unsure if name in ids]
    return document


def _applies(field: Field, document: Document) -> bool:
    """Say whether a question makes sense: how long and how it goes is asked only of a pain that is there."""
    if field.id in ("duration_days", "trend", "onset"):
        return (document.get("pain_0_10") or 0) >= PAIN_PRESENT
    return True


def _ask_field(asker: Asker, field: Field, document: Document) -> None:
    needed = field.needed != "no"
    if field.more:
        asker.paper.small(field.more)
    names = [choice.name for choice in field.choices]
    match field.kind:
        case "one of":
            position = asker.choice(field.ask, names, needed=needed)
            value: Any = None if position is None else field.choices[position].id
        case "some of":
            value = [field.choices[position].id for position in asker.choices(field.ask, names, needed=needed)]
        case _:
            whole = field.kind == "whole number"
            value = asker.number(field.ask, field.least or 0, field.most, whole=whole, needed=needed)
    if value is not None:
        document[field.id] = value


def _ask_group(asker: Asker, group: QuestionGroup, document: Document, yes: list[str], unsure: list[str]) -> None:
    ticked = asker.checklist(
        group.title, group.intro, [(question.ask, question.more) for question in group.questions], group.none
    )
    ids = [question.id for question in group.questions]
    said = [ids[position] for position in ticked.yes]
    unsure += [ids[position] for position in ticked.unsure]
    if group.list == "flags":
        yes += said
    else:
        document[group.list] = said


def _ask_again(library: Library, asker: Asker, question: AskedAgain, document: Document) -> None:
    """Ask one question by itself; yes, no or unsure."""
    field = next((each for each in library.questionnaire.fields if each.id == question.id), None)
    if field is not None:
        _ask_field(asker, msgspec.structs.replace(field, needed="always"), document)
        return
    if question.because:
        asker.paper.small(question.because)
    answer = _LISTS[asker.yes_no_or_unsure(question.ask)]
    for name in ("flags_yes", "flags_unsure", "flags_no"):
        document[name] = [each for each in document.get(name, ()) if each != question.id]
    document[answer] = [*document[answer], question.id]
    if question.group and document.get("groups_answered") is not None:
        document["groups_answered"] = list(dict.fromkeys([*document["groups_answered"], question.group]))
