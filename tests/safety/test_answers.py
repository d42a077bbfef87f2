"""Reading answers strictly: what is wrong is named, with what is allowed."""

from typing import Any

import pytest

from unkink.knowledge.library import Library
from unkink.safety.answers import AnswerError, read_answers

GOOD = {"age": 30, "pain_0_10": 1}


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"pain_0_10": 1}, "age: is missing"),
        (GOOD | {"age": "thirty"}, "age: must be a whole number, not text"),
        (GOOD | {"age": 30.5}, "age: must be a whole number, not a decimal number"),
        (GOOD | {"age": 200}, "age: is 200; allowed is a whole number from 0 to 120"),
        (GOOD | {"age": True}, "age: must be a whole number, not true or false"),
        (GOOD | {"pain_0_10": 11}, "pain_0_10: is 11; allowed is a whole number from 0 to 10"),
        (GOOD | {"cracks_per_day": float("nan")}, "cracks_per_day: is nan; allowed is a number from 0 to 1000"),
        (GOOD | {"cracks_per_day": -1}, "cracks_per_day: is -1"),
        (
            GOOD | {"flags_yes": ["sadle_numb"]},
            "flags_yes: 'sadle_numb' is not a known answer id; the nearest is 'saddle_numb'",
        ),
        (GOOD | {"conditions": ["chest_pain"]}, "conditions: 'chest_pain' belongs in flags_yes"),
        (GOOD | {"flags_yes": ["fever"], "flags_unsure": ["fever"]}, "flags_unsure: 'fever' is answered yes elsewhere"),
        (GOOD | {"trend": "beter"}, "trend: 'beter' is not a known answer to trend; the nearest is 'better'"),
        (GOOD | {"region": ["lwo"]}, "region: 'lwo' is not a known answer to region; the nearest is 'low'"),
        (GOOD | {"wanted_technique": "foam-rollers"}, "the nearest is 'foam-roller'"),
        (GOOD | {"flag_yes": []}, "flag_yes: 'flag_yes' is not a known field; the nearest is 'flags_yes'"),
        (GOOD | {"groups_answered": ["nervs"]}, "the nearest is 'nerves'"),
        (GOOD | {"text": "a" * 5000}, "text: is 5,000 characters long"),
        ([], "must be a group of fields, not a list"),
        (None, "must be a group of fields, not nothing"),
    ],
)
def test_bad_answers_are_refused_with_what_is_allowed(library: Library, document: Any, says: str) -> None:
    with pytest.raises(AnswerError) as caught:
        read_answers(library, document)
    assert says in str(caught.value)


def test_a_condition_may_stand_among_the_flags(library: Library) -> None:
    assert "cancer_history" in read_answers(library, GOOD | {"flags_yes": ["cancer_history"]}).yes
