"""The coach: takes in frames one by one and gives a reading of each. What it keeps does not grow with time."""

from collections.abc import Iterable, Mapping
from typing import Literal

from unkink.coach.angle import ANGLES
from unkink.coach.cueing import CueGate
from unkink.coach.fault_watch import Momentary, OfRepetitions, Rests
from unkink.coach.hold_clock import HoldClock
from unkink.coach.lengths import Lengths
from unkink.coach.person import Person
from unkink.coach.reading import PhaseSeen, Reading, Summary
from unkink.coach.recordings.recording import Frame
from unkink.coach.repetition import ROLLING_S, Repeated, RepetitionCounter
from unkink.coach.segment import Points
from unkink.coach.sight import GAP, UNCLEAR, Sight
from unkink.coach.signals import measure_of
from unkink.coach.smoothing import Smoothed
from unkink.coach.tally import Tally
from unkink.coach.trace import Trace
from unkink.coach.travel import Travel
from unkink.knowledge.camera_view import CameraView, Hold

GAP_S = 1.0
"""Frames farther apart than this leave a gap in which nothing was seen."""
PATIENCE_S = 0.4
"""What cannot be seen for less than this is bridged: landmarks flicker."""
MOMENT_S = 1.0
"""Who comes back sooner than this is judged again at once."""
AGAIN_S = 0.3
"""... and who comes back later must be seen well for so long before."""
FLICKER_S = 0.15
"""What cannot be seen for no longer than this does not break that off."""
FORGET_S = 1.5
"""After so long unseen, the repetition under way is given up: nobody knows what happened."""
REASON_WEIGHT = 1000
"""Not being seen comes before every fault."""
NEUTRAL_S = 1.0
"""Time constant with which the middle between both sides is learnt while the person rests there."""
NEUTRAL_MOST = 25.0
"""Degrees by which the middle between both sides may be off, because the camera stands a little to one side."""

Side = Literal["left", "right", ""]


