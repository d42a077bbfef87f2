"""Reading the check's form: what is missing is said, and what is not said never counts as no."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.safety.answers import Answers, read_answers
from unkink.safety.closing import openness
from unkink.safety.verdict import emergency_answers, judge
from unkink.web.check.form import NONE, read_form


def posted(library: Library, **changes: str | list[str] | None) -> QueryDict:
    """A healthy person's form, with some fields changed or (None) left out."""
    fields: dict[str, str | list[str] | None] = {"age": "35", "pain_0_10": "1"}
    fields |= {group.id: NONE for group in library.questionnaire.groups}
    query = QueryDict(mutable=True)
    for name, value in (fields | changes).items():
        if value is not None:
            query.setlist(name, value if isinstance(value, list) else [value])
    return query


def places(library: Library, query: QueryDict, earlier: Answers | None = None) -> list[str]:
    return [problem.place for problem in read_form(library, query, earlier).problems]


def test_a_healthy_person_has_nothing_left_to_answer(library: Library) -> None:
    filled = read_form(library, posted(library), None)

    assert filled.problems == ()
    assert judge(library, read_answers(library, filled.document)).questions == ()


def test_every_group_left_out_is_named(library: Library) -> None:
    groups = [group.id for group in library.questionnaire.groups]

    assert places(library, posted(library, **dict.fromkeys(groups))) == groups


def test_none_of_these_beside_a_tick_is_a_contradiction(library: Library) -> None:
    assert places(library, posted(library, nerves=[NONE, "saddle_numb"])) == ["nerves"]


def test_none_of_these_beside_not_sure_is_a_contradiction(library: Library) -> None:
    assert places(library, posted(library, **{"unsure-nerves": ["saddle_numb"]})) == ["nerves"]


def test_not_sure_alone_answers_a_group_and_counts_as_yes(library: Library) -> None:
    query = posted(library, nerves=None, **{"unsure-nerves": ["saddle_numb"]})
    filled = read_form(library, query, None)

    assert filled.problems == ()
    assert judge(library, read_answers(library, filled.document)).level == "emergency"


@pytest.mark.parametrize("value", ["", "old", "-1", "121", "35.5", "1e400", "nan", "inf"])
def test_an_age_that_is_none_is_asked_for_again(library: Library, value: str) -> None:
    assert places(library, posted(library, age=value)) == ["age"]


def test_with_pain_its_length_must_be_told(library: Library) -> None:
    assert places(library, posted(library, pain_0_10="4")) == ["duration_days"]
    assert places(library, posted(library, pain_0_10="4", duration_days="3")) == []


def test_weeks_and_months_become_days(library: Library) -> None:
    query = posted(library, duration_days="3", duration_days_unit="weeks")

    assert read_form(library, query, None).document["duration_days"] == 21


def test_what_was_told_before_needs_a_confirmation(library: Library) -> None:
    earlier = Answers(age=35, conditions=("osteopenia",), groups_answered=("medicines",))
    asked = {group.id: None for group in library.questionnaire.groups if group.asked == "once"}
    query = posted(library, age=None, asked_once="confirm", **asked)

    assert places(library, query, earlier) == ["still-true"]


def test_what_was_confirmed_is_taken_over(library: Library) -> None:
    groups = tuple(group.id for group in library.questionnaire.groups)
    earlier = Answers(age=61, conditions=("osteopenia",), groups_answered=groups)
    asked = {group.id: None for group in library.questionnaire.groups if group.asked == "once"}
    query = posted(library, age=None, asked_once="confirm", still_true="yes", **asked)
    document = read_form(library, query, earlier).document

    assert (document["age"], document["conditions"]) == (61, ["osteopenia"])


def test_nothing_can_be_confirmed_that_was_never_told(library: Library) -> None:
    once = [group.id for group in library.questionnaire.groups if group.asked == "once"]
    query = posted(library, age=None, asked_once="confirm", still_true="yes", **dict.fromkeys(once))

    assert places(library, query) == ["age", *once]


def test_a_group_that_was_never_answered_is_not_taken_over_as_answered(library: Library) -> None:
    earlier = Answers(age=35, groups_answered=("medicines",))
    query = posted(library, asked_once="confirm", still_true="yes")
    document = read_form(library, query, earlier).document

    assert "illnesses" not in document["groups_answered"]


@given(data=st.data())
def test_whatever_is_sent_only_a_whole_check_without_an_emergency_opens_anything(
    library: Library, data: st.DataObject
) -> None:
    query = QueryDict(mutable=True)
    query["age"], query["pain_0_10"] = "35", "1"
    for group in library.questionnaire.groups:
        some = st.lists(st.sampled_from([NONE, *(each.id for each in group.questions)]), max_size=2)
        query.setlist(group.id, data.draw(st.just([NONE]) | some))
        query.setlist(f"unsure-{group.id}", data.draw(st.just([]) | some))
    filled = read_form(library, query, None)
    answers = read_answers(library, filled.document)
    verdict = judge(library, answers)
    left_out = {group.id for group in library.questionnaire.groups} - set(answers.groups_answered or ())
    grave = (answers.yes | set(answers.flags_unsure)) & emergency_answers(library)

    assert bool(left_out) <= bool(filled.problems)
    if left_out or verdict.level is Level.EMERGENCY:
        assert openness(library, verdict.closings).open == ()
    if verdict.level is Level.EMERGENCY:
        assert grave
