"""Texts that are filled in hold exactly what is known where they are said."""

from collections.abc import Callable

from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.braces import Known, brace_faults

TERMINAL: Known = {
    "exercise": ("item", "items"),
    "repetition": ("step", "repetition", "repetitions"),
    "counted": ("repetition", "repetitions"),
    "left": ("time",),
    "next": ("name",),
    "emergency": ("number",),
    "farewell.kept": ("outcome",),
    "farewell.told": ("minutes", "before", "after"),
    "farewell.times": ("count",),
    "farewell.not_held": ("count",),
    "farewell.skipped_because": ("reason",),
    "asking.yes_or_no": ("ask",),
    "asking.yes_no_or_unsure": ("ask",),
    "asking.left_out": ("ask",),
    "asking.number": ("ask", "allowed"),
    "asking.number_left_out": ("ask", "allowed"),
    "asking.range": ("least", "most"),
    "asking.range_open": ("least",),
    "asking.no_number": ("allowed",),
    "asking.no_whole_number": ("allowed",),
    "asking.within": ("least", "most"),
    "asking.within_open": ("least",),
    "asking.not_one": ("most",),
    "asking.not_several": ("most",),
    "asking.not_listed": ("word", "most"),
    "asking.too_long": ("most",),
    "way.age": ("age",),
    "way.unsure": ("question",),
    "way.as_last_time": ("place", "things", "minutes"),
}
PRACTICE: Known = {"pain_range": ("pain",), "events.pain_after": ("pain",)}
FORM: Known = {
    "whole_number": ("allowed",),
    "number": ("allowed",),
    "range": ("least", "most"),
    "tick": ("none",),
    "contradiction": ("none",),
}
REPORT: Known = {
    "period": ("first", "last"),
    "made_on": ("day",),
    "answers_on": ("day",),
    "footer": ("version", "digest"),
}
CHARTS: Known = {"pain_sessions.about": ("count",), "cracks.about": ("limit",), "calendar.about": ("weeks",)}

FILLED_IN: tuple[tuple[str, Callable[[Library], object], Known], ...] = (
    ("terminal.yaml", lambda library: library.terminal, TERMINAL),
    ("practice_text.yaml", lambda library: library.practice, PRACTICE),
    ("safety/questions.yaml", lambda library: library.questionnaire.form, FORM),
    ("report.yaml", lambda library: library.report, REPORT),
    ("charts.yaml", lambda library: library.charts, CHARTS),
)


def check_filled_in(library: Library) -> list[Problem]:
    """Check the words in braces of every file of texts that has no other rules."""
    return [
        Problem(file, 0, field, message)
        for file, part, known in FILLED_IN
        for field, message in brace_faults(part(library), known, all_needed=True)
    ]
