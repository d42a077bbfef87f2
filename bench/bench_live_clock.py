"""The clock of a hold as it runs live, before anybody knows how the repetition ends.

`python bench/bench_live_clock.py 60 rocking` lets 60 people do three repetitions (a side, where there are sides) of a
technique. Told is how much too late (or, with a minus, too early) the readings say that somebody came into the hold
and that they left it, and by how much the clock of the hold ends too high: the median, and in brackets within how many
seconds half and 95 % of the holds are; and how many holds were broken off though nobody left them. First repetitions
are told apart from later ones: only then is it known how far somebody goes.
"""

import sys
from collections import defaultdict
from random import Random
from statistics import median

from unkink.body.performer.performing import Truth, Wishes, perform
from unkink.coach.coach import Coach
from unkink.coach.reading import Reading
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.loading import load_library
from unkink.knowledge.technique import Technique

FEW = 12
ASPECT = 1280 / 720
AROUND_S = 4.0
"""What a reading says so long before and after a hold still belongs to it."""

Span = tuple[float, float]
Errors = dict[tuple[str, str], list[float]]


def held(readings: list[Reading]) -> list[Span]:
    """Return from when to when the readings say that somebody is in the hold."""
    spans: list[Span] = []
    start = None
    for reading in readings:
        if reading.in_hold and start is None:
            start = reading.t
        if not reading.in_hold and start is not None:
            spans.append((start, reading.t))
            start = None
    return spans


def judge(truth: Truth, readings: list[Reading], errors: Errors) -> None:
    """Compare what the readings say of each repetition with what was done."""
    spans, before = held(readings), None
    for side, start, end, held_s in zip(truth.sides, truth.hold_start_s, truth.hold_end_s, truth.holds_s, strict=True):
        which = "later" if side == before else "first"
        before = side
        around = (start - AROUND_S, end + AROUND_S)
        own = [span for span in spans if span[1] > around[0] and span[0] < around[1]]
        if not own:
            errors[which, "missed"].append(1.0)
            continue
        clock = max(reading.hold_s for reading in readings if around[0] < reading.t < around[1])
        errors[which, "came"].append(own[0][0] - start)
        errors[which, "went"].append(own[-1][1] - end)
        errors[which, "clock"].append(clock - held_s)
        errors[which, "broken"].append(len(own) - 1.0)


def follow(technique: Technique, view: CameraView, people: int) -> Errors:
    """Let people perform without a fault, and compare."""
    errors: Errors = defaultdict(list)
    for seed in range(people):
        performance = perform(technique, view, Wishes(repetitions=3), Random(seed))  # noqa: S311 -- repeatable
        coach = Coach(view, ASPECT)
        readings = [coach.see(Frame(t, points)) for t, points in performance.frames()]
        judge(performance.truth, readings, errors)
    return errors


def _told(values: list[float]) -> str:
    far = sorted(map(abs, values))
    return f"{median(values):+.2f} ({far[len(far) // 2]:.2f}, {far[len(far) * 95 // 100]:.2f})"


def main() -> None:
    """Follow every technique, or those named after the number of people."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else FEW
    for technique in load_library().techniques.values():
        if technique.camera is None or (len(sys.argv) > 2 and technique.id not in sys.argv[2:]):
            continue
        errors = follow(technique, technique.camera, people)
        for which in ("first", "later"):
            came, went, clock, broken = (errors[which, what] for what in ("came", "went", "clock", "broken"))
            print(
                f"{technique.id:20} {which}: came {_told(came)} s, went {_told(went)} s, clock {_told(clock)} s, "
                f"broken off in {sum(map(bool, broken)) / len(broken):.1%}, missed {len(errors[which, 'missed'])}",
                flush=True,
            )


if __name__ == "__main__":
    main()
