"""The checks before an exercise: what should change is named, and what cannot be told yet waits."""

from collections.abc import Callable

import pytest

from tests.coach.people import Points, filmed, standing
from tests.shipped import LIBRARY
from unkink.coach.placing import Placing, Surroundings

CAMERA = LIBRARY.techniques["standing-lean-back"].camera
FINE = Surroundings(light=120, shake=1, people=1)


def found(pose: Callable[[float], Points | None], around: Surroundings = FINE, seconds: float = 2.0) -> dict[str, str]:
    """What every check says in the end."""
    assert CAMERA is not None
    placing = Placing(CAMERA, 1.0)
    checks: dict[str, str] = {}
    for frame in filmed(pose, seconds):
        checks = {each.check: each.found for each in placing.see(frame.t, frame.landmarks, around)}
    return checks


def test_somebody_who_stands_well_sees_every_check_fine() -> None:
    assert set(found(lambda _: standing()).values()) == {"fine"}


@pytest.mark.parametrize(
    ("pose", "check", "change"),
    [
        (lambda _: None, "person", "nobody"),
        (lambda _: standing(front=True), "side", "not-side"),
        (lambda _: standing(scale=0.3), "body", "small"),
        (lambda _: standing(at=(0.5, 0.85)), "body", "outside"),
    ],
)
def test_what_should_change_is_named(pose: Callable[[float], Points | None], check: str, change: str) -> None:
    assert found(pose)[check] == change


def test_a_part_that_cannot_be_seen_is_named() -> None:
    def without_feet(_: float) -> Points:
        return [(*point[:3], 0.1) if index in (27, 28) else point for index, point in enumerate(standing())]

    assert found(without_feet)["body"] == "hidden-ankle"


def test_with_nobody_there_body_and_side_wait_to_be_looked_at() -> None:
    checks = found(lambda _: None)
    assert (checks["body"], checks["side"]) == ("waiting", "waiting")


@pytest.mark.parametrize(
    ("around", "check", "change"),
    [
        (Surroundings(12, 0), "light", "dark"),
        (Surroundings(250, 0), "light", "glare"),
        (Surroundings(120, 30), "steady", "moving"),
        (Surroundings(120, 0, 2), "person", "several"),
    ],
)
def test_what_is_wrong_around_the_person_is_named(around: Surroundings, check: str, change: str) -> None:
    assert found(lambda _: standing(), around)[check] == change


def test_what_flickers_does_not_change_an_answer() -> None:
    assert found(lambda t: None if int(t * 30) % 10 == 3 else standing())["person"] == "fine"


def test_an_answer_changes_once_the_new_one_has_lasted() -> None:
    assert found(lambda t: standing() if t < 1 else None)["person"] == "nobody"
