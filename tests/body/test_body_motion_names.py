"""A motion in a content file names only what it describes, in the order of a repetition, at its dose's own pace."""

from typing import Any

import msgspec

from unkink.knowledge.library import Library
from unkink.knowledge.motion import Arrow, Motion, Move
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.motions import check_motions


def problems(library: Library, name: str, **changes: Any) -> list[Problem]:
    """What is wrong once the motion of one technique is changed."""
    technique = library.techniques[name]
    changed = msgspec.structs.replace(technique, motion=msgspec.structs.replace(technique.motion, **changes))
    return check_motions(msgspec.structs.replace(library, techniques={name: changed}))


def motion(library: Library, name: str) -> Motion:
    return library.techniques[name].motion


def test_all_motions_that_ship_hold(library: Library) -> None:
    assert check_motions(library) == []


def test_a_move_to_a_pose_that_is_not_described_is_reported(library: Library) -> None:
    moves = (*motion(library, "bed-hang").moves, Move("rest", "flying"))
    (problem,) = problems(library, "bed-hang", moves=moves)
    assert "'flying'" in problem.message


def test_an_arrow_to_a_pose_that_is_not_described_is_reported(library: Library) -> None:
    (problem,) = problems(library, "bed-hang", arrows=(Arrow("crown", "start", "flying"),))
    assert "'flying'" in problem.message


def test_a_missing_phase_is_reported(library: Library) -> None:
    moves = tuple(move for move in motion(library, "bed-hang").moves if move.phase != "out_of")
    (problem,) = problems(library, "bed-hang", moves=moves)
    assert "out_of" in problem.message


def test_phases_out_of_order_are_reported(library: Library) -> None:
    (problem,) = problems(library, "bed-hang", moves=tuple(reversed(motion(library, "bed-hang").moves)))
    assert "order" in problem.message


def test_a_place_for_a_thing_that_is_not_in_the_picture_is_reported(library: Library) -> None:
    found = problems(library, "ball-stretch", props=())
    assert {problem.field for problem in found} == {
        "motion.poses.start.props",
        "motion.poses.reaching.props",
    }


def test_a_hold_that_should_keep_moving_but_stays_is_reported(library: Library) -> None:
    moves = tuple(move for move in motion(library, "rocking").moves if move.pose != "rocked_back")
    (problem,) = problems(library, "rocking", moves=moves)
    assert "keep moving" in problem.message


def test_a_hold_that_keeps_moving_needs_the_time_of_a_round(library: Library) -> None:
    (problem,) = problems(library, "rocking", cycle_s=0.0)
    assert problem.field == "motion.cycle_s"


def test_a_hold_that_should_stay_but_moves_is_reported(library: Library) -> None:
    (problem,) = problems(library, "bed-hang", cycle_s=5.0)
    assert "says to stay" in problem.message
