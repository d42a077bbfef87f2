"""Specification of what the content of a session must be, found when it is loaded."""

import pytest
from msgspec.structs import replace

from tests.shipped import LIBRARY
from unkink.knowledge.library import Library
from unkink.knowledge.validation.session_texts import check_session_texts
from unkink.knowledge.validation.wording import check_wording


def with_text(**changes: object) -> Library:
    return replace(LIBRARY, session_text=replace(LIBRARY.session_text, **changes))


WATCHING = LIBRARY.session_text.watching


def watching(**changes: object) -> dict[str, object]:
    return {"watching": replace(WATCHING, **changes)}


def test_the_content_that_ships_is_whole() -> None:
    assert check_session_texts(LIBRARY) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"settle": "x" * 61}, "session_text.yaml: settle: is longer than 60 characters"),
        ({"close": "You are safe now."}, "session_text.yaml: close: says 'You are safe'"),
        ({"come_back_s": 9}, "session_text.yaml: come_back_s: is 9; allowed are 3 to 5 seconds"),
        (
            {"breath": replace(LIBRARY.session_text.breath, sources=("articel",))},
            "session_text.yaml: breath.sources: 'articel' is not a known source; the nearest is 'article'",
        ),
        (
            {"breath": replace(LIBRARY.session_text.breath, out_s=0)},
            "session_text.yaml: breath: needs at least one second",
        ),
        (
            watching(reasons={key: line for key, line in WATCHING.reasons.items() if key != "hidden-hip"}),
            "session_text.yaml: watching.reasons.hidden-hip: is missing",
        ),
        (
            watching(reasons={**WATCHING.reasons, "hiden-hip": "What?"}),
            "session_text.yaml: watching.reasons: 'hiden-hip' is not a known reason; the nearest is 'hidden-hip'",
        ),
        (watching(waits="x" * 61), "session_text.yaml: watching.waits: is longer than 60 characters"),
        (
            watching(reasons={**WATCHING.reasons, "gap": "It is safe for you."}),
            "session_text.yaml: watching.reasons.gap: says 'is safe for you'",
        ),
        (
            watching(patience=replace(WATCHING.patience, most_s=30)),
            "session_text.yaml: watching.patience: goes from 4 to 30; allowed are 2 to 10 seconds, the least first",
        ),
        (
            watching(patience=replace(WATCHING.patience, sources=("articel",))),
            "session_text.yaml: watching.patience.sources: 'articel' is not a known source",
        ),
        (
            watching(out_of_view_s=60),
            "session_text.yaml: watching.out_of_view_s: is 60; allowed are 3 to 15 seconds",
        ),
    ],
)
def test_a_line_that_cannot_be_is_found(changes: dict[str, object], said: str) -> None:
    (problem,) = check_session_texts(with_text(**changes))
    assert str(problem).startswith(said)


def test_a_session_without_a_rule_for_rising_pain_is_found() -> None:
    stops = tuple(replace(stop, pain_rise=None) for stop in LIBRARY.session.stops)
    (problem,) = check_session_texts(replace(LIBRARY, session=replace(LIBRARY.session, stops=stops)))
    assert "none of them has a pain_rise" in problem.message


def test_a_moment_that_nothing_is_said_at_is_found() -> None:
    rules = replace(LIBRARY.session, remarks=LIBRARY.session.remarks[1:])
    (problem,) = check_session_texts(replace(LIBRARY, session=rules))
    assert "'no pop after the dose'" in problem.message


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"waits": "Perfect, stay there."}, "watching.waits"),
        ({"reasons": {**WATCHING.reasons, "late": "That was correct."}}, "watching.reasons.late"),
    ],
)
def test_a_camera_that_judges_a_movement_is_found(changes: dict[str, object], field: str) -> None:
    (problem,) = check_wording(with_text(**watching(**changes)))
    assert str(problem).startswith(f"session_text.yaml: {field}: says")


def test_a_fault_that_calls_a_movement_wrong_is_found() -> None:
    technique = LIBRARY.techniques["ball-stretch"]
    assert technique.camera is not None
    faults = {**technique.camera.faults, "too_fast": replace(technique.camera.faults["too_fast"], cue="That is wrong.")}
    changed = replace(technique, camera=replace(technique.camera, faults=faults))
    (problem,) = check_wording(replace(LIBRARY, techniques={**LIBRARY.techniques, technique.id: changed}))
    assert str(problem).startswith("techniques/ball-stretch.yaml: camera.faults.too_fast.cue: says 'wrong'")
