"""General advice must tell every outcome once, and know one number for every country."""

from collections.abc import Iterable, Iterator

from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.braces import brace_faults, texts

FILE = "advice.yaml"

NUMBER = "number"
"""The one word in braces that the text of an outcome may hold: the emergency number."""


def check_advice(library: Library) -> list[Problem]:
    """Check the outcomes, the topics and the emergency numbers."""
    return [Problem(FILE, 0, field, message) for field, message in _faults(library)]


def _faults(library: Library) -> Iterator[tuple[str, str]]:
    advice = library.advice
    countries = [entry.country for entry in advice.emergency_numbers]
    told = [outcome.level for outcome in advice.outcomes]
    yield from _twice("topics", (topic.id for topic in advice.topics))
    yield from _twice("outcomes", told)
    yield from _twice("emergency_numbers", countries)
    if advice.default_country not in countries:
        yield "default_country", unknown(advice.default_country, countries, "country")
    for level in Level:
        if level not in told:
            yield "outcomes", f"does not tell {level.value!r}"
    for index, entry in enumerate(advice.emergency_numbers):
        if not entry.number.isdigit():
            yield f"emergency_numbers[{index}].number", f"is {entry.number!r}; a number has digits only"
    for index, outcome in enumerate(advice.outcomes):
        for _, message in brace_faults(outcome, dict.fromkeys((field for field, _ in texts(outcome)), (NUMBER,))):
            yield f"outcomes[{index}]", message
        if outcome.level is Level.EMERGENCY and f"{{{NUMBER}}}" not in outcome.text:
            yield f"outcomes[{index}]", f"must name the number to call, as {{{NUMBER}}}, in its text"


def _twice(field: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield f"{field}[{index}]", f"{str(name)!r} is given twice"
        seen.add(name)
