"""How well and how fast films are watched: against the bare network, and mediapipe 1.2.2 on the same pictures.

MediaPipe is no dependency: it looks up a host of its maker. Make it an environment of its own and name its Python:

    python3 -m venv /some/where && /some/where/bin/pip install mediapipe==1.2.2
    UNKINK_MEDIAPIPE_PYTHON=/some/where/bin/python python bench/bench_watch.py [FILM TECHNIQUE]

Without a film it draws one of the performer. Programs take turns: a busy machine slows them alike. Trust ratios.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.films.course import Pace  # noqa: E402
from tests.films.film import FilmFrame, Shot, shoot  # noqa: E402
from tests.films.writing import write_mp4  # noqa: E402
from unkink.body.landmark import INDEX  # noqa: E402
from unkink.knowledge.loading import load_library  # noqa: E402
from unkink.vision.alone import THREADS  # noqa: E402
from unkink.vision.assets import LANDMARKS, model  # noqa: E402
from unkink.vision.film import Film  # noqa: E402
from unkink.vision.landmarks import OUTPUTS  # noqa: E402
from unkink.vision.network import load_network  # noqa: E402
from unkink.vision.picture import colours_of  # noqa: E402
from unkink.vision.pipeline import seen_in  # noqa: E402
from unkink.vision.tracking import load_tracker  # noqa: E402

REFERENCE = "UNKINK_MEDIAPIPE_PYTHON"
TURNS = 5
COMPARED = 120
"""Pictures of the film that are compared one by one."""
KILOBYTES = 1024.0
PUBLISHED = (*OUTPUTS, "Identity_2")
"""Everything that the landmark network gives; unkink leaves the outline out."""
NAMES = ("watch", "mediapipe")
CLOSE = 0.05
"""Shares of the body's height."""
JOINTS = [
    [INDEX[f"{side}_{part}"] for side in ("left", "right")]
    for part in ("ear", "shoulder", "elbow", "hip", "knee", "ankle")
]


class Run(NamedTuple):
    """A program that has run: seconds it took, seconds of all processors, and its peak memory in MB."""

    wall: float
    processor: float
    memory: float


SMALL = """
import json, os, sys, time
start = time.perf_counter()
silent = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=silent), 0)
took = time.perf_counter() - start
print(json.dumps([os.waitstatus_to_exitcode(status), took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss]))
"""
"""Starts a program and measures it. A process of its own, as a peak of memory is inherited from who starts one."""


def run(command: Sequence[str]) -> Run:
    """Run a program to its end."""
    out = subprocess.run((sys.executable, "-c", SMALL, *command), capture_output=True, text=True, check=True).stdout
    code, wall, processor, memory = json.loads(out)
    if code:
        raise SystemExit(f"{' '.join(command)} ended with {code}")
    return Run(wall, processor, memory / KILOBYTES)


def drawn(folder: Path, name: str, size: tuple[int, int], fps: float) -> tuple[Path, list[FilmFrame]]:
    """Draw somebody doing a technique; return the film and the truth about it."""
    pace = Pace(rest_s=1, into_s=2, hold_s=2, out_of_s=2)
    frames = list(shoot(Shot(load_library().techniques[name], repetitions=2, pace=pace, size=size, fps=fps)).frames())
    write_mp4(folder / "film.mp4", (frame.picture for frame in frames), 2 * fps)
    return folder / "film.mp4", frames


def against_truth(folder: Path, name: str) -> None:
    """Compare landmarks with where the performer's truly are: each joint's, of the side that is seen better."""
    film, truth = drawn(folder, name, (640, 480), 10)
    _, _, _, landmarks = looked_at(film, len(truth))
    size, off = np.array((640, 480)), []
    for found, frame in zip(landmarks, truth, strict=True):
        sides = [
            [np.linalg.norm(found[place, :2] * size - frame.landmarks[place]) / frame.height for place in places]
            for places in JOINTS
        ]
        off.append(np.mean([min(each) for each in sides]))
    share = np.mean(np.array(off) < CLOSE)
    print(f"{name}: {share:.0%} of pictures within 5 % of the body's height, {np.nanmean(off):.1%} on average")


def bare_network(pictures: int, outputs: Sequence[str] = PUBLISHED, threads: int = 1) -> float:
    """Seconds that the landmark network alone needs for so many pictures, by its median: the published one, or less."""
    network, times = load_network(model("full"), LANDMARKS, outputs, threads), []
    for _ in range(60):
        start = time.perf_counter()
        network.run(lambda room: room.fill(0))
        times.append(time.perf_counter() - start)
    return statistics.median(times) * pictures


def looked_at(
    film: Path, most: int = COMPARED
) -> tuple[int, list[NDArray[np.uint8]], list[float], list[NDArray[np.float64]]]:
    """Watch a film: how many pictures it has, and the first of them with their times and smoothed landmarks."""
    pictures, times, landmarks, count = [], [], [], 0
    with Film(film) as opened, seen_in(opened, load_tracker(model("full"))) as every:
        for seen in every:
            if count < most and seen.picture is not None:
                pictures.append(colours_of(seen.picture.pixels))
                times.append(seen.picture.t)
                landmarks.append(np.array(seen.frame.landmarks or np.full((33, 4), np.nan)))
            count += 1
    return count, pictures, times, landmarks


