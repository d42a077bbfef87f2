"""The coach on the synthetic performer, within its limits and outside them. bench/ judges many more people."""

from random import Random

import pytest

from tests.shipped import LIBRARY
from unkink.body.performer.performing import Truth, Wishes, perform
from unkink.body.performer.viewpoint import Station
from unkink.coach.coach import Coach
from unkink.coach.reading import Summary
from unkink.coach.recordings.recording import Frame

FAULTS = [
    (technique.id, fault)
    for technique in LIBRARY.techniques.values()
    if technique.camera is not None
    for fault in technique.camera.faults
]


def performed(name: str, seed: int, wishes: Wishes) -> tuple[Truth, Summary]:
    technique = LIBRARY.techniques[name]
    assert technique.camera is not None
    performance = perform(technique, technique.camera, wishes, Random(seed))  # noqa: S311 -- repeatable
    summary = Coach(technique.camera, 1280 / 720).see_all(Frame(t, points) for t, points in performance.frames())
    return performance.truth, summary


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", LIBRARY.techniques)
def test_a_technique_done_well_is_counted_and_nothing_is_found_fault_with(name: str, seed: int) -> None:
    truth, summary = performed(name, seed, Wishes(repetitions=2, fps=15.0))
    assert summary.reps == truth.reps
    assert summary.faults == ()
    assert [side for side in summary.sides if side] == [side for side in truth.sides if side]


@pytest.mark.parametrize("name", LIBRARY.techniques)
def test_holds_are_timed_within_three_tenths_of_a_second_where_the_picture_is_clear(name: str) -> None:
    where = Station(0.0, 46.0, 0.0, 0.7) if name == "knee-rotation" else Station(90.0, 4.0, 0.0, 0.7)
    truth, summary = performed(name, 1, Wishes(repetitions=2, fps=30.0, pixels=0.5, where=where))
    assert summary.holds_s == pytest.approx(truth.holds_s, abs=0.3)


@pytest.mark.parametrize(("name", "fault"), FAULTS)
def test_a_fault_that_is_there_is_found(name: str, fault: str) -> None:
    _, summary = performed(name, 1, Wishes(repetitions=2, fps=20.0, fault=fault, pixels=1.5))
    assert fault in {span.name for span in summary.faults}


@pytest.mark.parametrize("name", LIBRARY.techniques)
def test_the_truth_tells_from_when_to_when_a_hold_that_nobody_breaks_off_was_held(name: str) -> None:
    truth, _ = performed(name, 3, Wishes(repetitions=2, fps=10.0))
    spans = list(zip(truth.hold_start_s, truth.hold_end_s, strict=True))
    assert [end - start for start, end in spans] == pytest.approx(truth.holds_s, abs=0.01)
    assert all(end < over for (_, end), over in zip(spans, truth.rep_end_s, strict=True))


@pytest.mark.parametrize("name", LIBRARY.techniques)
def test_a_body_too_small_is_not_judged(name: str) -> None:
    where = Station(90.0 if name != "knee-rotation" else 0.0, 46.0 if name == "knee-rotation" else 0.0, 0.0, 0.15)
    _, summary = performed(name, 1, Wishes(repetitions=1, fps=10.0, where=where))
    assert (summary.reps, summary.seen) == (0, 0.0)


@pytest.mark.parametrize("name", [name for name in LIBRARY.techniques if name != "knee-rotation"])
def test_a_camera_in_front_where_the_side_is_needed_counts_nothing_wrong(name: str) -> None:
    _, summary = performed(name, 1, Wishes(repetitions=1, fps=10.0, where=Station(0.0, 5.0, 0.0, 0.7)))
    assert summary.reps == 0


def test_the_same_seed_is_the_same_performance() -> None:
    assert performed("rocking", 5, Wishes(1, fps=10.0)) == performed("rocking", 5, Wishes(1, fps=10.0))
