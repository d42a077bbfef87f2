"""How fast the coach is: microseconds a frame for each technique, an hour of recording as a file, and what it keeps.

`python bench/bench_coach.py 10000000 knee-rotation` lets it watch so many frames of a technique on end (92 hours, in
some ten minutes) instead.
"""

import gc
import resource
import statistics
import sys
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


def on_end(technique: Technique, view: CameraView, count: int) -> None:
    """Watch so many frames without a break: the memory of the process must not grow but for what is to be reported."""
    coach, start = Coach(view, ASPECT), time.process_time()
    for number, frame in enumerate(endless(performed(technique, view), count), 1):
        coach.see(frame)
        if number in (count // 10, count // 2, count):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{technique.id}: {number:,} frames in {time.process_time() - start:.0f} s of work, "
                f"{coach.tally.repetitions:,} repetitions, at most {peak:.1f} MiB",
                flush=True,
            )


def main() -> None:
    """Measure every technique, then an hour of one of them from its file."""
    techniques = [technique for technique in load_library().techniques.values() if technique.camera is not None]
    technique = next((each for each in techniques if each.id in sys.argv[2:]), techniques[0])
    view = technique.camera
    if view is None:
        return
    if len(sys.argv) > 1:
        on_end(technique, view, int(sys.argv[1]))
        return
    for each in techniques:
        if each.camera is not None:
            median = a_frame(performed(each, each.camera), each.camera)
            print(f"a frame of {each.id}: {median * 1e6:.0f} us ({'within' if median <= 60e-6 else 'OVER'} 60 us)")
    frames = performed(technique, view)
    file = BytesIO()
    write_json_lines(file, Header(FPS, 1280, 720), endless(frames, HOUR))
    file.seek(0)
    start, cpu = time.perf_counter(), time.process_time()
    Coach(view, ASPECT).see_all(read_json_lines(file).frames)
    # A busy machine takes longer by the clock: what is promised is the work of one core.
    report("an hour of recording, read and coached, on one core", time.process_time() - cpu, 15.0)
    print(f"... by the clock {time.perf_counter() - start:.1f} s")
    print(
        f"kept after 1 minute {kept(frames, view, 1800):,} bytes, after 10 minutes {kept(frames, view, 18000):,} bytes"
    )


if __name__ == "__main__":
    main()
