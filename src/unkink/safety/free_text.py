"""Free text: words that make us ask a question again. Text never lowers a level and never answers a question.

It is read sentence by sentence. A phrase counts unless it is taken back: by a negation before it ("no fever, chest pain
or cough"), by an answer after it ("fever: none"), by telling of somebody else ("my father had"), by being settled ("for
years", "is normal"), or by being part of an everyday phrase ("cabin fever"). When in doubt the question is asked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from unkink.knowledge.question import TextPattern, TextReading

GAP_WORDS = 4
"""Words that ``...`` in a phrase may stand for."""

NEGATION_REACH = 12
"""Words over which a negation reaches forward in a list."""

_WORD = r"[a-z0-9'\-]"


class Raised(Struct, frozen=True):
    """A question that something in the text raises, with the words that did."""

    question: str
    words: str


def raised_by(reading: TextReading, text: str, answered: frozenset[str]) -> tuple[Raised, ...]:
    """Return the questions that the text raises, each once, apart from those in ``answered``."""
    plain = text.lower().replace("\u2019", "'").replace("cannot", "can't")
    sentences = re.split(r"(?<=[.!;\n])|(?<=\?)(?!\s*(?:no|none|nope)\b)", plain)
    found: dict[str, str] = {}
    for sentence, following in zip(sentences, [*sentences[1:], ""], strict=True):
        for pattern in reading.patterns:
            if pattern.question not in answered and pattern.question not in found:
                words = _first_meant(reading, pattern, sentence, following)
                if words:
                    found[pattern.question] = words
    return tuple(Raised(question, words) for question, words in found.items())


def _first_meant(reading: TextReading, pattern: TextPattern, sentence: str, following: str) -> str:
    """Return the first words in the sentence that mean what the pattern looks for, or nothing."""
    if any(any(_matches(phrase, sentence)) for phrase in pattern.unless):
        return ""
    for phrase in pattern.phrases:
        for match in _matches(phrase, sentence):
            before, after = sentence[: match.start()], sentence[match.end() :]
            settled = not pattern.ever and _settled(reading, before, after, following)
            if not (
                settled or _negated(reading, before) or _answered_no(reading, after) or _of_another(reading, before)
            ):
                return match.group().strip()
    return ""


def _matches(phrase: str, text: str) -> Iterator[re.Match[str]]:
    """Find a phrase. Few share their words with a text; asking that first saves compiling hundreds of expressions."""
    if all(word in text for word in _bare_words(phrase)):
        yield from _compiled(phrase).finditer(text)


@lru_cache(maxsize=2048)
def _bare_words(phrase: str) -> tuple[str, ...]:
    return tuple(word.rstrip("*") for word in phrase.replace("cannot", "can't").split() if word != "...")


@lru_cache(maxsize=2048)
def _compiled(phrase: str) -> re.Pattern[str]:
    words = phrase.replace("cannot", "can't").split()
    parts: list[str] = []
    for word in words:
        if word == "...":
            parts.append(rf"(?:{_WORD}+\s+){{0,{GAP_WORDS}}}")
            continue
        stem = word.endswith("*")
        parts.append(re.escape(word.rstrip("*")) + (rf"{_WORD}*" if stem else rf"(?!{_WORD})") + r"\s*")
    return re.compile(rf"(?<!{_WORD})" + "".join(parts))


def _negated(reading: TextReading, before: str) -> bool:
    for word in reversed(_words(before)[-NEGATION_REACH:]):
        if word in reading.negations:
            return True
        if word in reading.ends_negation:
            return False
    return False


def _settled(reading: TextReading, before: str, after: str, following: str) -> bool:
    """Whether the symptom is called normal, over or long-standing in the same breath, or in the sentence after it."""
    turns = set(reading.ends_negation)
    for phrase in reading.settled:
        if any(turns.isdisjoint(_words(after[: match.start()])) for match in _matches(phrase, after)):
            return True
        if any(turns.isdisjoint(_words(before[match.end() :])) for match in _matches(phrase, before)):
            return True
        next_words = _words(following)
        if next_words and next_words[0] in reading.refers_back and any(_matches(phrase, following)):
            return True
    return False


def _words(text: str) -> list[str]:
    return re.findall(rf"{_WORD}+", text)


def _answered_no(reading: TextReading, after: str) -> bool:
    answer = re.match(rf"\s*[:?\u2013-]\s*({_WORD}+)", after)
    return answer is not None and answer.group(1) in reading.answers_no


def _of_another(reading: TextReading, before: str) -> bool:
    for word in reversed(_words(before)):
        if word in reading.self:
            return False
        if word in reading.relatives:
            return True
    return False
