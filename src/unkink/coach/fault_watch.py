"""Watching for the faults that a technique file names: those of a moment, and those of a whole repetition."""

from collections.abc import Mapping, Sequence

from unkink.coach.reading import Span
from unkink.coach.repetition import Repeated
from unkink.coach.trace import Trace, swings
from unkink.knowledge.camera_view import CameraView, Condition, Fault

OVER_S = 0.4
"""A fault is over when it has not been the case for so long."""
SETTLES_S = 2.0
"""Time constant with which the rest of a signal is learnt, from which movement is measured."""
WITHIN_HOLD_S = 0.3
"""Coming and going do not count as bouncing."""


PHASES_OF: dict[str, tuple[str, ...]] = {
    "always": ("rest", "into", "hold", "out_of"),
    "moving": ("into", "hold", "out_of"),
}
"""Words for several phases."""


class Rests:
    """Where each signal is when the person rests."""

    __slots__ = ("levels",)

    def __init__(self) -> None:
        self.levels: dict[str, float] = {}

    def learn(self, values: Mapping[str, float], dt: float) -> None:
        """Take in the values of a moment of rest."""
        share = min(dt, 1.0) / (SETTLES_S + min(dt, 1.0))
        levels = self.levels
        for name, value in values.items():
            level = levels.get(name)
            levels[name] = value if level is None else level + share * (value - level)


class Momentary:
    """One fault that shows at a moment."""

    __slots__ = ("_fault", "_last", "_phases", "_since", "name", "shown")

    def __init__(self, name: str, fault: Fault) -> None:
        self.name, self._fault = name, fault
        self._phases = PHASES_OF.get(fault.when, (fault.when,))
        self.shown = False
        self._since: float | None = None
        self._last = 0.0

    def look(
        self, t: float, phase: str, values: Mapping[str, float], speeds: Mapping[str, float], rests: Mapping[str, float]
    ) -> Span | None:
        """Look at a moment; return the fault's span when it is over."""
        if self._since is None and phase not in self._phases:
            return None
        if self._holds(phase, values, speeds, rests):
            if self._since is None:
                self._since = t
            self._last = t
            self.shown = self.shown or t - self._since >= self._fault.for_s
            return None
        if self._since is not None and (not self.shown or t - self._last > OVER_S):
            return self.close()
        return None

    def close(self) -> Span | None:
        """End the fault here; return its span if it lasted."""
        span = Span(self.name, self._since, self._last) if self.shown and self._since is not None else None
        self._since, self.shown = None, False
        return span

    def _holds(
        self, phase: str, values: Mapping[str, float], speeds: Mapping[str, float], rests: Mapping[str, float]
    ) -> bool:
        if phase not in self._phases:
            return False
        for condition in self._fault.conditions:
            value = values.get(condition.signal)
            if value is None or not _is_so(
                condition, value, speeds[condition.signal], rests.get(condition.signal, value)
            ):
                return False
        return True


def _is_so(condition: Condition, value: float, speed: float, rest: float) -> bool:
    if condition.above is not None:
        return value > condition.above
    if condition.below is not None:
        return value < condition.below
    if condition.moved_above is not None:
        return value - rest > condition.moved_above
    if condition.moved_below is not None:
        return value - rest < condition.moved_below
    if condition.moved is not None:
        return abs(value - rest) > condition.moved
    return condition.faster_than is not None and abs(speed) > condition.faster_than


class OfRepetitions:
    """The faults that only a whole repetition shows: too fast, too short, bounced, one side less."""

    __slots__ = ("_faults", "_ways")

    def __init__(self, view: CameraView) -> None:
        self._faults = [(name, fault) for name, fault in view.faults.items() if not fault.conditions]
        self._ways: dict[str, list[float]] = {"left": [], "right": []}

    def judge(self, seen: Repeated, traces: Mapping[str, Trace]) -> list[Span]:
        """Return the faults of a repetition that has just come back."""
        if seen.side:
            self._ways[seen.side] = [*self._ways[seen.side], seen.top - seen.base][-3:]
        return [Span(name, seen.start, seen.end) for name, fault in self._faults if self._shows(fault, seen, traces)]

    def _shows(self, fault: Fault, seen: Repeated, traces: Mapping[str, Trace]) -> bool:
        if fault.hold_shorter_than_s is not None:
            return seen.hold_s < fault.hold_shorter_than_s
        if fault.faster_than_s is not None:
            return seen.way_s(fault.way) < fault.faster_than_s
        if fault.bounces is not None:
            return _bounced(fault, seen, traces)
        if fault.side_less_than is not None and seen.side:
            other = self._ways["right" if seen.side == "left" else "left"]
            return bool(other) and seen.top - seen.base < fault.side_less_than * _mean(other)
        return False


def _bounced(fault: Fault, seen: Repeated, traces: Mapping[str, Trace]) -> bool:
    if fault.bounces is None:
        return False
    trace = traces[fault.bounces.signal]
    start, end = seen.hold_start + WITHIN_HOLD_S, seen.hold_end - WITHIN_HOLD_S
    held = [value for t, value in zip(trace.times, trace.values, strict=True) if start <= t <= end]
    return swings(held, fault.bounces.degrees) >= fault.bounces.times


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
