"""The coach on motion that nobody here drew: UI-PRMD, with the three short technique files of tests/data."""

import csv
from pathlib import Path

import pytest

from unkink.body.landmark import INDEX
from unkink.coach.coach import Coach
from unkink.coach.reading import Summary
from unkink.coach.recordings.formats import reader_of
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.watched import read_watched

DATA = Path(__file__).parent.parent / "data"
TECHNIQUES = {"deep-squat": "squat", "sit-to-stand": "sit-to-stand", "shoulder-abduction": "shoulder-abduction"}
with (DATA / "ui_prmd" / "reps.csv").open() as truth:
    ROWS = list(csv.DictReader(truth))


def view_of(row: dict[str, str]) -> CameraView:
    technique, problems = read_watched(DATA / f"{TECHNIQUES[row['movement']]}.yaml", "file")
    assert technique is not None, problems
    return technique.camera


def frames_of(row: dict[str, str]) -> list[Frame]:
    path = DATA / "ui_prmd" / f"{row['recording']}.landmarks.jsonl.gz"
    reader = reader_of(path.name)
    assert reader is not None
    with path.open("rb") as file:
        return list(reader(file).frames)


def coached(row: dict[str, str], frames: list[Frame]) -> Summary:
    return Coach(view_of(row), 1.0).see_all(frames)


def beside(frames: list[Frame], other: list[Frame], away: float) -> list[Frame]:
    """Move somebody else so that they begin so much of the picture to the right of the person, hip from hip."""
    by = away + _hip(frames) - _hip(other)
    return [
        Frame(t, None if points is None else tuple((x + by, y, z, seen) for x, y, z, seen in points))
        for t, points, _ in other
    ]


def _hip(frames: list[Frame]) -> float:
    points = next(frame.landmarks for frame in frames if frame.landmarks)
    return (points[INDEX["left_hip"]][0] + points[INDEX["right_hip"]][0]) / 2


def interrupted(frames: list[Frame], other: list[Frame]) -> list[Frame]:
    """Have somebody else, or nobody, in the person's place for 0.6 of every 5 seconds."""
    return [
        Frame(frame.t, other[index % len(other)].landmarks) if frame.t > 5 and frame.t % 5 < 0.6 else frame
        for index, frame in enumerate(frames)
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["recording"])
def test_every_repetition_of_real_people_is_counted(row: dict[str, str]) -> None:
    assert coached(row, frames_of(row)).reps == int(row["reps"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["recording"])
def test_repetitions_end_within_three_tenths_of_a_second(row: dict[str, str]) -> None:
    ends = [int(frame) / 30 for frame in row["rep_end_frames"].split()]
    summary = coached(row, frames_of(row))
    assert max(abs(seen - true) for seen, true in zip(summary.rep_end_s, ends, strict=True)) <= 0.3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["recording"])
@pytest.mark.parametrize("keep", [2, 3])
def test_ten_or_fifteen_frames_a_second_are_enough(row: dict[str, str], keep: int) -> None:
    assert coached(row, frames_of(row)[::keep]).reps == int(row["reps"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["recording"])
def test_a_recording_that_starts_late_on_its_clock_reads_the_same(row: dict[str, str]) -> None:
    frames = frames_of(row)
    late = [Frame(frame.t + 86_400.0, frame.landmarks) for frame in frames]
    assert coached(row, late).holds_s == coached(row, frames).holds_s


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["recording"])
@pytest.mark.parametrize("away", [0.05, 0.1, 0.3])
def test_somebody_else_in_the_persons_place_for_moments_costs_one_repetition_at_most(
    row: dict[str, str], away: float
) -> None:
    frames, other = frames_of(row), frames_of(ROWS[(ROWS.index(row) + 1) % len(ROWS)])
    reps = coached(row, interrupted(frames, beside(frames, other, away))).reps
    assert int(row["reps"]) - 1 <= reps <= int(row["reps"])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["recording"])
def test_moments_out_of_sight_cost_one_repetition_at_most(row: dict[str, str]) -> None:
    nobody = [Frame(0.0, None)]
    assert int(row["reps"]) - 1 <= coached(row, interrupted(frames_of(row), nobody)).reps <= int(row["reps"])
