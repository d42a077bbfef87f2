"""Specification of the script: a routine unrolled into segments."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.session_examples import item, routine, script
from tests.shipped import LIBRARY
from unkink.routine.planner import compose
from unkink.routine.routine import Routine
from unkink.routine.situation import read_situation
from unkink.routine.timing import beats, exercise_seconds
from unkink.session.compiling import compile_script
from unkink.session.script import Script

TECHNIQUES = sorted(LIBRARY.techniques)


def phases(of: Script, index: int = 0) -> list[str]:
    return [segment.phase for segment in of.items[index].segments]


def test_a_session_settles_then_exercises_then_closes() -> None:
    whole = script("ball-stretch")
    assert [segment.phase for segment in whole.opening] == ["settle"]
    assert [segment.phase for segment in whole.closing] == ["close"]
    assert whole.segments[0].phase == "settle"
    assert whole.segments[-1].phase == "close"


def test_a_stretch_gets_ready_once_and_rests_between_its_repetitions() -> None:
    assert phases(script("ball-stretch", reps=2)) == [
        *("change", "get_ready"),
        *("into", "hold", "out_of", "rest"),
        *("into", "hold", "out_of"),
    ]


def test_after_each_try_of_a_mobilisation_it_is_asked_whether_it_popped() -> None:
    assert phases(script("chair-lean-back", reps=2)) == [
        *("change", "get_ready"),
        *("into", "hold", "out_of", "ask_pop", "rest"),
        *("into", "hold", "out_of", "ask_pop"),
    ]


def test_rocking_is_asked_about_too_because_the_limits_count_it() -> None:
    assert "ask_pop" in phases(script("rocking"))


def test_a_stretch_is_not_asked_about_even_where_a_crack_is_possible() -> None:
    assert LIBRARY.techniques["ball-stretch"].crack == "possible"
    assert "ask_pop" not in phases(script("ball-stretch"))


def test_left_comes_whole_before_right() -> None:
    holds = [each for each in script("knee-rotation", reps=2).items[0].segments if each.phase == "hold"]
    assert [(each.side, each.repetition) for each in holds] == [("left", 1), ("left", 2), ("right", 1), ("right", 2)]


def test_the_lines_are_the_cues_of_the_technique_and_the_way_into_position() -> None:
    cues = LIBRARY.techniques["ball-stretch"].cues
    lines: dict[str, str] = {segment.phase: segment.line for segment in script("ball-stretch").items[0].segments}
    assert lines["change"] == "Come into position."
    assert {name: lines[name] for name in cues.__struct_fields__} == msgspec.structs.asdict(cues)


def test_the_breath_of_a_phase_is_that_of_the_motion() -> None:
    moves = {move.phase: move.breath for move in reversed(LIBRARY.techniques["bed-hang"].motion.moves)}
    for segment in script("bed-hang").items[0].segments:
        if segment.phase in moves:
            assert segment.breath == moves[segment.phase]


def test_the_easier_variant_has_its_own_cues_and_a_hold_within_its_own_span() -> None:
    variant = LIBRARY.techniques["bed-hang"].easier
    assert variant is not None
    easier = script("bed-hang", hold_s=15).items[0].easier
    assert {each.line for each in easier if each.phase == "into"} == {variant.cues.into}
    assert {each.seconds for each in easier if each.phase == "hold"} == {float(variant.hold_s.most)}


def test_the_easier_variant_begins_by_getting_ready() -> None:
    assert script("bed-hang").items[0].easier[0].phase == "get_ready"


def test_a_segment_without_time_is_left_out() -> None:
    assert "change" not in phases(script("ball-stretch", change_s=0))
    assert "rest" not in phases(script("ball-stretch", rest_s=0))


def test_an_empty_routine_has_nothing_to_guide() -> None:
    with pytest.raises(ValueError, match="nothing to guide"):
        compile_script(LIBRARY, Routine((), (), 0, 0, 0))


def test_the_stops_run_from_the_mildest_to_the_gravest() -> None:
    assert [stop.id for stop in script("ball-stretch").stops] == ["S01", "S02", "S03"]


def test_a_script_survives_its_way_through_json() -> None:
    whole = script("knee-rotation", "rocking")
    assert msgspec.json.decode(msgspec.json.encode(whole), type=Script) == whole


@given(st.sampled_from(TECHNIQUES), st.integers(1, 6), st.integers(0, 60), st.integers(0, 60), st.integers(0, 30))
def test_the_seconds_of_the_segments_are_those_the_planner_planned(
    technique: str, reps: int, hold_s: int, rest_s: int, change_s: int
) -> None:
    planned = routine(item(technique, reps=reps, hold_s=hold_s, rest_s=rest_s, change_s=change_s))
    assert sum(segment.seconds for segment in compile_script(LIBRARY, planned).segments) == planned.seconds


@given(st.sampled_from(TECHNIQUES), st.integers(1, 2), st.integers(1, 6), st.integers(0, 60), st.integers(0, 60))
def test_the_sum_of_the_beats_is_the_length_of_the_exercise(
    technique: str, sides: int, reps: int, hold_s: int, rest_s: int
) -> None:
    dose = LIBRARY.techniques[technique].dose
    total = sum(beat.seconds for beat in beats(dose, sides, reps, hold_s, rest_s))
    assert total == exercise_seconds(dose, sides, reps, hold_s, rest_s)


@settings(max_examples=30)
@given(
    st.sampled_from(["desk", "floor", "standing", "bed"]),
    st.sets(st.sampled_from(["chair", "foam-roller", "ball", "mat", "bed"])),
    st.integers(1, 20),
    st.integers(0, 1000),
)
def test_what_the_planner_composes_lasts_as_long_as_it_says(
    place: str, things: set[str], minutes: int, seed: int
) -> None:
    planned = compose(LIBRARY, read_situation(LIBRARY, place, sorted(things), minutes), (), (), seed)
    if planned.items:
        assert sum(segment.seconds for segment in compile_script(LIBRARY, planned).segments) == planned.seconds
