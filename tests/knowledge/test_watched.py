"""What somebody is told who has written a technique file of their own with a mistake: one sentence, with its line."""

from pathlib import Path

import pytest

from unkink.knowledge.watched import read_watched

HEAD = "id: squat\nname: Squat\n"
WHOLE = HEAD + "camera:\n  signals:\n    knees: {angle: knee_flexion}\n  repetition: {signal: knees}\n"


def first_problem(tmp_path: Path, text: str) -> str:
    path = tmp_path / "squat.yaml"
    path.write_text(text, "utf-8")
    technique, problems = read_watched(path, "squat.yaml")
    assert technique is None
    return str(problems[0])


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        (
            "knee",
            "knee_flexion",
            "5: camera.signals.knees.angle: 'knee' is not a known value; it may be knee_flexion or",
        ),
        (
            "knee_flexon",
            "knee_flexion",
            "5: camera.signals.knees.angle: 'knee_flexon' is not a known value; the nearest",
        ),
        (
            "knee_flexion, side: left",
            "knee_flexion",
            "5: camera.signals.knees.side: 'side' is not a known field; known",
        ),
        ("  reps:", "  repetition:", "6: camera.reps: 'reps' is not a known field; the nearest is 'repetition'"),
        ("   repetition:", "  repetition:", "6: is indented otherwise than the lines it belongs with"),
        ("\t repetition:", "  repetition:", "6: is indented with a tab"),
        ("repetition:", "  repetition:", "6: repetition: must stand below 'camera:', indented by two spaces"),
        ("{signal: knee}", "{signal: knees}", "6: camera.repetition.signal: 'knee' is not a known signal of this file"),
        ("{signal: knees", "{signal: knees}", "7: has a { without its }"),
        (
            "knees, rest: up}",
            "knees}",
            "6: camera.repetition.rest: 'up' is not a known value; known are low, high, first",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, wrong: str, right: str, told: str) -> None:
    assert first_problem(tmp_path, WHOLE.replace(right, wrong)).startswith(f"squat.yaml:{told}")


def test_a_file_without_its_camera_part_is_told_where_that_is(tmp_path: Path) -> None:
    text = HEAD + "signals:\n  knees: {angle: knee_flexion}\nrepetition: {signal: knees}\n"
    assert first_problem(tmp_path, text) == "squat.yaml:3: signals: must stand below 'camera:', indented by two spaces"


def test_a_file_with_nothing_for_the_camera_is_told_so(tmp_path: Path) -> None:
    assert first_problem(tmp_path, HEAD) == "squat.yaml: camera: is missing"
