"""How fast the coach is: microseconds a frame for each technique, an hour of recording as a file, and what it keeps."""

import gc
import statistics
import time
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from random import Random

from measuring import report

from unkink.body.performer.performing import Wishes, perform
from unkink.coach.coach import Coach
from unkink.coach.recordings.json_lines import read_json_lines, write_json_lines
from unkink.coach.recordings.recording import Frame, Header
from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.loading import load_library
from unkink.knowledge.technique import Technique

ASPECT = 1280 / 720
FPS = 30.0
HOUR = int(3600 * FPS)


def performed(technique: Technique, view: CameraView) -> list[Frame]:
    """A short performance to play again and again."""
    performance = perform(technique, view, Wishes(repetitions=1, fps=FPS), Random(1))  # noqa: S311 -- repeatable
    return [Frame(t, points) for t, points in performance.frames()]


def endless(frames: list[Frame], count: int) -> Iterator[Frame]:
    """Play frames in a loop on a clock that goes on."""
    length = frames[-1].t + 1 / FPS
    for index in range(count):
        frame = frames[index % len(frames)]
        yield Frame(frame.t + length * (index // len(frames)), frame.landmarks)


def a_frame(frames: list[Frame], view: CameraView) -> float:
    """Median seconds a frame, over some thousand frames."""
    coach, times = Coach(view, ASPECT), []
    for frame in endless(frames, 6000):
        start = time.perf_counter()
        coach.see(frame)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def kept(frames: list[Frame], view: CameraView, count: int) -> int:
    """Bytes that the coach holds after so many frames, what was seen (its tally) included."""
    gc.collect()
    tracemalloc.start()
    coach = Coach(view, ASPECT)
    for frame in endless(frames, count):
        coach.see(frame)
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size


def main() -> None:
    """Measure every technique, then an hour of one of them from its file."""
    techniques = [technique for technique in load_library().techniques.values() if technique.camera is not None]
    for technique in techniques:
        view = technique.camera
        if view is not None:
            median = a_frame(performed(technique, view), view)
            print(f"a frame of {technique.id}: {median * 1e6:.0f} us ({'within' if median <= 60e-6 else 'OVER'} 60 us)")
    technique = techniques[0]
    view = technique.camera
    if view is None:
        return
    frames = performed(technique, view)
    file = BytesIO()
    write_json_lines(file, Header(FPS, 1280, 720), endless(frames, HOUR))
    file.seek(0)
    start = time.perf_counter()
    Coach(view, ASPECT).see_all(read_json_lines(file).frames)
    report("an hour of recording, read and coached", time.perf_counter() - start, 15.0)
    print(
        f"kept after 1 minute {kept(frames, view, 1800):,} bytes, after 10 minutes {kept(frames, view, 18000):,} bytes"
    )


if __name__ == "__main__":
    main()
