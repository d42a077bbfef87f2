"""The safety check: read the answers, judge them, record both."""

from typing import Any

import msgspec
from msgspec import Struct

from unkink.journal import screenings
from unkink.journal.high_water import lift
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.practice.leaving import end_what_is_shut
from unkink.safety.answers import Answers, read_answers
from unkink.safety.history import Now
from unkink.safety.verdict import Verdict, judge


class Recorded(Struct, frozen=True):
    """A safety check that is in the journal."""

    answers: Answers
    verdict: Verdict


def record(library: Library, document: Any, now: Now) -> Recorded:
    """Record a safety check from plain data, and end an open session that it shuts.

    Raises AnswerError, having recorded nothing.
    """
    answers = read_answers(library, document)
    if answers.groups_answered is None:
        # Kept by name: a group that a later version adds was not answered today.
        every = tuple(group.id for group in library.questionnaire.groups)
        answers = msgspec.structs.replace(answers, groups_answered=every)
    verdict = judge(library, answers)
    with writing():
        screenings.record(lift(now), answers, verdict, library.digest)
        end_what_is_shut(library, verdict.closings)
    return Recorded(answers, verdict)
