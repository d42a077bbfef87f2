"""The coach on simple people: it counts what it sees, says why when it cannot, and counts nothing out of nothing."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coach.people import Points, filmed, squats, standing
from tests.shipped import LIBRARY
from unkink.coach.coach import Coach
from unkink.coach.reading import Reading, Summary
from unkink.coach.recordings.recording import Frame
from unkink.coach.sight import REASONS
from unkink.knowledge.camera_view import Bounces, CameraView, Condition, Fault, Hold, Repetition, Signal
from unkink.knowledge.watching_text import REASONS as SPOKEN

KNEES = {"knees": Signal("knee_flexion"), "trunk": Signal("trunk_inclination")}


def view(**changes: object) -> CameraView:
    fields: dict[str, object] = {"signals": KNEES, "repetition": Repetition("knees", least=30)} | changes
    return CameraView(**fields)  # type: ignore[arg-type]


def coached(pose: Callable[[float], Points | None], seconds: float, camera: CameraView | None = None) -> Summary:
    return Coach(camera or view(), 1.0).see_all(filmed(pose, seconds))


def readings(pose: Callable[[float], Points | None], seconds: float, camera: CameraView) -> list[Reading]:
    coach = Coach(camera, 1.0)
    return [coach.see(frame) for frame in filmed(pose, seconds)]


def reasons(summary: Summary) -> set[str]:
    return {span.name for span in summary.abstained}


def held(t: float) -> float:
    """Down for a second, ten seconds of hold, up for a second, two of rest."""
    t = t % 14
    return 90 * min(1.0, t, max(0.0, 12 - t))


def test_small_ways_before_somebody_begins_are_not_in_the_running_count_either() -> None:
    seen = readings(lambda t: standing(knee=squats(t, deep=32 if t < 6 else 90)), 18.2, view())
    assert max(reading.repetitions for reading in seen if reading.t < 8) == 2
    assert max(reading.repetitions for reading in seen if 12.2 < reading.t < 13) == 2
    assert seen[-1].repetitions == 4


def test_squats_are_counted() -> None:
    summary = coached(lambda t: standing(knee=squats(t)), 15)
    assert summary.reps == 5
    assert summary.seen > 0.99
    assert summary.abstained == ()


def test_a_reading_tells_the_phase_and_the_running_hold() -> None:
    seen = readings(lambda t: standing(knee=held(t)), 14, view(hold=Hold(0.8)))
    phases = [reading.phase for reading in seen]
    assert [phase for phase in dict.fromkeys(phases) if phase] == ["rest", "into", "hold", "out_of"]
    assert max(reading.hold_s for reading in seen) == pytest.approx(10.0, abs=0.8)
    assert seen[-1].repetitions == 1


def test_the_hold_clock_stands_while_the_hold_is_left() -> None:
    def pose(t: float) -> Points:
        return standing(knee=held(t) * (0.6 if 5 < t < 7 else 1.0))

    assert coached(pose, 14, view(hold=Hold(0.8))).holds_s[0] == pytest.approx(10.4 - 2.0, abs=0.4)


def test_there_is_a_sentence_for_every_reason_to_abstain() -> None:
    assert set(REASONS) <= set(SPOKEN)


def test_every_fault_of_the_library_has_a_short_cue() -> None:
    views = [technique.camera for technique in LIBRARY.techniques.values() if technique.camera]
    cues = [fault.cue for camera in views for fault in camera.faults.values()]
    assert len(cues) > 20
    assert [cue for cue in cues if not (8 <= len(cue) <= 60 and cue.endswith("."))] == []


def test_nobody_is_a_reason() -> None:
    summary = coached(lambda _: None, 5)
    assert (summary.reps, summary.seen, reasons(summary)) == (0, 0.0, {"nobody"})


def test_a_hidden_part_is_named() -> None:
    def pose(t: float) -> Points:
        points = standing(knee=squats(t))
        for ankle in (27, 28):
            points[ankle] = (*points[ankle][:3], 0.1)
        return points

    summary = coached(pose, 12)
    assert (summary.reps, reasons(summary)) == (0, {"hidden-ankle"})


def test_somebody_far_away_is_not_judged() -> None:
    summary = coached(lambda t: standing(knee=squats(t), scale=0.2), 12)
    assert (summary.reps, reasons(summary)) == (0, {"small"})


def test_somebody_half_out_of_the_picture_is_not_judged() -> None:
    summary = coached(lambda t: standing(knee=squats(t), at=(0.5, 0.8)), 12)
    assert (summary.reps, reasons(summary)) == (0, {"outside"})


@pytest.mark.parametrize(("wanted", "front", "reason"), [("side", True, "not-side"), ("front", False, "not-front")])
def test_the_wrong_view_is_not_judged(wanted: str, front: bool, reason: str) -> None:  # noqa: FBT001
    summary = coached(lambda t: standing(knee=squats(t), front=front), 12, view(view=wanted))
    assert (summary.reps, reasons(summary)) == (0, {reason})


@pytest.mark.parametrize(("wanted", "front"), [("side", False), ("front", True), ("any", True), ("any", False)])
def test_the_right_view_is(wanted: str, front: bool) -> None:  # noqa: FBT001
    assert coached(lambda t: standing(knee=squats(t), front=front), 12.2, view(view=wanted)).reps == 4


def test_flicker_is_bridged() -> None:
    frames = [frame for index, frame in enumerate(filmed(lambda t: standing(knee=squats(t)), 15)) if index % 7]
    blinking = [Frame(frame.t, None) if index % 11 == 5 else frame for index, frame in enumerate(frames)]
    summary = Coach(view(), 1.0).see_all(blinking)
    assert (summary.reps, summary.abstained) == (5, ())


def test_flicker_from_the_very_start_does_not_keep_the_coach_from_beginning() -> None:
    frames = list(filmed(lambda t: standing(knee=squats(t)), 15))
    blinking = [Frame(frame.t, None) if index % 6 == 0 else frame for index, frame in enumerate(frames)]
    assert Coach(view(), 1.0).see_all(blinking).reps == 5


def test_a_repetition_that_was_not_seen_whole_is_not_counted() -> None:
    summary = coached(lambda t: None if 4 < t < 7 else standing(knee=squats(t, every=10)), 20.2)
    assert summary.reps == 1
    assert reasons(summary) == {"nobody"}


def test_a_gap_between_frames_is_a_reason() -> None:
    frames = [frame for frame in filmed(lambda t: standing(knee=squats(t)), 15) if not 6.5 < frame.t < 9.5]
    summary = Coach(view(), 1.0).see_all(frames)
    assert reasons(summary) == {"gap"}
    assert summary.reps in (3, 4)


def test_sides_that_are_mixed_up_for_a_moment_do_not_matter() -> None:
    left = {"knees": Signal("knee_flexion", "left")}

    def pose(t: float) -> Points:
        bent, straight = standing(knee=squats(t), front=True), standing(front=True)
        right_parts = set(range(12, 33, 2))
        points = [straight[i] if i in right_parts else bent[i] for i in range(33)]
        if int(t * 30) % 40 in (20, 21, 22):
            return [points[i] for i in [*range(11), *(i + 1 if i % 2 else i - 1 for i in range(11, 33))]]
        return points

    assert coached(pose, 12.2, view(signals=left)).reps == 4


def test_somebody_else_is_not_taken_for_the_person() -> None:
    def pose(t: float) -> Points:
        somebody_else = 7.0 < t < 7.6
        return standing(knee=0 if somebody_else else squats(t), at=(0.15 if somebody_else else 0.5, 0.55))

    summary = coached(pose, 15)
    assert summary.reps == 5
    assert reasons(summary) <= {"elsewhere"}


def test_frames_that_come_twice_or_too_late_change_nothing() -> None:
    frames = list(filmed(lambda t: standing(knee=squats(t)), 9.2))
    shuffled = [each for index, frame in enumerate(frames) for each in (frame, frame, frames[max(0, index - 3)])]
    assert Coach(view(), 1.0).see_all(shuffled).holds_s == Coach(view(), 1.0).see_all(frames).holds_s


def test_a_movement_that_begins_far_can_be_counted_as_it_begins() -> None:
    camera = view(repetition=Repetition("knees", rest="first", least=30))
    assert coached(lambda t: standing(knee=squats(t + 1.5)), 12.3, camera).reps == 4


def test_a_signal_that_is_high_at_rest_is_counted() -> None:
    camera = view(repetition=Repetition("knees", rest="high", least=30))
    assert coached(lambda t: standing(knee=squats(t + 1.5)), 12.3, camera).reps == 4


def test_a_fault_of_a_moment_is_named_with_its_time() -> None:
    leaning = Fault("Stay tall.", when="always", conditions=(Condition("trunk", above=30),))
    summary = coached(lambda t: standing(lean=45 if 4 < t < 6 else 0), 10, view(faults={"leaning": leaning}))
    (span,) = summary.faults
    assert span.name == "leaning"
    assert span.start_s == pytest.approx(4.0, abs=0.3)
    assert span.end_s == pytest.approx(6.0, abs=0.3)


def test_a_fault_that_passes_at_once_is_none() -> None:
    leaning = Fault("Stay tall.", when="always", conditions=(Condition("trunk", above=30),))
    assert (
        coached(lambda t: standing(lean=45 if 4 < t < 4.2 else 0), 10, view(faults={"leaning": leaning})).faults == ()
    )


def test_a_fault_outside_its_phase_is_none() -> None:
    leaning = Fault("Stay tall.", when="hold", conditions=(Condition("trunk", above=30),))
    assert coached(lambda _: standing(lean=45), 10, view(faults={"leaning": leaning})).faults == ()


def test_what_moved_is_compared_with_its_rest() -> None:
    leaning = Fault("Stay tall.", conditions=(Condition("trunk", moved_above=15),))
    camera = view(hold=Hold(0.8), faults={"leaning": leaning})
    bent = coached(lambda t: standing(knee=held(t), lean=40), 14, camera)
    moving = coached(lambda t: standing(knee=held(t), lean=10 + (25 if held(t) > 80 else 0)), 14, camera)
    assert (bent.faults, {span.name for span in moving.faults}) == ((), {"leaning"})


def test_a_short_hold_a_quick_way_and_bouncing_are_faults_of_a_repetition() -> None:
    faults = {
        "short": Fault("Longer.", hold_shorter_than_s=12),
        "quick": Fault("Slower.", faster_than_s=0.6),
        "bouncing": Fault("Still.", bounces=Bounces("knees", 10, 3)),
    }
    camera = view(hold=Hold(0.6), faults=faults)
    plain = coached(lambda t: standing(knee=held(t)), 14, camera)
    assert {span.name for span in plain.faults} == {"short", "quick"}

    def bouncing(t: float) -> Points:
        return standing(knee=held(t) - (squats(t, 1.0, 20) if 2 < t < 10 else 0))

    assert "bouncing" in {span.name for span in coached(bouncing, 14, camera).faults}


def test_cues_come_at_most_every_four_seconds() -> None:
    leaning = Fault("Stay tall.", when="always", conditions=(Condition("trunk", above=30),), weight=3)
    camera = view(faults={"leaning": leaning})

    def pose(t: float) -> Points | None:
        return None if int(t) % 5 == 3 else standing(knee=squats(t), lean=40 if int(t) % 2 else 0)

    said = [(reading.t, reading.cue) for reading in readings(pose, 60, camera) if reading.cue]
    assert len(said) > 5
    assert all(after[0] - before[0] >= 4.0 for before, after in pairwise(said))
    assert all(a[1] != b[1] or b[0] - a[0] >= 12.0 for a, b in pairwise(said))


@given(st.integers(0, 1000))
@settings(max_examples=25)
def test_somebody_who_stands_still_has_done_nothing(seed: int) -> None:
    random = Random(seed)  # noqa: S311 -- a test's noise

    def pose(_: float) -> Points:
        return [(x + random.gauss(0, 0.004), y + random.gauss(0, 0.004), z, v) for x, y, z, v in standing()]

    assert coached(pose, 15).reps == 0


any_number = st.floats(allow_nan=True, allow_infinity=True)
near_number = st.floats(-2, 2)
landmark = st.tuples(near_number | any_number, near_number | any_number, near_number, near_number | any_number)
frame = st.builds(
    Frame,
    any_number | st.floats(0, 100),
    st.none() | st.lists(landmark, min_size=0, max_size=2).map(tuple) | landmark.map(lambda point: (point,) * 33),
)


@given(st.lists(frame, max_size=40))
@settings(max_examples=100)
def test_no_frames_whatsoever_break_the_coach_or_become_a_repetition(frames: list[Frame]) -> None:
    summary = Coach(view(view="side"), 1.5).see_all(frames)
    assert summary.reps == 0
    assert 0 <= summary.seen <= 1
    assert all(span.end_s >= span.start_s for span in summary.abstained)


@pytest.mark.parametrize(("away", "reason"), [(90.0, "outside"), (150.0, "broken"), (900.0, "broken")])
def test_a_landmark_a_hundred_pictures_away_is_no_place(away: float, reason: str) -> None:
    points = standing()
    for index in (25, 26):
        points[index] = (points[index][0], away / 2**0.5, 0.0, 1.0)
    assert coached(lambda _: points, 2.0).abstained[0].name == reason


@given(st.data())
@settings(max_examples=30)
def test_bad_frames_between_good_ones_never_add_a_repetition(data: st.DataObject) -> None:
    good = list(filmed(lambda t: standing(knee=squats(t)), 6.3, fps=15))
    for index in data.draw(st.sets(st.integers(0, len(good) - 1), max_size=20)):
        good[index] = Frame(good[index].t, data.draw(frame).landmarks)
    assert Coach(view(), 1.0).see_all(good).reps <= 2


@pytest.mark.parametrize("rest", [10.0, 90.0])
def test_a_little_way_the_other_way_does_not_mislead_who_counts_from_how_it_was_first(rest: float) -> None:
    ahead = 1.0 if rest < 50 else -1.0

    def pose(t: float) -> Points:
        return standing(knee=rest - ahead * 10 * t if t < 1 else rest - ahead * 10 + ahead * squats(t - 1, deep=80))

    camera = view(repetition=Repetition("knees", rest="first", least=30))
    summary = coached(pose, 16.2, camera)
    assert summary.rep_end_s[:4] == pytest.approx([4, 7, 10, 13], abs=0.3)
    assert summary.reps == 5
