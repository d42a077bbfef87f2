"""Angles mean what clinicians mean by them, whatever the picture's shape and whichever side is nearer."""

from math import pi, radians, sin
from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import TRUNK, Points, filmed, standing
from unkink.body.landmark import INDEX
from unkink.coach.angle import ANGLES, FOREARM_TO_TRUNK
from unkink.coach.coach import Coach
from unkink.coach.person import Person
from unkink.coach.signals import measure_of
from unkink.knowledge.camera_view import AngleName, CameraView, Limb, Repetition, Signal

degrees = st.floats(0, 120)


def measured(angle: AngleName, points: Points, limb: Limb = "near", aspect: float = 1.0) -> float | None:
    return follow(Signal(angle, limb), points, aspect)


def follow(signal: Signal, points: Points, aspect: float = 1.0) -> float | None:
    person = Person(aspect)
    followed = person.follow(0.0, points)
    assert followed is not None
    return measure_of(signal, 0.5)(followed, person)


def test_somebody_upright_has_every_joint_straight() -> None:
    for angle in ("knee_flexion", "hip_flexion", "elbow_flexion", "shoulder_elevation", "trunk_inclination"):
        assert measured(angle, standing()) == pytest.approx(0.0, abs=1e-3)


@given(degrees)
def test_a_knee_bends_by_what_it_bends(bend: float) -> None:
    assert measured("knee_flexion", standing(knee=bend)) == pytest.approx(bend, abs=1e-3)


@given(st.floats(-80, 80))
def test_leaning_forward_is_positive_and_back_negative(lean: float) -> None:
    assert measured("trunk_inclination", standing(lean=lean)) == pytest.approx(lean, abs=1e-3)


@given(st.floats(-80, 80))
def test_the_sign_does_not_depend_on_which_way_somebody_faces(lean: float) -> None:
    mirrored = [(1 - x, y, z, v) for x, y, z, v in standing(lean=lean)]
    assert measured("trunk_inclination", mirrored) == pytest.approx(lean, abs=1e-3)


@given(degrees, st.floats(0.5, 2.0))
def test_angles_do_not_depend_on_the_shape_of_the_picture(bend: float, aspect: float) -> None:
    squeezed = [(x / aspect, y, z, v) for x, y, z, v in standing(knee=bend)]
    assert measured("knee_flexion", squeezed, aspect=aspect) == pytest.approx(bend, abs=1e-3)


@given(st.floats(0, 170))
def test_an_arm_is_measured_from_the_trunk(raised: float) -> None:
    assert measured("shoulder_elevation", standing(arm=raised)) == pytest.approx(raised, abs=1e-3)


def forearm_turned(degrees: float, side: str) -> Points:
    """Somebody seen from the front whose elbow is bent beside the body, the forearm turned outwards from ahead."""
    points = standing(front=True)
    elbow = points[INDEX[f"{side}_elbow"]]
    outwards = (1 if side == "left" else -1) * FOREARM_TO_TRUNK * TRUNK * sin(radians(degrees))
    points[INDEX[f"{side}_wrist"]] = (elbow[0] + outwards, elbow[1], 0.0, 1.0)
    return points


@given(st.floats(-80, 80), st.sampled_from(["left", "right"]))
def test_a_forearm_that_turns_outwards_is_a_shoulder_that_turns(turned: float, side: Literal["left", "right"]) -> None:
    points = forearm_turned(turned, side)
    behind = [(1 - x, y, z, v) for x, y, z, v in points]
    assert measured("shoulder_rotation", points, side) == pytest.approx(turned, abs=1e-3)
    assert measured("shoulder_rotation", behind, side) == pytest.approx(turned, abs=1e-3)


@pytest.mark.parametrize("fps", [8, 30, 60])
def test_a_forearm_that_turns_out_and_in_is_counted(fps: float) -> None:
    view = CameraView({"forearm": Signal("shoulder_rotation", "right")}, Repetition("forearm", rest="first", least=25))
    random = Random(1)  # noqa: S311 -- repeatable

    def turning(t: float) -> Points:
        points = forearm_turned(10 + 50 * sin(2 * pi * t / 3), "right")
        return [(x + random.gauss(0, 0.005), y + random.gauss(0, 0.005), z, v) for x, y, z, v in points]

    assert Coach(view, 1.0).see_all(filmed(turning, 15.4, fps)).reps == 5


def test_from_the_side_nobody_can_tell_how_a_shoulder_turns() -> None:
    assert measured("shoulder_rotation", standing(arm=30), "left") is None


def test_a_hidden_landmark_gives_no_value() -> None:
    points = standing(knee=50)
    for ankle in (27, 28):
        points[ankle] = (*points[ankle][:3], 0.1)
    assert measured("knee_flexion", points) is None
    assert measured("hip_flexion", points) is not None


def test_the_nearer_side_is_the_one_that_is_measured() -> None:
    points = standing(knee=60, far_visibility=0.4)
    points[28] = (0.9, 0.1, 0.0, 0.4)
    assert measured("knee_flexion", points) == pytest.approx(60, abs=1e-3)


@pytest.mark.parametrize("limb", ["more", "less", "both"])
def test_where_one_side_is_hidden_the_other_is_measured(limb: Limb) -> None:
    assert measured("knee_flexion", standing(knee=60, far_visibility=0.4), limb) == pytest.approx(60, abs=1e-3)


def test_the_larger_of_two_limbs_can_be_asked_for() -> None:
    bent, straight = standing(knee=70, front=False), standing()
    points = [bent[i] if i in (25, 27) else straight[i] for i in range(33)]
    flat = [(x, y, 0.0, v) for x, y, _, v in points]
    more, less = measured("knee_flexion", flat, "more"), measured("knee_flexion", flat, "less")
    assert more is not None
    assert less is not None
    assert more > 60
    assert less < 20


def test_a_signal_can_be_turned_round_and_cut_off() -> None:
    assert follow(Signal("knee_flexion", reversed=True), standing(knee=70)) == pytest.approx(-70, abs=1e-3)
    assert follow(Signal("knee_flexion", most=40.0), standing(knee=70)) == 40.0


def test_every_angle_that_a_file_can_name_is_defined() -> None:
    assert set(ANGLES) == set(AngleName.__args__)  # type: ignore[attr-defined]
