"""``unkink perform`` and ``unkink coach``: a performance is written with its truth, and coached back to it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent / "data"
SQUATS = str(DATA / "ui_prmd" / "deep-squat-s02-good-side.landmarks.jsonl.gz")


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "csv", "trc"])
def test_a_performance_is_coached_back_to_its_truth(run: Run, ending: str) -> None:
    assert run("perform", "chair-lean-back", "--reps", "2", "--fps", "15", "-o", f"r.{ending}").code == 0
    truth = json.loads(Path(f"r.{ending}.truth.json").read_text())
    document = run("coach", f"r.{ending}", "--technique", "chair-lean-back", "--json").document
    assert document["reps"] == truth["reps"] == 2


def test_the_document_has_the_agreed_fields(run: Run) -> None:
    document = run("coach", SQUATS, "--technique", str(DATA / "squat.yaml"), "--json").document
    fields = ["technique", "frames", "seconds", "seen", "reps", "holds_s", "rep_end_s", "faults", "abstained"]
    assert list(document) == fields
    assert document["technique"] == "squat"
    assert document["reps"] == len(document["rep_end_s"]) == 10


def test_a_fault_and_an_abstention_name_themselves_and_their_times(run: Run) -> None:
    run("perform", "rocking", "--reps", "1", "--fps", "15", "--fault", "onto_neck", "-o", "r.jsonl")
    (fault, *_) = run("coach", "r.jsonl", "--technique", "rocking", "--json").document["faults"]
    assert (fault["name"], fault["end_s"] > fault["start_s"]) == ("onto_neck", True)
    run("perform", "rocking", "--reps", "1", "--fps", "15", "--view", "front", "-o", "r.jsonl")
    document = run("coach", "r.jsonl", "--technique", "rocking", "--json").document
    assert document["reps"] == 0
    assert set(document["abstained"][0]) == {"reason", "start_s", "end_s"}


def test_the_same_seed_writes_the_same_bytes(run: Run) -> None:
    for name in ("a.jsonl.gz", "b.jsonl.gz"):
        run("perform", "rocking", "--reps", "1", "--fps", "10", "--seed", "7", "-o", name)
    assert Path("a.jsonl.gz").read_bytes() == Path("b.jsonl.gz").read_bytes()


def test_the_angles_of_a_recording_can_be_asked_for(run: Run) -> None:
    found = {(each["angle"], each["limb"]): each for each in run("coach", SQUATS, "--angles", "--json").document}
    knee = found["knee_flexion", "both"]
    assert knee["low"] < 30
    assert knee["high"] > 120


def test_people_read_what_was_seen(run: Run) -> None:
    out = run("coach", SQUATS, "--technique", str(DATA / "squat.yaml")).out
    assert "repetitions  10" in out


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["coach", "missing.jsonl", "--technique", "rocking"], ["missing.jsonl", "no such file"]),
        (["coach", SQUATS, "--technique", "rockin"], ["rockin", "nearest", "rocking"]),
        (["coach", SQUATS, "--technique", "missing.yaml"], ["missing.yaml"]),
        (["coach", SQUATS], ["--technique"]),
        (["coach", "film.mp4", "--technique", "rocking"], ["film.mp4", ".jsonl"]),
        (["perform", "rockin", "-o", "r.jsonl"], ["nearest", "rocking"]),
        (["perform", "rocking", "-o", "r.mp4"], ["--output", "r.mp4", ".jsonl"]),
        (["perform", "rocking", "-o", "no/r.jsonl"], ["--output", "no/r.jsonl"]),
        (["perform", "rocking", "--fault", "onto_nek", "-o", "r.jsonl"], ["--fault", "onto_neck"]),
        (["perform", "rocking", "--reps", "0", "-o", "r.jsonl"], ["--reps", "1 to"]),
        (["perform", "rocking", "--view", "below", "-o", "r.jsonl"], ["--view", "below", "side"]),
        (["perform", "rocking", "--noise", "nan", "-o", "r.jsonl"], ["--noise", "0 to"]),
    ],
)
def test_bad_input_is_one_line_that_names_what_is_allowed(run: Run, words: list[str], names: list[str]) -> None:
    result = run(*words)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert all(name in result.err for name in names), result.err


def test_a_broken_recording_is_named_with_its_line(run: Run) -> None:
    run("perform", "rocking", "--reps", "1", "--fps", "10", "-o", "r.jsonl")
    lines = Path("r.jsonl").read_text().splitlines()
    lines[4] = lines[4].replace("t", "u", 1)
    Path("r.jsonl").write_text("\n".join(lines))
    result = run("coach", "r.jsonl", "--technique", "rocking")
    assert result.code == 2
    assert "r.jsonl: line 5" in result.err


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        ("knee_flexion", "knee_flexin", ["squat.yaml:5", "camera.signals.knees.angle", "nearest is 'knee_flexion'"]),
        ("signal: knees", "signal: knee", ["squat.yaml:6", "repetition.signal", "nearest is 'knees'"]),
        ("least: 35", "leest: 35", ["squat.yaml:6", "leest", "nearest is 'least'"]),
        ("least: 35", "least: 400", ["squat.yaml:6", "repetition.least", "5 to 180"]),
        (
            "  repetition:",
            "  hold: {turning: arm}\n  repetition:",
            ["squat.yaml:6", "hold.body_share", "needed where body_share_back, rolling or turning"],
        ),
        (
            "  repetition:",
            "  hold: {body_share: 0.6, body_share_back: 1.2}\n  repetition:",
            ["squat.yaml:6", "hold.body_share_back", "more than 0 and less than 1"],
        ),
        (
            "  repetition:",
            "  hold: {body_share: 0.6, rolling: true, turning: arm}\n  repetition:",
            ["squat.yaml:6", "hold.turning", "choose one"],
        ),
        ("camera:", "kamera:", ["squat.yaml", "camera", "missing"]),
    ],
)
def test_a_broken_technique_file_is_named_with_line_and_field(run: Run, old: str, new: str, names: list[str]) -> None:
    Path("squat.yaml").write_text((DATA / "squat.yaml").read_text().replace(old, new))
    result = run("coach", SQUATS, "--technique", "squat.yaml")
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert all(name in result.err for name in names), result.err
