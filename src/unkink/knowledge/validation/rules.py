"""Rules must be readable, name only answers that are asked, and close only what exists."""

from collections.abc import Iterator

from unkink.knowledge.condition import Compared, Condition, ConditionError, Said, leaves, read_condition
from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.rule import Closes


def check_rules(library: Library) -> list[Problem]:
    """Check conditions, closures, unique ids and the questions that free text may raise."""
    asked = [question.id for group in library.questionnaire.groups for question in group.questions]
    fields = [field.id for field in library.questionnaire.fields]
    sayable = [*asked, *(fact.id for fact in library.rules.facts)]
    problems = [
        Problem("safety/rules.yaml", 0, owner, message)
        for owner, raw in _conditions(library)
        for message in _condition_faults(raw, sayable, fields)
    ]
    demands = [demand.id for demand in library.vocabulary.demands]
    problems += [
        Problem(file, 0, owner, unknown(demand, demands, "demand"))
        for file, owner, closes in _closures(library)
        for demand in closes.demands
        if demand not in demands
    ]
    problems += [
        Problem("safety/text.yaml", 0, pattern.question, unknown(pattern.question, asked, "question"))
        for pattern in library.text.patterns
        if pattern.question not in asked
    ]
    return problems + _duplicates(library, asked)


def _conditions(library: Library) -> Iterator[tuple[str, object]]:
    for fact in library.rules.facts:
        yield fact.id, fact.when
    for rule in library.rules.rules:
        yield rule.id, rule.when


def _condition_faults(raw: object, sayable: list[str], fields: list[str]) -> list[str]:
    try:
        condition: Condition = read_condition(raw)
    except ConditionError as error:
        return [str(error)]
    faults = []
    for leaf in leaves(condition):
        match leaf:
            case Said(id=name) if name not in sayable:
                faults.append(unknown(name, sayable, "answer or fact"))
            case Compared(field=name) if name not in fields:
                faults.append(unknown(name, fields, "field"))
    return faults


def _closures(library: Library) -> Iterator[tuple[str, str, Closes]]:
    for rule in library.rules.rules:
        yield "safety/rules.yaml", rule.id, rule.closes
    for limit in library.limits:
        yield "safety/limits.yaml", limit.id, limit.closes
    for trend in library.trends.trends:
        yield "safety/trends.yaml", trend.id, trend.closes
    for stop in library.session.stops:
        yield "safety/session.yaml", stop.id, stop.closes


def _duplicates(library: Library, asked: list[str]) -> list[Problem]:
    rules = library.rules
    ids = {
        "safety/rules.yaml": [each.id for each in rules.facts]
        + [each.id for each in rules.rules]
        + [rules.unanswered.id, rules.raised_by_text.id],
        "safety/limits.yaml": [limit.id for limit in library.limits],
        "safety/trends.yaml": [trend.id for trend in library.trends.trends],
        "safety/questions.yaml": asked + [field.id for field in library.questionnaire.fields],
        "safety/session.yaml": [kind.id for stop in library.session.stops for kind in stop.kinds],
    }
    return [
        Problem(file, 0, name, "is given twice")
        for file, names in ids.items()
        for name in set(names)
        if names.count(name) > 1
    ]
