"""Our angles against an independent implementation: the functions of Sports2D 0.8, on the recordings of tests/data.

Sports2D is no dependency. `UNKINK_SPORTS2D_PYTHON=PYTHON python bench/bench_angles.py` uses an environment that has it;
`python bench/bench_angles.py --install` makes one in a temporary folder with pip (some hundred megabytes).
"""

import json
import os
import subprocess
import sys
import tempfile
from math import isfinite
from pathlib import Path

from unkink.coach.person import Person
from unkink.coach.recordings.formats import reader_of
from unkink.coach.recordings.recording import Frame, Header
from unkink.coach.recordings.trc import write_trc
from unkink.coach.signals import measure_of
from unkink.knowledge.camera_view import AngleName, Limb, Signal

DATA = Path(__file__).parent.parent / "tests" / "data" / "ui_prmd"
VERSION = "sports2d==0.8.34"
LIMIT = 1.0
NAMED: dict[str, AngleName] = {
    "knee": "knee_flexion",
    "hip": "hip_flexion",
    "shoulder": "shoulder_elevation",
    "elbow": "elbow_flexion",
}
SIDES: tuple[Limb, ...] = ("left", "right")
Course = list[float | None]


def recorded(path: Path) -> tuple[Header, list[Frame]]:
    """A recording of tests/data, whole."""
    reader = reader_of(path.name)
    if reader is None:
        raise SystemExit(f"{path.name} is no recording")
    with path.open("rb") as file:
        recording = reader(file)
        return recording.header, list(recording.frames)


def ours(header: Header, frames: list[Frame]) -> dict[str, Course]:
    """What the coach measures, before it smooths."""
    person = Person(header.width / header.height)
    measures = {
        f"{side} {joint}": measure_of(Signal(angle, side), 0.5) for side in SIDES for joint, angle in NAMED.items()
    }
    courses: dict[str, Course] = {name: [] for name in measures}
    for frame in frames:
        points = person.follow(frame.t, frame.landmarks) if frame.landmarks else None
        for name, measure in measures.items():
            courses[name].append(None if points is None else measure(points, person))
    return courses


def theirs(python: str, recordings: dict[str, tuple[Header, list[Frame]]]) -> dict[str, dict[str, list[float]]]:
    """What Sports2D's functions make of the same landmarks, as marker files."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.trc" for name in recordings]
        for path, (header, frames) in zip(paths, recordings.values(), strict=True):
            with path.open("w+b") as file:
                write_trc(file, header, iter(frames))
        script = Path(__file__).with_name("sports2d_angles.py")
        run = subprocess.run([python, str(script), *map(str, paths)], check=True, capture_output=True, text=True)
    answer: dict[str, dict[str, list[float]]] = json.loads(run.stdout.splitlines()[-1])
    return answer


def compare(python: str) -> None:
    """Print by how much each angle differs at most, over all frames of all recordings."""
    recordings = {path.name.split(".")[0]: recorded(path) for path in sorted(DATA.glob("*.landmarks.jsonl.gz"))}
    other = theirs(python, recordings)
    off: dict[str, list[float]] = {joint: [] for joint in NAMED}
    for recording, (header, frames) in recordings.items():
        for name, course in ours(header, frames).items():
            # Theirs has a sign where we have the size: a joint's angle does not tell which way the person faces.
            pairs = zip(course, other[recording][name], strict=True)
            off[name.split()[1]] += [abs(a - abs(b)) for a, b in pairs if a is not None and isfinite(b)]
    for joint, degrees in off.items():
        verdict = "within" if max(degrees) <= LIMIT else "OVER"
        print(f"{NAMED[joint]}: at most {max(degrees):.4f} degrees off in {len(degrees):,} ({verdict} {LIMIT} degree)")
    print(f"... in {len(recordings)} recordings")


def main() -> None:
    """Compare, where there is something to compare with."""
    python = os.environ.get("UNKINK_SPORTS2D_PYTHON", "")
    if python:
        compare(python)
    elif "--install" in sys.argv:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, "-m", "venv", folder], check=True)
            python = str(Path(folder) / "bin" / "python")
            subprocess.run([python, "-m", "pip", "install", "--quiet", VERSION], check=True)
            compare(python)
    else:
        print("not compared: name a Python that has Sports2D in UNKINK_SPORTS2D_PYTHON, or give --install")


if __name__ == "__main__":
    main()
