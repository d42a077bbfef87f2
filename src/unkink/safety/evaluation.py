"""Evaluating a condition over answers, with the answers that made it true."""

from collections.abc import Mapping

from unkink.knowledge.condition import AllOf, AnyOf, Compared, Condition, Not, Said
from unkink.safety.answers import Answers

Reasons = tuple[str, ...] | None
"""The answer ids that made a condition true, in reading order; None when it is false."""


def reasons(condition: Condition, answers: Answers, said: frozenset[str], facts: Mapping[str, Condition]) -> Reasons:
    """Return the answers that make the condition true, or None when it is false.

    ``said`` holds every id that counts as yes, which may be more than the person ticked (see verdict.py).
    """
    match condition:
        case Said(id=name) if name in facts:
            return reasons(facts[name], answers, said, facts)
        case Said(id=name):
            return (name,) if name in said else None
        case Compared():
            return (condition.field,) if _compares(condition, answers) else None
        case Not(part):
            return () if reasons(part, answers, said, facts) is None else None
        case AnyOf(parts):
            found = [each for part in parts if (each := reasons(part, answers, said, facts)) is not None]
            return _merged(found) if found else None
        case AllOf(parts):
            every = [reasons(part, answers, said, facts) for part in parts]
            return None if None in every else _merged([each for each in every if each is not None])


def _merged(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    """All ids of the parts, each once, in order."""
    return tuple(dict.fromkeys(name for part in parts for name in part))


def _compares(condition: Compared, answers: Answers) -> bool:
    """Compare a field. A field that was not answered compares as false; what must be known is asked for elsewhere."""
    actual, value = getattr(answers, condition.field), condition.value
    if actual is None:
        return False
    match condition.comparison:
        case "at_least":
            return bool(actual >= value)
        case "at_most":
            return bool(actual <= value)
        case "below":
            return bool(actual < value)
        case "is":
            return bool(actual == value)
