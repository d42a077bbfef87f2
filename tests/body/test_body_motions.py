"""Every motion that ships is one that a body can do, and shows what its technique says."""

from itertools import pairwise

import msgspec
import pytest

from tests.shipped import LIBRARY
from unkink.body.flesh import flesh
from unkink.body.performance import PHASES, key_scenes, key_scenes_again, moments, perform, scene_at
from unkink.body.skeleton import Skeleton, stand
from unkink.body.space import distance
from unkink.body.validation import check_body
from unkink.knowledge.motion import Motion, Pose
from unkink.knowledge.technique import Technique

TECHNIQUES = LIBRARY.techniques


def body(name: str, pose: str, side: str = "") -> Skeleton:
    return stand(scene_at(TECHNIQUES[name].motion, pose, side=side).posture)


def spoiled(name: str, pose: str, **changes: object) -> Technique:
    """A technique with something changed in one of its poses."""
    technique = TECHNIQUES[name]
    poses = {**technique.motion.poses, pose: msgspec.structs.replace(technique.motion.poses[pose], **changes)}
    return with_motion(technique, poses=poses)


def with_motion(technique: Technique, **changes: object) -> Technique:
    return msgspec.structs.replace(technique, motion=msgspec.structs.replace(technique.motion, **changes))


def bent(pose: Pose, **joints: float) -> dict[str, float]:
    return {**pose.joints, **joints}


def test_nothing_about_the_motion_is_beyond_a_body(technique: Technique) -> None:
    assert check_body(technique) == []


def test_the_hold_begins_where_the_way_into_it_ended(technique: Technique) -> None:
    for before, after in pairwise(PHASES):
        end = stand(perform(technique.motion, before, 1.0).posture).points
        start = stand(perform(technique.motion, after, 0.0).posture).points
        assert all(distance(end[name], start[name]) < 1e-9 for name in end)


def test_nothing_jumps_during_a_motion(technique: Technique) -> None:
    for motion_side in technique.sides:
        last: Skeleton | None = None
        for moment in moments(technique.motion, side=motion_side, steps=48):
            now = stand(moment.scene.posture)
            if last:
                assert all(distance(now.points[name], last.points[name]) < 0.2 for name in now.points)
            last = now


def test_an_angle_past_its_range_is_reported_with_the_range() -> None:
    pose = TECHNIQUES["rocking"].motion.poses["hugging"]
    (problem,) = check_body(spoiled("rocking", "hugging", joints=bent(pose, knee_flexion=170)))
    assert problem.field == "motion.poses.hugging.joints.knee_flexion"
    assert "0 to 150" in problem.message


def test_an_unknown_joint_is_reported_with_the_nearest_known_one() -> None:
    pose = TECHNIQUES["rocking"].motion.poses["hugging"]
    (problem,) = check_body(spoiled("rocking", "hugging", joints=bent(pose, knee_flexon=20)))
    assert "knee_flexion" in problem.message


def test_a_body_in_the_floor_is_reported() -> None:
    problems = check_body(spoiled("rocking", "hugging", lowest_at=-0.2))
    assert any("into the floor" in problem.message for problem in problems)


def test_a_sliding_foot_is_reported() -> None:
    pose = TECHNIQUES["chair-lean-back"].motion.poses["leaning"]
    moved = (pose.pelvis_at[0] + 0.1, *pose.pelvis_at[1:])
    problems = check_body(spoiled("chair-lean-back", "leaning", pelvis_at=moved))
    assert any("slides" in problem.message for problem in problems)


def test_a_fall_is_reported() -> None:
    problems = check_body(spoiled("standing-lean-back", "leaning", pelvis_pitch=-35))
    assert any("centre of mass" in problem.message for problem in problems)


def test_an_unknown_point_is_reported_with_the_nearest_known_one() -> None:
    technique = with_motion(TECHNIQUES["chair-lean-back"], planted=("left_ankel",))
    (problem,) = check_body(technique)
    assert "left_ankle" in problem.message


def test_a_motion_without_a_phase_says_so() -> None:
    motion = Motion(view="side", poses={"a": Pose("", {})}, moves=(), region="low")
    with pytest.raises(ValueError, match="hold"):
        key_scenes(motion, "hold")


def test_on_the_chair_head_and_shoulders_sink_behind_the_backrest() -> None:
    before, after = body("chair-lean-back", "start"), body("chair-lean-back", "leaning")
    assert after.points["crown"][1] < before.points["crown"][1] - 0.2
    assert after.points["crown"][0] < before.points["crown"][0] - 0.2


def test_on_the_chair_the_palms_are_at_the_forehead() -> None:
    for pose in ("start", "leaning"):
        there = body("chair-lean-back", pose)
        assert distance(there.points["right_palm"], there.at("head", 0.1, 0.075, 0.03)) < 0.04


