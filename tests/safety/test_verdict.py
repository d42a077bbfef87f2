"""What must hold for the verdict on any answers whatsoever."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.shipped import LIBRARY
from unkink.knowledge.levels import Level
from unkink.safety.answers import read_answers
from unkink.safety.closing import openness
from unkink.safety.verdict import emergency_answers, judge

FLAGS = [each.id for group in LIBRARY.questionnaire.groups if group.list == "flags" for each in group.questions]
CONDITIONS = [
    each.id for group in LIBRARY.questionnaire.groups if group.list == "conditions" for each in group.questions
]
MEDICINES = [each.id for group in LIBRARY.questionnaire.groups if group.list == "medicines" for each in group.questions]
GROUPS = [group.id for group in LIBRARY.questionnaire.groups]


def some(names: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=4)


documents = st.fixed_dictionaries(
    {
        "age": st.integers(0, 120),
        "pain_0_10": st.integers(0, 10),
        "duration_days": st.integers(0, 5000),
        "trend": st.sampled_from(["better", "same", "worse"]),
        "flags_yes": some(FLAGS),
        "conditions": some(CONDITIONS),
        "medicines": some(MEDICINES),
        "cracks_per_day": st.integers(0, 30),
    }
)


@given(documents, st.sampled_from(FLAGS))
def test_one_more_yes_never_makes_the_verdict_milder(document: dict[str, Any], flag: str) -> None:
    before = judge(LIBRARY, read_answers(LIBRARY, document))
    more = document | {"flags_yes": list({*document["flags_yes"], flag})}
    after = judge(LIBRARY, read_answers(LIBRARY, more))
    assert after.level.rank >= before.level.rank
    assert set(openness(LIBRARY, after.closings).open) <= set(openness(LIBRARY, before.closings).open)


@given(documents, st.sampled_from(sorted(emergency_answers(LIBRARY))))
def test_unsure_on_an_emergency_question_counts_as_yes(document: dict[str, Any], name: str) -> None:
    base = document | {key: [n for n in document[key] if n != name] for key in ("flags_yes", "conditions", "medicines")}
    unsure = judge(LIBRARY, read_answers(LIBRARY, base | {"flags_unsure": [name]}))
    yes = judge(LIBRARY, read_answers(LIBRARY, base | {"flags_yes": [*base["flags_yes"], name]}))
    assert [each.id for each in unsure.closings] == [each.id for each in yes.closings]


@given(documents, st.sampled_from(GROUPS))
def test_an_unanswered_group_keeps_everything_shut(document: dict[str, Any], group: str) -> None:
    answered = [name for name in GROUPS if name != group]
    verdict = judge(LIBRARY, read_answers(LIBRARY, document | {"groups_answered": answered}))
    assert openness(LIBRARY, verdict.closings).open == ()
    assert verdict.questions


@given(documents)
def test_urgent_and_emergency_leave_nothing_open(document: dict[str, Any]) -> None:
    verdict = judge(LIBRARY, read_answers(LIBRARY, document))
    if verdict.level.rank >= Level.URGENT.rank:
        assert openness(LIBRARY, verdict.closings).open == ()


@given(documents)
def test_anything_but_all_ok_leaves_no_cracking_open(document: dict[str, Any]) -> None:
    verdict = judge(LIBRARY, read_answers(LIBRARY, document))
    if verdict.level is not Level.ALL_OK:
        open_now = openness(LIBRARY, verdict.closings).open
        assert not [name for name in open_now if LIBRARY.cracks(LIBRARY.techniques[name])]


@given(documents, st.text(max_size=300))
def test_free_text_never_changes_the_level_and_never_opens_anything(document: dict[str, Any], text: str) -> None:
    silent = judge(LIBRARY, read_answers(LIBRARY, document))
    spoken = judge(LIBRARY, read_answers(LIBRARY, document | {"text": text}))
    assert spoken.level is silent.level
    assert set(openness(LIBRARY, spoken.closings).open) <= set(openness(LIBRARY, silent.closings).open)


@given(documents)
def test_every_rule_that_fired_says_which_answers_made_it(document: dict[str, Any]) -> None:
    for closing in judge(LIBRARY, read_answers(LIBRARY, document)).closings:
        assert closing.because
        assert closing.say
        assert closing.support.sources


def test_pain_that_was_not_told_keeps_everything_shut() -> None:
    verdict = judge(LIBRARY, read_answers(LIBRARY, {"age": 30}))
    assert [question.id for question in verdict.questions] == ["pain_0_10"]
    assert openness(LIBRARY, verdict.closings).open == ()


def test_how_long_must_be_told_only_when_it_hurts() -> None:
    sore = judge(LIBRARY, read_answers(LIBRARY, {"age": 30, "pain_0_10": 2}))
    fine = judge(LIBRARY, read_answers(LIBRARY, {"age": 30, "pain_0_10": 1}))
    assert [question.id for question in sore.questions] == ["duration_days"]
    assert fine.questions == ()
