"""Specification of what the content of a session must be, found when it is loaded."""

import pytest
from msgspec.structs import replace

from tests.session.session_examples import library
from unkink.knowledge.library import Library
from unkink.knowledge.validation.session_texts import check_session_texts


def with_text(**changes: object) -> Library:
    return replace(library(), session_text=replace(library().session_text, **changes))


def test_the_content_that_ships_is_whole() -> None:
    assert check_session_texts(library()) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"settle": "x" * 61}, "session_text.yaml: settle: is longer than 60 characters"),
        ({"close": "You are safe now."}, "session_text.yaml: close: says 'You are safe'"),
        ({"come_back_s": 9}, "session_text.yaml: come_back_s: is 9; allowed are 3 to 5 seconds"),
        (
            {"breath": replace(library().session_text.breath, sources=("articel",))},
            "session_text.yaml: breath.sources: 'articel' is not a known source; the nearest is 'article'",
        ),
        (
            {"breath": replace(library().session_text.breath, out_s=0)},
            "session_text.yaml: breath: needs at least one second",
        ),
    ],
)
def test_a_line_that_cannot_be_is_found(changes: dict[str, object], said: str) -> None:
    (problem,) = check_session_texts(with_text(**changes))
    assert str(problem).startswith(said)


def test_a_session_without_a_rule_for_rising_pain_is_found() -> None:
    stops = tuple(replace(stop, pain_rise=None) for stop in library().session.stops)
    (problem,) = check_session_texts(replace(library(), session=replace(library().session, stops=stops)))
    assert "none of them has a pain_rise" in problem.message


def test_a_moment_that_nothing_is_said_at_is_found() -> None:
    rules = replace(library().session, remarks=library().session.remarks[1:])
    (problem,) = check_session_texts(replace(library(), session=rules))
    assert "'no pop after the dose'" in problem.message
