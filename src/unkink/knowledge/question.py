"""The questions of the safety check, in groups that a healthy person can pass in seconds."""

from typing import Literal

from msgspec import Struct

AnswerList = Literal["flags", "conditions", "medicines"]


class Question(Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that can be ticked. ``id`` is the answer id that rules name."""

    id: str
    ask: str
    more: str = ""


class QuestionGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """A checklist with an explicit "none of these".

    ``asked``: symptoms every time; conditions and medicines once, and confirmed later.
    """

    id: str
    title: str
    none: str
    asked: Literal["every time", "once"]
    list: AnswerList
    questions: tuple[Question, ...]
    intro: str = ""


class Choice(Struct, frozen=True, forbid_unknown_fields=True):
    """One option of a field with fixed options."""

    id: str
    name: str


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """A question about a number or a choice: age, pain now, how long, since when.

    ``least`` and ``most`` bound a number; ``choices`` name the options of a choice. ``needed_if_pain``: must be
    answered when pain is present, because rules hang on it.
    """

    id: str
    ask: str
    kind: Literal["whole number", "number", "one of", "some of"]
    asked: Literal["every time", "once"]
    least: int | None = None
    most: int | None = None
    choices: tuple[Choice, ...] = ()
    more: str = ""
    needed: Literal["always", "if pain", "no"] = "no"


class TextPattern(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in free text that make us ask a question again, and everyday phrases (``unless``) that do not.

    A phrase is whole words; ``*`` ends a stem; ``...`` stands for up to four words in between.
    """

    question: str
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()
    ever: bool = False
    """Whether it counts even when it was long ago."""


class TextReading(Struct, frozen=True, forbid_unknown_fields=True):
    """How free text is read: phrases by question, and the words that take a phrase back.

    ``negations`` before a phrase take it back unless a word of ``ends_negation`` stands between; ``answers_no`` right
    after it ("fever: none") do too; ``relatives`` before it do unless a word of ``self`` stands between ("my father
    had"); ``settled`` near it do ("for years", "is normal"), also at the
    head of the next sentence when that begins with a word of ``refers_back`` ("Known for years, no change").
    """

    negations: tuple[str, ...]
    ends_negation: tuple[str, ...]
    answers_no: tuple[str, ...]
    relatives: tuple[str, ...]
    self: tuple[str, ...]
    settled: tuple[str, ...]
    refers_back: tuple[str, ...]
    patterns: tuple[TextPattern, ...]


class FormText(Struct, frozen=True, forbid_unknown_fields=True):
    """What the form of the check says where an answer is missing or cannot be one. Words in braces are filled in."""

    not_answered: str
    still_true: str
    confirm: str
    whole_number: str
    number: str
    range: str
    tick: str
    contradiction: str


class Questionnaire(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that the safety check asks."""

    fields: tuple[Field, ...]
    groups: tuple[QuestionGroup, ...]
    form: FormText
