"""The course of a performance in time: which pose to which, when, and how far on the way of the repetition each is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from unkink.body.performer.person import Somebody
from unkink.knowledge.camera_view import Acting
from unkink.knowledge.technique import Technique


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of time from one pose to another (or the same), with how deep each is on the way: 0 rest, 1 hold."""

    start: str
    end: str
    seconds: float
    phase: str
    side: str
    depths: tuple[float, float]
    repetition: int


REST_S = (1.5, 4.0)
"""Rests are shortened: nothing happens in them."""


def course(
    technique: Technique,
    person: Somebody,
    acting: Acting,
    repetitions: int,
    random: Random,
) -> list[Leg]:
    """Return a whole performance: a rest, then so many repetitions a side, each with its own small variation."""
    rest_pose = technique.motion.moves[0].pose
    legs = [Leg(rest_pose, rest_pose, random.uniform(*REST_S), "rest", technique.sides[0], (0.0, 0.0), 0)]
    far = {move.pose: 1.0 for move in technique.motion.moves if move.phase in ("into", "hold")}
    deep = {**far, rest_pose: 0.0}
    for side in technique.sides:
        for _ in range(repetitions):
            legs += _repetition(technique, person, acting, side, deep, random, legs[-1].repetition + 1)
    return legs


def _repetition(
    technique: Technique,
    person: Somebody,
    acting: Acting,
    side: str,
    deep: Mapping[str, float],
    random: Random,
    number: int,
) -> list[Leg]:
    dose, moves = technique.dose, technique.motion.moves
    tempo = person.tempo * random.uniform(0.9, 1.1)
    hold = random.uniform(dose.hold_s.least, dose.hold_s.most) * acting.shorter
    at, legs = moves[0].pose, []

    def leg(pose: str, seconds: float, phase: str) -> None:
        nonlocal at
        legs.append(Leg(at, pose, seconds, phase, side, (deep.get(at, 0.0), deep.get(pose, 0.0)), number))
        at = pose

    for phase, seconds in (("into", dose.into_s), ("hold", 0), ("out_of", dose.out_of_s)):
        poses = [move.pose for move in moves if move.phase == phase]
        if phase == "hold":
            _held(leg, poses, hold, technique.motion.cycle_s * tempo * acting.faster)
            continue
        for pose in poses:
            leg(pose, seconds * tempo * acting.faster / len(poses), phase)
    if at != moves[0].pose:
        leg(moves[0].pose, dose.out_of_s * tempo, "out_of")
    leg(at, random.uniform(*REST_S), "rest")
    return legs


def _held(leg: Callable[[str, float, str], None], poses: list[str], seconds: float, cycle_s: float) -> None:
    """Hold still, or go round and round through the poses of a hold that is spent moving."""
    if not cycle_s:
        leg(poses[-1], seconds, "hold")
        return
    rounds = max(1, round(seconds / cycle_s))
    for _ in range(rounds):
        for pose in poses:
            leg(pose, seconds / rounds / len(poses), "hold")
