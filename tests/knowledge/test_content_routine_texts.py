"""The planner's words: what they fill in is checked when the content is loaded, not when somebody needs a plan."""

from collections.abc import Callable

import pytest

from unkink.knowledge.problem import Problem

Change = Callable[[str, str, str], None]
Problems = Callable[[], list[Problem]]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"For the {parts}."', '"For the {part}."', "whys.reaches: fills in {part}; known here is {parts}"),
        ("no_time: There is", "no_time: There {is}", "left_out.no_time: fills in {is}; known here is nothing"),
        ('"It needs {things}."', '"It needs {things."', "left_out.things: has broken braces"),
        (
            "starts: sitting, at_hand: [bed]",
            "starts: siting, at_hand: [bed]",
            "places: 'siting' is not a known position",
        ),
        ("{place: desk, starts: sitting}", "{place: floor, starts: sitting}", "places: 'desk' stands here 0 times"),
    ],
    ids=["unknown word", "no word allowed", "broken braces", "unknown position", "a place twice"],
)
def test_a_mistake_in_the_planners_words_is_one_clear_problem(
    change: Change, problems: Problems, old: str, new: str, said: str
) -> None:
    change("routine.yaml", old, new)
    assert any(said in str(problem) for problem in problems())
