"""A raised hand pauses and resumes; nothing else that arms do is taken for it."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import Points, filmed, standing
from tests.shipped import LIBRARY
from unkink.body.landmark import INDEX
from unkink.body.performer.performing import Wishes, perform
from unkink.coach.gesture import RaisedHand, raises_hands

UP, DOWN = 180.0, 0.0
QUIET = [name for name, technique in LIBRARY.techniques.items() if not raises_hands(technique.motion)]


def somebody(left: float = DOWN, right: float = DOWN, **more: float) -> Points:
    """Somebody upright with each arm at its angle: 0 hangs down, 90 is level, 180 points up."""
    points = standing(arm=left, **more)  # type: ignore[arg-type]
    other = standing(arm=right, **more)  # type: ignore[arg-type]
    for part in ("elbow", "wrist"):
        points[INDEX[f"right_{part}"]] = other[INDEX[f"right_{part}"]]
    return points


def signs(pose: Callable[[float], Points | None], seconds: float = 6.0, fps: float = 15.0) -> int:
    """How often the sign is given in so many seconds; the hand is down for the first one."""
    hand = RaisedHand(1.0)
    return sum(
        hand.see(frame.t, frame.landmarks) for frame in filmed(lambda t: somebody() if t < 1 else pose(t), seconds, fps)
    )


@pytest.mark.parametrize("arms", [(UP, DOWN), (DOWN, UP), (160.0, 10.0)])
def test_one_hand_held_up_for_a_second_is_the_sign_once(arms: tuple[float, float]) -> None:
    assert signs(lambda _: somebody(*arms)) == 1


def test_a_hand_lowered_and_raised_again_is_the_sign_again() -> None:
    assert signs(lambda t: somebody(UP if (t - 1) % 3 < 1.6 else DOWN), seconds=7.0) == 2


def test_a_hand_that_is_up_from_the_first_frame_must_come_down_first() -> None:
    hand = RaisedHand(1.0)
    assert not any(hand.see(frame.t, frame.landmarks) for frame in filmed(lambda _: somebody(UP), 4.0))


@pytest.mark.parametrize(
    "pose",
    [
        lambda _: somebody(UP, UP),
        lambda _: somebody(90.0),
        lambda _: somebody(135.0, 100.0),
        lambda t: somebody(UP if t % 1 < 0.7 else DOWN),
        lambda t: somebody(UP, at=(0.3 + 0.2 * t / 3, 0.55)),  # type: ignore[arg-type]
        lambda _: None,
        lambda _: [(float("nan"), 0.0, 0.0, 1.0)] * 33,
    ],
    ids=["both up", "pointing", "stretching", "scratching", "walking by", "nobody", "no numbers"],
)
def test_what_is_not_one_hand_held_still_above_the_head_is_no_sign(pose: Callable[[float], Points | None]) -> None:
    assert signs(pose) == 0


def test_an_arm_that_cannot_be_seen_is_no_sign() -> None:
    assert signs(lambda _: somebody(DOWN, UP, far_visibility=0.3)) == 0


def test_a_flicker_of_a_frame_does_not_break_the_sign_off() -> None:
    assert signs(lambda t: None if 1.5 < t < 1.6 else somebody(UP)) == 1


def test_frames_far_apart_tell_nothing_of_the_time_between_them() -> None:
    assert signs(lambda _: somebody(UP), fps=1.0) == 0


def test_the_sign_is_off_where_the_movement_itself_lifts_the_arms() -> None:
    assert set(LIBRARY.techniques) - set(QUIET) == {
        "ball-stretch",
        "bed-hang",
        "chair-lean-back",
        "rocking",
        "upper-back-reach",
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", QUIET)
def test_doing_an_exercise_never_gives_the_sign_by_chance(name: str, seed: int) -> None:
    technique = LIBRARY.techniques[name]
    assert technique.camera is not None
    wishes = Wishes(repetitions=2, fps=15.0)
    performance = perform(technique, technique.camera, wishes, Random(seed))  # noqa: S311 -- repeatable
    hand = RaisedHand(1280 / 720)
    assert not any(hand.see(t, points) for t, points in performance.frames())


@given(st.lists(st.tuples(st.floats(0, 0.5), st.floats(-400, 400), st.floats(-400, 400)), max_size=60))
def test_the_sign_never_comes_before_a_second_of_a_raised_hand(course: list[tuple[float, float, float]]) -> None:
    hand, t, up_since = RaisedHand(1.0), 0.0, 0.0
    for wait, left, right in course:
        t += wait
        points = somebody(left, right)
        head = points[INDEX["nose"]][1]
        if all(points[INDEX[f"{side}_wrist"]][1] > head for side in ("left", "right")):
            up_since = t
        assert not hand.see(t, points) or t - up_since >= 1.0
