"""The terminal's lines: what they fill in is checked when the content is loaded, not in the middle of a session."""

from collections.abc import Callable

import pytest

from unkink.knowledge.problem import Problem

Change = Callable[[str, str, str], None]
Problems = Callable[[], list[Problem]]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Exercise {item} of {items}", "Exercise {item}", "exercise: does not fill in {items}"),
        ('"{time} left"', '"{hours} left"', "left: fills in {hours}; known here is {time}"),
        ('"{count} times"', '"{count times"', "farewell.times: has broken braces"),
    ],
    ids=["a field is missing", "an unknown field", "broken braces"],
)
def test_a_mistake_in_the_lines_of_the_terminal_is_one_clear_problem(
    change: Change, problems: Problems, old: str, new: str, said: str
) -> None:
    change("terminal.yaml", old, new)
    (problem,) = problems()
    assert said in str(problem)
