"""The coach judged on the synthetic performer: other people, cameras and faults, within the limits and outside them.

`python bench/bench_performances.py 200` judges 200 people for each technique, as the acceptance does; the default is
few, so that `make bench` stays short. The limits are those of body/performer: camera up to 20 degrees off the side (10
off the front), 5 tipped, the body filling 45 to 90 % of the picture, 10 to 60 frames a second, errors of 1.8 to 4.2
pixels a coordinate on a body of 500 pixels. Hold times are told for each hold and for people (all of one person's).
"""

import sys
from collections import Counter
from random import Random

from unkink.body.performer.performing import Truth, Wishes, perform
from unkink.body.performer.viewpoint import Station
from unkink.coach.coach import Coach
from unkink.coach.reading import Summary
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.loading import load_library
from unkink.knowledge.technique import Technique

FEW = 12
ASPECT = 1280 / 720
HOLD_S = 0.3


def coached(technique: Technique, view: CameraView, seed: int, wishes: Wishes) -> tuple[Truth, Summary]:
    """Let one person perform, and the coach watch."""
    performance = perform(technique, view, wishes, Random(seed))  # noqa: S311 -- repeatable
    summary = Coach(view, ASPECT).see_all(Frame(t, points) for t, points in performance.frames())
    return performance.truth, summary


def within(technique: Technique, view: CameraView, people: int) -> None:
    """Judge people within the limits: every second one does well, the others have the faults in turn."""
    names, tally, errors = list(view.faults), Counter[str](), [0.0]
    for seed in range(people):
        fault = names[seed // 2 % len(names)] if seed % 2 else ""
        truth, summary = coached(technique, view, seed, Wishes(repetitions=2, fault=fault))
        named = {span.name for span in summary.faults}
        tally["exact"] += truth.reps == summary.reps
        if truth.reps == summary.reps:
            off = [abs(seen - true) for seen, true in zip(summary.holds_s, truth.holds_s, strict=True)]
            tally["holds"] += len(off)
            tally["holds within"] += sum(each <= HOLD_S for each in off)
            tally["people within"] += max(off) <= HOLD_S
            errors += off
        tally["asked"] += bool(fault)
        tally["found"] += bool(fault) and fault in named
        tally["chances"] += len(names) - bool(fault)
        tally["wrong"] += len(named - {fault})
    errors.sort()
    print(
        f"{technique.id:20} {people} people: repetitions exact {tally['exact'] / people:.1%} (99 %), "
        f"holds within {HOLD_S} s {_share(tally, 'holds within', 'holds'):.1%} "
        f"(all of a person's {tally['people within'] / people:.1%}; half within {errors[len(errors) // 2]:.2f} s, "
        f"95 % within {errors[len(errors) * 95 // 100]:.2f} s), "
        f"faults found {_share(tally, 'found', 'asked'):.1%} (95 %), "
        f"named wrongly {_share(tally, 'wrong', 'chances'):.2%} (2 %)",
        flush=True,
    )


def outside(technique: Technique, view: CameraView, people: int) -> None:
    """Judge people outside the limits: nothing may be counted wrong; to abstain is right."""
    wrong = 0
    around = 90.0 if view.view == "side" else 0.0
    for seed in range(people):
        where = (
            Station(around, view.elevation, 0.0, 0.12),
            Station(around - 75.0, view.elevation, 0.0, 0.7),
            Station(around, view.elevation, 0.0, 1.9),
        )[seed % 3]
        truth, summary = coached(technique, view, seed, Wishes(repetitions=1, where=where))
        wrong += summary.reps not in (0, truth.reps)
    print(f"{technique.id:20} {people} outside the limits: counted wrong {wrong / people:.1%} (1 %)", flush=True)


def _share(tally: Counter[str], part: str, whole: str) -> float:
    return tally[part] / tally[whole] if tally[whole] else 1.0


def main() -> None:
    """Judge every technique, or those named after the number of people."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else FEW
    for technique in load_library().techniques.values():
        if technique.camera is not None and (len(sys.argv) < 3 or technique.id in sys.argv[2:]):
            within(technique, technique.camera, people)
            outside(technique, technique.camera, max(3, people // 4))


if __name__ == "__main__":
    main()