class Coach:
    """Follows one exercise. ``aspect`` is the width of the picture over its height.

    ``see`` takes a frame and returns a reading; frames that are not later than the last one change nothing. ``finish``
    closes what is open. What was seen goes into ``tally``.
    """

    def __init__(self, view: CameraView, aspect: float) -> None:
        self.view, self.tally = view, Tally()
        faces = any(ANGLES[signal.angle].signed for signal in view.signals.values())
        self._person = Person(aspect, faces=faces)
        self._sight = Sight(view, self._person)
        self._lengths = Lengths() if view.view == "any" else None
        self._signals = [
            (name, measure_of(signal, view.visibility, self._lengths), Smoothed())
            for name, signal in view.signals.items()
        ]
        self._main = view.repetition.signal
        self._clock = next(smoothed for name, _, smoothed in self._signals if name == self._main)
        hold = view.hold or Hold()
        self._travel = Travel(hold) if hold.body_share is not None else None
        self._hold_clock = HoldClock(hold, self._travel)
        sides: tuple[Side, ...] = ("left", "right") if view.repetition.sides else ("",)
        self._counters = {side: RepetitionCounter(view.repetition, hold.share) for side in sides}
        self._first_side = sides[0]
        self._momentary = [Momentary(name, fault) for name, fault in view.faults.items() if fault.conditions]
        self._of_repetitions = OfRepetitions(view)
        self._bouncing = {fault.bounces.signal: Trace() for fault in view.faults.values() if fault.bounces}
        self._rests, self._cues = Rests(), CueGate()
        self._turn = -1.0 if view.repetition.rest == "high" else 1.0
        self._oriented_yet = view.repetition.rest != "first"
        self._neutral: float | None = None
        self._lowest, self._highest = float("inf"), float("-inf")
        self._value = 0.0
        self._values: dict[str, float] = {}
        self._speeds: dict[str, float] = {}
        self._t: float | None = None
        self._unseen_since: float | None = None
        self._seen_since: float | None = None
        self._seen_at = float("-inf")
        self._abstains = self._reason = ""
        self._reason_since = 0.0
        self._reading = Reading(0.0)

    @property
    def angles(self) -> Mapping[str, float]:
        """Every signal that could be measured when the person was last judged, by name, in degrees, smoothed."""
        return self._values

    @property
    def nearer(self) -> str:
        """Which side is nearer to the camera: "left", "right", or "" where neither is."""
        return self._person.near

    def see(self, frame: Frame) -> Reading:
        """Take a frame in and say what is seen."""
        t, last = frame.t, self._t
        if not (t - t == 0 and (last is None or t > last)):
            return self._reading
        dt = 0.0 if last is None else t - last
        self._t = t
        if dt > GAP_S and last is not None:
            self._gap(last, t, dt)
            dt = 0.0
        points, reason = self._sight.look(t, frame.landmarks)
        if points is not None and not reason and not self._measure(t, points):
            reason = UNCLEAR
        judged = self._judgeable(t, reason)
        self.tally.frame(t, dt, seen=judged and not reason)
        if judged and points is not None and not reason:
            self._follow(self._clock.at, dt)
            if self._travel is not None and t >= self._travel.due:
                self._accompany(t, points, self._travel)
            side = self._working
            self._hold_clock.follow(self._clock.at, dt, self._counters[side], side)
        cue = self._cues.due(t)
        self._reading = self._read(t, cue)
        return self._reading

    def see_all(self, frames: Iterable[Frame]) -> Summary:
        """Take all frames in and sum up what was seen."""
        for frame in frames:
            self.see(frame)
        return self.finish()

    def finish(self) -> Summary:
        """Close what is open and sum up."""
        for side, counter in self._counters.items():
            seen = counter.close()
            if seen is not None:
                self._repeated(self._clock.at, seen, side)
        for fault in self._momentary:
            self.tally.fault(fault.close())
        if self._t is not None:
            self.tally.abstains(self._t, "")
        return self.tally.summary()

    def _gap(self, last: float, t: float, dt: float) -> None:
        self.tally.abstains(last, GAP)
        self.tally.abstains(t, self._abstains)
        if dt > FORGET_S:
            self._give_up()

    def _give_up(self) -> None:
        """Forget the repetition under way and everything that only the last moments told."""
        for counter in self._counters.values():
            counter.settle()
            counter.restart()
        for _, _, smoothed in self._signals:
            smoothed.restart()
        for fault in self._momentary:
            self.tally.fault(fault.close())
        for trace in self._bouncing.values():
            trace.clear()
        if self._travel is not None:
            self._travel.clear()
        self._hold_clock.stop()

    def _judgeable(self, t: float, reason: str) -> bool:
        """Say whether the coach judges now, with patience for what flickers in both directions."""
        if reason:
            self._unseen(t, reason)
            return False
        self._seen_at = t
        if self._seen_since is None:
            self._seen_since = t
            if self._unseen_since is not None and t - self._unseen_since > FORGET_S:
                self._give_up()
        if self._abstains and not self._back_at_once() and t - self._seen_since < AGAIN_S:
            return False
        self._unseen_since, self._reason = None, ""
        self._abstain(t, "")
        return True

    def _back_at_once(self) -> bool:
        """Whether it was for a moment only. Waiting then as well would lose a repetition that turns meanwhile."""
        if self._unseen_since is None or self._seen_since is None:
            return False
        return self._seen_since - self._unseen_since < MOMENT_S

    def _unseen(self, t: float, reason: str) -> None:
        """Abstain for a reason once it has lasted; at once where nothing has been seen yet."""
        if t - self._seen_at > FLICKER_S:
            self._seen_since = None
        if self._unseen_since is None:
            self._unseen_since = t
        if reason != self._reason:
            self._reason, self._reason_since = reason, t
        if t - self._reason_since >= PATIENCE_S or (not self._abstains and t - self._unseen_since >= PATIENCE_S):
            self._abstain(self._reason_since if self._abstains else self._unseen_since, reason)
        elif not self._abstains and self._reading.phase == "":
            self._abstain(t, reason)
        if self._abstains:
            self._cues.offer(t, self._abstains, REASON_WEIGHT)

    def _abstain(self, t: float, reason: str) -> None:
        if reason != self._abstains:
            self.tally.abstains(t, reason)
            self._cues.take_back(self._abstains)
            self._abstains = reason

    def _measure(self, t: float, points: Points) -> bool:
        """Measure every signal; say whether the main one could be."""
        values, speeds, person = self._values, self._speeds, self._person
        if self._lengths is not None:
            self._lengths.learn(t, points, person, self.view.visibility)
        for name, measure, smoothed in self._signals:
            raw = measure(points, person)
            if raw is None:
                values.pop(name, None)
                continue
            values[name] = smoothed.take(t, raw)
            speeds[name] = smoothed.pace
        return self._main in values

    def _accompany(self, t: float, points: Points, travel: Travel) -> None:
        """Keep what the whole body does through a repetition, and for a moment before it."""
        travel.add(t, self._value, points, self._person.aspect)
        if not self._active.away:
            travel.keep_last(ROLLING_S)

    def _follow(self, t: float, dt: float) -> None:
        value = self._value = self._oriented(t, dt, self._values[self._main])
        for side, counter in self._counters.items():
            ahead = -value if side == "right" else value
            seen = counter.take(t, max(0.0, ahead) if side else ahead)
            if seen is not None:
                self._repeated(t, seen, side)
        active = self._active
        phase = active.phase
        if phase == "rest":
            self._rests.learn(self._values, dt)
        for name, trace in self._bouncing.items():
            if phase == "rest":
                trace.clear()
            elif name in self._values:
                trace.add(t, self._values[name])
        for fault in self._momentary:
            shown = fault.shown
            self.tally.fault(fault.look(t, phase, self._values, self._speeds, self._rests.levels))
            if fault.shown and not shown:
                self._cues.offer(t, fault.name, self.view.faults[fault.name].weight)

    def _oriented(self, t: float, dt: float, value: float) -> float:
        """Return the main signal so that it is low at rest; between two sides it is 0 at rest."""
        if self.view.repetition.sides:
            neutral = value if self._neutral is None else self._neutral
            if not self._active.away:
                still = abs(value - neutral) < 0.3 * self.view.repetition.least
                neutral += min(1.0, dt / (NEUTRAL_S if still else 10 * NEUTRAL_S)) * (value - neutral)
            self._neutral = max(-NEUTRAL_MOST, min(NEUTRAL_MOST, neutral))
            return value - self._neutral
        if not self._oriented_yet:
            self._orient(t, value)
        return self._turn * value

    def _orient(self, t: float, value: float) -> None:
        """Learn from the first real movement whether the signal was low or high at rest."""
        least = self.view.repetition.least
        self._lowest, self._highest = min(self._lowest, value), max(self._highest, value)
        if value >= self._lowest + least:
            self._oriented_yet = True
        elif value <= self._highest - least:
            self._oriented_yet, self._turn = True, -1.0
            for counter in self._counters.values():
                counter.restart()
                counter.take(t, -self._highest)

    @property
    def _working(self) -> Side:
        """The side that is away from its rest; the first one where neither is."""
        # Written out, not as a generator: every frame passes here three times.
        for side, counter in self._counters.items():
            if counter.away:
                return side
        return self._first_side

    @property
    def _active(self) -> RepetitionCounter:
        return self._counters[self._working]

    def _repeated(self, t: float, seen: Repeated, side: Side) -> None:
        seen.side = side
        if self._travel is not None:
            self._travel.time(seen)
        self.tally.repetition(seen)
        for span in self._of_repetitions.judge(seen, self._bouncing):
            self.tally.fault(span)
            self._cues.offer(t, span.name, self.view.faults[span.name].weight)
        self._cues.offer(t, "repetition", 0)

    def _read(self, t: float, cue: str) -> Reading:
        if self._abstains:
            before = self._reading
            return Reading(t, before.phase, before.repetitions, abstains=self._abstains, cue=cue)
        side, clock = self._working, self._hold_clock
        counter = self._counters[side]
        phase: PhaseSeen = counter.phase
        if counter.away:
            phase = "hold" if clock.in_hold else "into" if phase == "into" else "out_of"
        return Reading(
            t,
            phase,
            self.tally.repetitions,
            clock.in_hold,
            clock.hold_s,
            side if counter.away else "",
            tuple([fault.name for fault in self._momentary if fault.shown]),
            cue=cue,
        )
