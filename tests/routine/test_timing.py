from hypothesis import given
from hypothesis import strategies as st

from tests.shipped import LIBRARY
from unkink.routine.timing import beats, exercise_seconds


@given(st.sampled_from(sorted(LIBRARY.techniques)), st.integers(1, 2), st.integers(1, 5), st.integers(1, 60))
def test_the_seconds_of_an_exercise_are_the_sum_of_its_beats(name: str, sides: int, reps: int, seconds: int) -> None:
    dose = LIBRARY.techniques[name].dose
    total = sum(beat.seconds for beat in beats(dose, sides, reps, seconds, seconds // 2))
    assert exercise_seconds(dose, sides, reps, seconds, seconds // 2) == total


def test_a_sided_exercise_holds_every_repetition_on_one_side_and_then_on_the_other() -> None:
    dose = LIBRARY.techniques["knee-rotation"].dose
    holds = [(beat.side, beat.repetition) for beat in beats(dose, 2, 2, 5, 3) if beat.phase == "hold"]
    assert holds == [(0, 1), (0, 2), (1, 1), (1, 2)]


def test_there_is_a_rest_between_repetitions_and_none_after_the_last() -> None:
    dose = LIBRARY.techniques["upper-back-reach"].dose
    phases = [beat.phase for beat in beats(dose, 1, 2, 15, 5)]
    assert phases == ["get_ready", "into", "hold", "out_of", "rest", "into", "hold", "out_of"]
