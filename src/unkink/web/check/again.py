"""The questions that a free text raised: each is answered by itself, with yes, no or not sure."""

from collections.abc import Mapping
from typing import Any

import msgspec
from django.http import QueryDict

from unkink.safety.answers import Answers
from unkink.safety.verdict import AskedAgain, Verdict
from unkink.web.check.form import Problem
from unkink.web.content import library

LISTS: Mapping[str, str] = {"yes": "flags_yes", "unsure": "flags_unsure", "no": "flags_no"}
"""The list of the answers document by what somebody says."""


def raised_questions(verdict: Verdict, answers: Answers) -> tuple[AskedAgain, ...]:
    """The open questions of groups that were answered: it is the text that raises them, not a gap in the form."""
    answered = answers.groups_answered
    return tuple(each for each in verdict.questions if each.group and (answered is None or each.group in answered))


def merged(
    answers: Answers, asked: tuple[AskedAgain, ...], posted: QueryDict
) -> tuple[Mapping[str, Any], tuple[Problem, ...]]:
    """The earlier answers with the new ones added, and what is still missing."""
    document: dict[str, Any] = msgspec.to_builtins(answers)
    problems = []
    for question in asked:
        said = posted.get(question.id, "")
        if said not in LISTS:
            problems.append(Problem(question.id, question.ask, library().questionnaire.form.not_answered))
            continue
        key = LISTS[said]
        document[key] = [*document.get(key, ()), question.id]
    return document, tuple(problems)
