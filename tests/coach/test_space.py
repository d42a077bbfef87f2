"""Limbs that point towards the camera: where no view is asked for, how short they look tells how far they turned."""

from math import cos, radians

import pytest

from tests.coach.people import Points, filmed, squats, standing
from unkink.body.landmark import INDEX
from unkink.coach.coach import Coach
from unkink.coach.lengths import Lengths
from unkink.coach.person import Person
from unkink.coach.ranges import ranges
from unkink.coach.signals import measure_of
from unkink.knowledge.camera_view import AngleName, CameraView, Limb, Repetition, Signal, ViewName

JOINTS = {"thigh": ("hip", "knee", "ankle"), "arm": ("shoulder", "elbow", "wrist")}


def turned_to_us(degrees: float, limb: str, side: str = "left") -> Points:
    """Somebody seen from the front who has raised this straight limb forwards, straight towards the camera."""
    points = standing(front=True)
    first, *others = (INDEX[f"{side}_{part}"] for part in JOINTS[limb])
    y = points[first][1]
    for index in others:
        down = (points[index][1] - y) * cos(radians(degrees))
        points[index] = (points[index][0], y + down, 0.0, 1.0)
    return points


def between(start: Points, end: Points, share: float) -> Points:
    return [tuple(a + share * (b - a) for a, b in zip(*pair, strict=True)) for pair in zip(start, end, strict=True)]  # type: ignore[misc]


def in_space(angle: AngleName, points: Points, limb: Limb = "more") -> float:
    """The angle, as it is measured of somebody who has stood there for a second and moved for another."""
    person, lengths = Person(1.0), Lengths()
    measure = measure_of(Signal(angle, limb), 0.5, lengths)
    value = None
    for index in range(70):
        seen = person.follow(index / 30, between(standing(front=True), points, min(1.0, max(0, index - 30) / 30)))
        assert seen is not None
        lengths.learn(index / 30, seen, person, 0.5)
        value = measure(seen, person)
    assert value is not None
    return value


def counted(angle: AngleName, limb: str, high: float, view: ViewName = "any") -> int:
    camera = CameraView({"limb": Signal(angle, "more")}, Repetition("limb"), view=view)
    frames = filmed(lambda t: turned_to_us(squats(t, deep=high), limb), 15.2)
    return Coach(camera, 1.0).see_all(frames).reps


@pytest.mark.parametrize(("angle", "limb"), [("thigh_inclination", "thigh"), ("hip_flexion", "thigh")])
@pytest.mark.parametrize("raised", [60, 75, 90])
def test_a_leg_raised_towards_the_camera_is_measured(angle: AngleName, limb: str, raised: float) -> None:
    assert in_space(angle, turned_to_us(raised, limb)) == pytest.approx(raised, abs=15)


def test_an_arm_raised_towards_the_camera_is_measured() -> None:
    assert in_space("shoulder_elevation", turned_to_us(70, "arm")) == pytest.approx(70, abs=15)


def test_a_limb_that_looks_but_a_little_short_is_not_turned() -> None:
    assert in_space("thigh_inclination", turned_to_us(20, "thigh")) < 10


@pytest.mark.parametrize("bend", [0, 30, 60, 90, 120])
def test_what_lies_in_the_picture_is_as_it_looks(bend: float) -> None:
    assert in_space("knee_flexion", standing(knee=bend), "near") == pytest.approx(bend, abs=5)


@pytest.mark.parametrize(
    ("angle", "limb", "high"),
    [("thigh_inclination", "thigh", 70), ("hip_flexion", "thigh", 60), ("shoulder_elevation", "arm", 50)],
)
def test_limbs_raised_towards_the_camera_are_counted(angle: AngleName, limb: str, high: float) -> None:
    assert counted(angle, limb, high) == 5


def test_where_a_view_is_asked_for_angles_are_those_of_the_picture() -> None:
    assert counted("thigh_inclination", "thigh", 60, "front") == 0


def test_angles_are_told_as_they_are_measured() -> None:
    frames = filmed(lambda t: turned_to_us(squats(t, deep=70), "thigh"), 15)
    (thigh,) = [each for each in ranges(frames, 1.0) if (each.angle, each.limb) == ("thigh_inclination", "left")]
    assert thigh.high - thigh.low > 50