def test_the_roller_lies_below_the_shoulder_blades_and_never_under_neck_or_loins() -> None:
    for moment in moments(TECHNIQUES["foam-roller"].motion):
        points = stand(moment.scene.posture).points
        assert points["t4"][0] <= moment.scene.props["foam-roller"][0] <= points["t12"][0]


def test_standing_the_hands_lie_on_the_middle_of_the_spine() -> None:
    for pose in ("start", "leaning"):
        there = body("standing-lean-back", pose)
        assert distance(there.points["right_palm"], there.at("t12", -0.075, 0.0, 0.03)) < 0.05


def test_the_ball_rolls_forward_under_the_hands_while_the_hips_go_back_and_the_chest_sinks() -> None:
    motion = TECHNIQUES["ball-stretch"].motion
    before, after = scene_at(motion, "start"), scene_at(motion, "reaching")
    assert after.props["ball"][0] > before.props["ball"][0] + 0.2
    for scene in (before, after):
        assert distance(stand(scene.posture).points["right_palm"], scene.props["ball"]) < 0.40
    start, end = body("ball-stretch", "start").points, body("ball-stretch", "reaching").points
    assert end["pelvis"][0] < start["pelvis"][0] - 0.2
    assert end["t6"][1] < start["t6"][1] - 0.3


def test_the_knees_stay_where_they_kneel() -> None:
    knees = [stand(m.scene.posture).points["right_knee"] for m in moments(TECHNIQUES["ball-stretch"].motion)]
    assert max(distance(knees[0], knee) for knee in knees) < 0.005


def test_over_the_edge_of_the_bed_the_head_hangs_lowest_and_the_sit_up_bends_the_other_way() -> None:
    hanging, up = body("bed-hang", "hanging"), body("bed-hang", "sitting_up")
    assert hanging.points["crown"][1] < hanging.points["t6"][1] - 0.2
    assert up.points["crown"][1] > up.points["pelvis"][1] + 0.5
    assert up.points["crown"][0] > up.points["t6"][0]


def test_after_the_sit_up_the_rest_is_spent_sitting_and_the_next_way_in_begins_there() -> None:
    resting = body("bed-hang", "seated")
    assert resting.points["crown"][1] > resting.points["pelvis"][1] + 0.6
    for point in ("right_heel", "right_ball", "left_heel", "left_ball"):
        assert abs(resting.points[point][1] - 0.56) < 0.02

    motion = TECHNIQUES["bed-hang"].motion
    assert key_scenes(motion, "rest")[-1].pose == "seated"
    assert [key.pose for key in key_scenes_again(motion)] == ["seated", "start", "hanging"]


def test_who_rests_where_they_got_ready_goes_in_again_the_same_way() -> None:
    motion = TECHNIQUES["knee-rotation"].motion
    assert key_scenes_again(motion) == key_scenes(motion, "into")


def test_rocking_rolls_along_the_spine_from_the_pelvis_to_the_shoulder_blades() -> None:
    motion = TECHNIQUES["rocking"].motion
    touched = [_lowest_level(stand(moment.scene.posture)) for moment in moments(motion) if moment.phase == "hold"]
    assert min(touched) <= 2
    assert max(touched) >= 8


def _lowest_level(there: Skeleton) -> int:
    """The cross-section of the trunk, counted from the pelvis, that lies lowest."""
    heights = [station.furthest((0.0, -1.0, 0.0))[1] for station in flesh(there)["trunk"].stations]
    return heights.index(min(heights))


@pytest.mark.parametrize(("side", "sign"), [("left", -1), ("right", +1)])
def test_the_knees_sink_to_the_side_while_both_shoulders_stay_down(side: str, sign: int) -> None:
    start, turned = body("knee-rotation", "start", side), body("knee-rotation", "turned", side)
    for knee in ("left_knee", "right_knee"):
        assert (turned.points[knee][2] - start.points[knee][2]) * sign > 0.2
    for shoulder in ("left_shoulder", "right_shoulder"):
        assert turned.points[shoulder][1] < 0.17


def test_reaching_forward_rounds_the_back_and_keeps_the_hands_at_shoulder_height() -> None:
    before, after = body("upper-back-reach", "start"), body("upper-back-reach", "reaching")
    assert after.points["right_fingers"][0] > before.points["right_fingers"][0] + 0.08
    assert after.points["crown"][1] < before.points["crown"][1] - 0.15
    for there in (before, after):
        assert abs(there.points["right_wrist"][1] - there.points["right_shoulder"][1]) < 0.08


def test_what_is_planted_on_the_left_is_planted_on_the_right_in_the_mirror_image() -> None:
    one_sided = with_motion(TECHNIQUES["upper-back-reach"], planted=("left_ankle",)).motion
    left, right = (
        [stand(moment.scene.posture).points for moment in moments(one_sided, side=side)] for side in ("left", "right")
    )
    for points, image in zip(left, right, strict=True):
        x, y, z = points["left_ankle"]
        assert image["right_ankle"] == pytest.approx((x, y, -z))
