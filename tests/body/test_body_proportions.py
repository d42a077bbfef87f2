"""The figure is built like people are: published proportions, and masses that add up to one body."""

import pytest

from unkink.body.balance import centre_of_mass, over_the_feet
from unkink.body.joint import full_angles
from unkink.body.proportions import ANKLE_HEIGHT, HEIGHT, HIP_HEIGHT, MASS_SHARES, SHANK, THIGH
from unkink.body.skeleton import Posture, Skeleton, stand, standing
from unkink.body.space import distance


@pytest.fixture
def upright() -> Skeleton:
    return stand(standing({}))


def test_thigh_shank_and_ankle_make_up_the_height_of_the_hip() -> None:
    assert pytest.approx(HIP_HEIGHT, abs=0.001) == THIGH + SHANK + ANKLE_HEIGHT


def test_the_crown_of_an_upright_body_is_at_its_height(upright: Skeleton) -> None:
    assert upright.points["crown"][1] - upright.points["right_heel"][1] == pytest.approx(HEIGHT, abs=0.01)


@pytest.mark.parametrize(
    ("point", "share"),
    # Drillis and Contini (1966): heights of the joints above the floor as fractions of standing height
    [("right_knee", 0.285), ("right_hip", 0.530), ("right_shoulder", 0.818), ("right_elbow", 0.630)],
)
def test_a_joint_is_as_high_as_published(upright: Skeleton, point: str, share: float) -> None:
    assert (upright.points[point][1] - upright.points["right_heel"][1]) / HEIGHT == pytest.approx(share, abs=0.015)


def test_an_upright_spine_has_its_natural_curves(upright: Skeleton) -> None:
    forward = {name: upright.points[name][0] for name in ("s1", "l2", "t12", "t6", "c7", "c3")}
    assert forward["l2"] > forward["s1"], "the loins curve forward"
    assert forward["t6"] < forward["t12"], "the chest curves backward"
    assert forward["c3"] > forward["c7"], "the neck curves forward"


def test_the_shares_of_mass_add_up_to_the_whole_body() -> None:
    once = sum(MASS_SHARES[name] for name in ("head", "upper_trunk", "middle_trunk", "lower_trunk"))
    twice = sum(MASS_SHARES[name] for name in ("upper_arm", "forearm", "hand", "thigh", "shank", "foot"))
    assert once + 2 * twice == pytest.approx(1.0, abs=0.005)


def test_the_centre_of_mass_of_an_upright_body_is_a_little_above_its_hips(upright: Skeleton) -> None:
    height = (centre_of_mass(upright)[1] - upright.points["right_heel"][1]) / HEIGHT
    assert 0.54 < height < 0.60


def test_an_upright_body_is_in_balance(upright: Skeleton) -> None:
    assert over_the_feet(upright)


def test_a_body_that_leans_back_like_a_plank_is_not_in_balance() -> None:
    assert not over_the_feet(stand(Posture(full_angles({"ankle_dorsiflexion": -15}), pitch=-15)))


def test_both_sides_are_built_alike(upright: Skeleton) -> None:
    for name, point in upright.points.items():
        if name.startswith("left_"):
            x, y, z = upright.points[name.replace("left", "right")]
            assert point == pytest.approx((x, y, -z))


def test_the_arm_is_as_long_as_its_parts(upright: Skeleton) -> None:
    points = upright.points
    assert distance(points["left_shoulder"], points["left_wrist"]) == pytest.approx(0.332 * HEIGHT, abs=0.001)
