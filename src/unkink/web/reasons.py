"""Why something is closed, ready to be read: what is said, which answers led there, and what it stands on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.safety.answers import Answers
from unkink.safety.closing import Closing
from unkink.web.references import Standing, standing


@dataclass(frozen=True, slots=True)
class Reason:
    """One closing for people. ``because`` are the answers that led to it, in the words of the questions."""

    id: str
    level: Level
    say: str
    because: tuple[str, ...]
    standing: Standing


def reasons(library: Library, closings: Iterable[Closing], answers: Answers | None) -> tuple[Reason, ...]:
    """The reasons behind these closings, the gravest first."""
    words = _words(library, answers)
    ordered = sorted(closings, key=lambda closing: -closing.level.rank)
    return tuple(
        Reason(
            closing.id,
            closing.level,
            closing.say,
            tuple(words[name] for name in closing.because if name in words),
            standing(library, closing.support),
        )
        for closing in ordered
    )


def _words(library: Library, answers: Answers | None) -> Mapping[str, str]:
    """Every answer id in the words of its question; for a field, with what was answered."""
    words = {question.id: question.ask for group in library.questionnaire.groups for question in group.questions}
    for field in library.questionnaire.fields:
        value = getattr(answers, field.id) if answers else None
        names = {choice.id: choice.name for choice in field.choices}
        words[field.id] = f"{field.ask} {'not answered' if value is None else names.get(str(value), value)}"
    return words