def each_alone(film: Path) -> list[NDArray[np.float64]]:
    """Return the landmarks of the first pictures, each looked at as if there were no other."""
    found = []
    with Film(film) as opened:
        tracker = load_tracker(model("full"))
        for picture in opened.pictures():
            tracker.forget()
            body = tracker.see(picture)
            scale = (picture.width, picture.height, picture.width, 1)
            found.append(np.full((33, 4), np.nan) if body is None else body.points / scale)
            if len(found) == COMPARED:
                break
    return found


def compare(film: Path, python: str, folder: Path) -> int:
    """Compare landmarks with MediaPipe's on the same pictures; return how many pictures the film has.

    MediaPipe also looks at the pictures with a noise that no eye sees: nobody can agree better with it.
    """
    count, pictures, times, smoothed = looked_at(film)
    given = np.array(pictures)
    found = mediapipe_sees(given, times, python, folder)
    again = mediapipe_sees(noisy(given), times, python, folder)
    size = np.array((640, 640 * given.shape[1] / given.shape[2]))
    for name, ours, theirs in (
        ("landmarks against mediapipe, each alone", each_alone(film), found["alone"]),
        ("landmarks against mediapipe, as a film", smoothed, found["film"]),
        ("mediapipe against itself with noise of one level, each alone", again["alone"], found["alone"]),
        ("mediapipe against itself with noise of one level, as a film", again["film"], found["film"]),
    ):
        off = np.linalg.norm((np.array(ours)[..., :2] - theirs[..., :2]) * size, axis=-1)
        root, worst = np.sqrt(np.nanmean(off**2)), np.nanmax(off)
        print(f"{name}: {root:.2f} px RMS, worst {worst:.1f} px at a width of 640 (target 2)")
    return count


def mediapipe_sees(
    pictures: NDArray[np.uint8], times: Sequence[float], python: str, folder: Path
) -> dict[str, NDArray[np.float64]]:
    """Return MediaPipe's landmarks of pictures, looked at alone and as a film."""
    given, found = folder / "pictures.npz", folder / "found.npz"
    np.savez(given, pictures=pictures, times=times)
    subprocess.run(
        (python, str(ROOT / "bench/mediapipe_reference.py"), "pictures", str(model("full")), str(given), str(found)),
        check=True, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return dict(np.load(found))


def noisy(pictures: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the pictures with every colour up to one level brighter or darker."""
    noise = np.random.default_rng(1).integers(-1, 2, pictures.shape, np.int16)
    brighter: NDArray[np.int16] = np.clip(pictures + noise, 0, 255)
    return brighter.astype(np.uint8)


def race(film: Path, technique: str, python: str, pictures: int) -> None:
    """Let both programs watch the film in turns."""
    commands = (
        (sys.executable, "-m", "unkink", "watch", str(film), "--technique", technique, "--json"),
        (python, str(ROOT / "bench/mediapipe_reference.py"), "film", str(model("full")), str(film)),
    )
    runs: tuple[list[Run], list[Run]] = ([], [])
    bare, needed, at_once = [], [], []
    for _ in range(TURNS):
        bare.append(bare_network(pictures))
        needed.append(bare_network(pictures, OUTPUTS))
        at_once.append(bare_network(pictures, threads=THREADS))
        for command, ran in zip(commands, runs, strict=True):
            ran.append(run(command))
    middle = [Run(*(statistics.median(part) for part in zip(*each, strict=True))) for each in runs]
    for name, each in zip(NAMES, middle, strict=True):
        print(f"{name}: {each.wall:.2f} s, {each.processor:.2f} s of processor, {each.memory:.0f} MB at most")
    ours, theirs = middle
    floor = statistics.median(bare)
    print(f"wall time, watch over mediapipe: {ours.wall / theirs.wall:.2f} (target 0.85)")
    print(f"processor time, watch over mediapipe: {ours.processor / theirs.processor:.2f}")
    print(f"peak memory, watch over mediapipe: {ours.memory / theirs.memory:.2f} (target 0.6)")
    print(f"wall time, watch over the bare network ({floor:.2f} s): {ours.wall / floor:.2f} (target 1.25)")
    for name, times in (("without the outline", needed), (f"in {THREADS} threads", at_once)):
        floor = statistics.median(times)
        print(f"wall time, watch over the bare network {name} ({floor:.2f} s): {ours.wall / floor:.2f}")


def main() -> None:
    """Measure what can be measured here."""
    python = os.environ.get(REFERENCE)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(sys.argv) > 2:
            film, technique = Path(sys.argv[1]), sys.argv[2]
        else:
            for technique in load_library().techniques:
                against_truth(folder, technique)
            technique = "chair-lean-back"
            film, _ = drawn(folder, technique, (1280, 720), 15)
        if python is None:
            ours = run((sys.executable, "-m", "unkink", "watch", str(film), "--technique", technique, "--json"))
            print(f"watch: {ours.wall:.2f} s, {ours.processor:.2f} s of processor, {ours.memory:.0f} MB at most")
            print(
                f"mediapipe is not measured: {REFERENCE} names no Python that has it; this file tells how to make one"
            )
            return
        race(film, technique, python, compare(film, python, folder))


if __name__ == "__main__":
    main()
