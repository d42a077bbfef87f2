"""Angles mean what clinicians mean by them, and a body stays whole however it bends."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.body.flesh import flesh, lowest
from unkink.body.interpolation import between_postures, eased
from unkink.body.joint import JOINTS, full_angles, mirrored_name
from unkink.body.placement import settled
from unkink.body.reaching import planted
from unkink.body.skeleton import SPINE, Posture, limb_point, mirrored, stand, standing
from unkink.body.space import add, distance

ANY_ANGLES = st.fixed_dictionaries({name: st.floats(joint.least, joint.most) for name, joint in JOINTS.items()})
POSTURES = st.builds(
    Posture,
    ANY_ANGLES,
    st.tuples(*[st.floats(-2, 2)] * 3),
    st.floats(-180, 180),
    st.floats(-90, 90),
    st.floats(-90, 90),
)
BONES = [
    *((f"{side}_{a}", f"{side}_{b}") for side in ("left", "right") for a, b in (
        ("hip", "knee"), ("knee", "ankle"), ("ankle", "heel"), ("ankle", "ball"), ("ball", "toes"),
        ("shoulder", "elbow"), ("elbow", "wrist"), ("wrist", "fingers"),
    )),
    ("left_hip", "right_hip"),
    *zip(["s1", *(piece.top for piece in SPINE)], [piece.top for piece in SPINE], strict=False),
]  # fmt: skip


@pytest.mark.parametrize(
    ("angle", "point", "axis", "sign"),
    [
        ("hip_flexion", "right_knee", 0, +1),
        ("hip_abduction", "right_knee", 2, +1),
        ("hip_abduction", "left_knee", 2, -1),
        ("knee_flexion", "right_ankle", 0, -1),
        ("ankle_dorsiflexion", "right_toes", 1, +1),
        ("toe_extension", "right_toes", 1, +1),
        ("shoulder_flexion", "left_elbow", 0, +1),
        ("shoulder_abduction", "left_elbow", 2, -1),
        ("elbow_flexion", "left_wrist", 0, +1),
        ("wrist_flexion", "right_fingers", 2, -1),
        ("wrist_flexion", "left_fingers", 2, +1),
        ("girdle_protraction", "right_shoulder", 0, +1),
        ("girdle_elevation", "right_shoulder", 1, +1),
        ("lumbar_flexion", "crown", 0, +1),
        ("lower_thoracic_flexion", "crown", 0, +1),
        ("upper_thoracic_flexion", "crown", 0, +1),
        ("neck_flexion", "crown", 0, +1),
        ("lumbar_side_bend", "crown", 2, -1),
        ("neck_side_bend", "crown", 2, -1),
        ("lumbar_rotation", "nose", 2, -1),
        ("neck_rotation", "nose", 2, -1),
    ],
)
def test_a_positive_angle_turns_the_way_its_name_says(angle: str, point: str, axis: int, sign: int) -> None:
    before, after = stand(standing({})), stand(standing({angle: 10}))
    assert (after.points[point][axis] - before.points[point][axis]) * sign > 0.001


def test_the_hand_of_an_inwardly_turned_bent_arm_is_before_the_belly() -> None:
    arm = {"elbow_flexion": 90}
    straight, turned_in = stand(standing(arm)), stand(standing({**arm, "shoulder_internal_rotation": 60}))
    for side in ("left", "right"):
        assert abs(turned_in.points[f"{side}_wrist"][2]) < abs(straight.points[f"{side}_wrist"][2])


def test_a_name_with_its_side_wins_over_the_name_for_both() -> None:
    angles = full_angles({"left_knee_flexion": 30, "knee_flexion": 90})
    assert (angles["left_knee_flexion"], angles["right_knee_flexion"]) == (30, 90)


@pytest.mark.parametrize("name", JOINTS)
def test_every_range_holds_the_anatomical_position(name: str) -> None:
    assert JOINTS[name].least <= 0 <= JOINTS[name].most


@given(POSTURES)
def test_no_bend_changes_the_length_of_a_bone(posture: Posture) -> None:
    upright, bent = stand(standing({})).points, stand(posture).points
    for start, end in BONES:
        assert distance(bent[start], bent[end]) == pytest.approx(distance(upright[start], upright[end]), abs=1e-9)


@given(POSTURES)
def test_the_mirror_image_of_a_posture_is_the_mirrored_body(posture: Posture) -> None:
    body, image = stand(posture).points, stand(mirrored(posture)).points
    for name, (x, y, z) in body.items():
        assert image[mirrored_name(name)] == pytest.approx((x, y, -z), abs=1e-9)


@given(POSTURES)
def test_the_mirror_image_of_the_mirror_image_is_the_posture(posture: Posture) -> None:
    assert mirrored(mirrored(posture)) == posture


@given(POSTURES, POSTURES, st.floats(0, 1))
def test_no_angle_leaves_its_range_between_two_postures(start: Posture, end: Posture, way: float) -> None:
    in_range(between_postures(start, end, eased(way)).angles)


@given(POSTURES, st.tuples(*[st.floats(-1.5, 1.5)] * 3))
def test_reaching_bends_no_joint_past_its_range(posture: Posture, away: tuple[float, float, float]) -> None:
    target = add(posture.pelvis_at, away)
    in_range(planted(posture, {"left_ankle": target, "right_wrist": target}).angles)


def test_a_foot_that_is_planted_stays_where_it_was_while_the_pelvis_sinks() -> None:
    start = standing({"hip_flexion": 20, "knee_flexion": 40, "ankle_dorsiflexion": 20})
    before = stand(start).points
    lower = Posture(start.angles, (0.0, -0.03, 0.0))
    after = stand(planted(lower, {name: before[name] for name in ("left_ankle", "right_ankle")})).points
    for name in ("left_ankle", "right_ankle", "left_toes", "right_toes"):
        assert distance(after[name], before[name]) < 0.005


@given(POSTURES)
def test_a_settled_body_touches_the_floor_and_does_not_sink_into_it(posture: Posture) -> None:
    assert lowest(flesh(stand(settled(posture, 0.0)))) == pytest.approx(0.0, abs=1e-9)


def test_a_calm_movement_starts_and_ends_at_rest() -> None:
    assert eased(0) == 0
    assert eased(1) == 1
    assert eased(0.01) < 0.0001
    assert 1 - eased(0.99) < 0.0001


def in_range(angles: Mapping[str, float]) -> None:
    for name, value in angles.items():
        assert JOINTS[name].least - 1e-9 <= value <= JOINTS[name].most + 1e-9, name


@given(POSTURES, st.sampled_from(["left_ankle", "right_toes", "left_wrist", "right_fingers"]))
def test_one_point_of_a_limb_is_where_the_whole_body_has_it(posture: Posture, name: str) -> None:
    assert limb_point(posture, name) == stand(posture).points[name]
