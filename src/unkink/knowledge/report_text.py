"""The words of the pages for a doctor or therapist."""

from msgspec import Struct


class PainLines(Struct, frozen=True, forbid_unknown_fields=True):
    """The lines of the table about pain."""

    first_week: str
    last_week: str
    change: str
    highest: str
    last: str


class DoneLines(Struct, frozen=True, forbid_unknown_fields=True):
    """The lines of the table about what was done."""

    sessions: str
    days: str
    minutes: str
    crack_days: str
    stopped: str


class Meanings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a change of pain means, in words."""

    better: str
    worse: str
    no_clear_change: str
    not_judged: str


class ReportText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. Some name what is filled in, in braces."""

    title: str
    intro: str
    period: str
    made_on: str
    name: str
    age: str
    no_name: str
    nothing_told: str
    attention: str
    attention_none: str
    pain: str
    pain_lines: PainLines
    too_few: str
    meanings: Meanings
    pain_note: str
    measures: str
    measure_columns: tuple[str, ...]
    measures_note: str
    answers: str
    answers_on: str
    answers_none: str
    answers_open: str
    said_unsure: str
    said_yes: str
    own_words: str
    done: str
    done_lines: DoneLines
    done_columns: tuple[str, ...]
    done_note: str
    questions: str
    asked: tuple[str, ...]
    footer: str
    page: str
