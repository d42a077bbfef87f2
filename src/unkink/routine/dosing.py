"""How much of each exercise: spread the seconds evenly, always inside the dose that each technique gives."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unkink.knowledge.technique import Span
from unkink.routine.candidate import Candidate
from unkink.routine.timing import exercise_seconds

QUIET = Span(0, 60)
"""Seconds of settling before and of quiet breathing after the exercises, each, our choice."""
COARSE_STEP = 5
"""Seconds: holds and rests in fives are easier to follow than odd ones."""


class Amount(NamedTuple):
    """How much of a technique: repetitions a side, seconds of each hold, seconds of rest between repetitions."""

    reps: int
    hold_s: int
    rest_s: int


class Doses(NamedTuple):
    """The amounts of a whole routine, exercise by exercise, with its quiet beginning and end in seconds."""

    settle_s: int
    amounts: tuple[Amount, ...]
    close_s: int


class _Knob:
    """One figure that can grow: its span, its value, and how many seconds the routine gains with each second of it."""

    def __init__(self, span: Span, gain: int, reluctance: float) -> None:
        self.span, self.gain, self.reluctance = span, gain, reluctance
        self.value = span.least
        self.step = min(COARSE_STEP, max(1, (span.most - span.least) // 2))

    def fullness(self) -> float:
        width = self.span.most - self.span.least
        return self.reluctance * (self.value - self.span.least) / width if width else 0.0

    def can_grow(self, step: int, left_s: int) -> bool:
        return self.value + step <= self.span.most and self.gain > 0 and step * self.gain <= left_s


def fill(candidates: Sequence[Candidate], changes_s: int, target_s: int) -> Doses:
    """Choose amounts so that exercises, changes and quiet together come as near to ``target_s`` as the doses allow."""
    for_exercises = target_s - changes_s
    reps = _repetitions(candidates, for_exercises)
    settle, close = (_Knob(QUIET, 1, 1.5) for _ in range(2))
    holds, rests = [], []
    for each, count in zip(candidates, reps, strict=True):
        dose, times = each.technique.dose, count * len(each.technique.sides)
        holds.append(_Knob(dose.hold_s, times, 1.0))
        rests.append(_Knob(dose.rest_s, times - 1, 2.0))
    left = for_exercises - sum(
        _seconds(candidates, reps, [hold.value for hold in holds], [rest.value for rest in rests])
    )
    left = _grow([settle, close, *holds, *rests], left, coarse=True)
    for knobs in ([quiet for quiet in (settle, close) if quiet.value], rests, holds):
        left = _grow(knobs, left, coarse=False)
    amounts = (Amount(*each) for each in zip(reps, (h.value for h in holds), (r.value for r in rests), strict=True))
    return Doses(settle.value, tuple(amounts), close.value)


def _grow(knobs: Sequence[_Knob], left_s: int, *, coarse: bool) -> int:
    """Let the emptiest knob grow, step by step, while a step fits; return the seconds that are left."""
    while True:
        growing = [knob for knob in knobs if knob.can_grow(knob.step if coarse else 1, left_s)]
        if not growing:
            return left_s
        knob = min(growing, key=_Knob.fullness)
        step = knob.step if coarse else 1
        knob.value += step
        left_s -= step * knob.gain


def _repetitions(candidates: Sequence[Candidate], target_s: int) -> list[int]:
    """Choose repetitions that holds, rests and quiet can fill up to the target, all about equally full."""
    options = list(_rising_repetitions(candidates))

    def fit(index: int) -> tuple[int, float]:
        reps = options[index]
        doses = [each.technique.dose for each in candidates]
        least = sum(_seconds(candidates, reps, [d.hold_s.least for d in doses], [d.rest_s.least for d in doses]))
        most = sum(_seconds(candidates, reps, [d.hold_s.most for d in doses], [d.rest_s.most for d in doses]))
        most += 2 * QUIET.most
        outside = max(least - target_s, target_s - most, 0)
        fullness = (target_s - least) / (most - least)
        return outside, abs(fullness - index / max(1, len(options) - 1))

    return options[min(range(len(options)), key=fit)]


def _rising_repetitions(candidates: Sequence[Candidate]) -> Iterator[list[int]]:
    """Yield repetitions from the least of every dose to the most, one more of the emptiest dose at a time."""
    spans = [each.technique.dose.repetitions for each in candidates]
    reps = [span.least for span in spans]
    while True:
        yield list(reps)
        open_ones = [index for index, span in enumerate(spans) if reps[index] < span.most]
        if not open_ones:
            return
        emptiest = min(open_ones, key=lambda i: (reps[i] - spans[i].least) / (spans[i].most - spans[i].least))
        reps[emptiest] += 1


def _seconds(
    candidates: Sequence[Candidate], reps: Sequence[int], holds: Sequence[int], rests: Sequence[int]
) -> Iterator[int]:
    for each, count, hold_s, rest_s in zip(candidates, reps, holds, rests, strict=True):
        yield exercise_seconds(each.technique.dose, len(each.technique.sides), count, hold_s, rest_s)
