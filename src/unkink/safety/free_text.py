"""Free text: words that make us ask a question again. Text never lowers a level and never answers a question."""

from unkink.knowledge.question import TextReading
from msgspec import Struct


class Raised(Struct, frozen=True):
    """A question that something in the text raises, with the words that did."""

    question: str
    words: str


def raised_by(reading: TextReading, text: str, answered: frozenset[str]) -> tuple[Raised, ...]:
    """Return the questions that the text raises and that were not answered with yes, unsure or an explicit no."""
    return ()
