"""What happens in a film, and when: from scene to scene, at a steady pace, without chance."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from unkink.body.performance import Key, Scene, key_scenes, scene_between
from unkink.knowledge.motion import Phase
from unkink.knowledge.technique import Technique


@dataclass(frozen=True)
class Pace:
    """How long each part takes in seconds. The hold is spent still, or going round where a hold is a movement."""

    rest_s: float = 2.0
    into_s: float = 3.0
    hold_s: float = 3.0
    out_of_s: float = 3.0


@dataclass(frozen=True)
class Stretch:
    """A way from one scene to another (or the same). ``repetition`` counts from 1; 0 is before the first."""

    start: Scene
    end: Scene
    seconds: float
    phase: Phase
    repetition: int

    def at(self, spent: float) -> Scene:
        """The scene after so many seconds of it."""
        return self.start if self.start is self.end else scene_between(self.start, self.end, spent / self.seconds)


def course(technique: Technique, repetitions: int, pace: Pace) -> list[Stretch]:
    """A rest, then so many repetitions a side, and a rest after each."""
    stretches: list[Stretch] = []
    for side in technique.sides:
        if not stretches:
            stretches += _rest(technique, side, pace, 0)
        for _ in range(repetitions):
            number = stretches[-1].repetition + 1
            stretches += _repetition(technique, side, pace, number)
            stretches += _rest(technique, side, pace, number)
    return stretches


def _rest(technique: Technique, side: str, pace: Pace, number: int) -> Iterator[Stretch]:
    scene = key_scenes(technique.motion, "get_ready", side=side)[0].scene
    yield Stretch(scene, scene, pace.rest_s, "rest", number)


def _repetition(technique: Technique, side: str, pace: Pace, number: int) -> Iterator[Stretch]:
    """The way in, the hold and the way out, and back to where the rest is spent if the motion rests elsewhere."""
    motion = technique.motion
    first = key_scenes(motion, "get_ready", side=side)[0]
    into, held, out = (key_scenes(motion, phase, side=side) for phase in ("into", "hold", "out_of"))
    yield from _ways(into, pace.into_s, "into", number)
    if motion.cycle_s:
        rounds = max(1, round(pace.hold_s / motion.cycle_s))
        for turn in range(rounds):
            keys = held if turn == 0 else [held[-1], *held[1:]]
            yield from _ways(keys, pace.hold_s / rounds, "hold", number)
    else:
        yield Stretch(held[-1].scene, held[-1].scene, pace.hold_s, "hold", number)
    yield from _ways(out, pace.out_of_s, "out_of", number)
    if out[-1].pose != first.pose:
        yield from _ways([out[-1], first], pace.out_of_s, "out_of", number)


def _ways(keys: list[Key], seconds: float, phase: Phase, number: int) -> Iterator[Stretch]:
    ways = [(start, end) for start, end in pairwise(keys) if start.pose != end.pose]
    for start, end in ways:
        yield Stretch(start.scene, end.scene, seconds / len(ways), phase, number)
