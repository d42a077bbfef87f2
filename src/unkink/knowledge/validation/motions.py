"""The motion of a technique must name poses and things that exist, and pass through a whole repetition in order."""

from collections.abc import Iterator
from itertools import pairwise

from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique

PHASES = ("get_ready", "into", "hold", "out_of", "rest")


def check_motions(library: Library) -> list[Problem]:
    """Check the motion of every technique."""
    return [
        Problem(f"techniques/{technique.id}.yaml", 0, field, message)
        for technique in library.techniques.values()
        for field, message in _faults(technique)
    ]


def _faults(technique: Technique) -> Iterator[tuple[str, str]]:
    motion = technique.motion
    for name in _named_poses(technique):
        if name not in motion.poses:
            yield "motion", f"moves to the pose {name!r}; described are {', '.join(motion.poses)}"
    phases = [move.phase for move in motion.moves]
    missing = [phase for phase in PHASES if phase not in phases]
    if missing:
        yield "motion.moves", f"has no move for {', '.join(missing)}"
    if any(PHASES.index(one) > PHASES.index(next_one) for one, next_one in pairwise(phases)):
        yield "motion.moves", f"takes the phases out of order; the order is {', '.join(PHASES)}"
    things = [prop.kind for prop in motion.props]
    for pose, key in motion.poses.items():
        for thing in key.props:
            if thing not in things:
                yield f"motion.poses.{pose}.props", unknown(thing, things, "thing of this motion")
    yield from _pace(technique)


def _named_poses(technique: Technique) -> Iterator[str]:
    for move in technique.motion.moves:
        yield move.pose
    for arrow in technique.motion.arrows:
        yield arrow.start
        yield arrow.end


def _pace(technique: Technique) -> Iterator[tuple[str, str]]:
    """Check that a hold that keeps moving has somewhere to go and a time for it, and that a still one has neither."""
    motion = technique.motion
    held = {move.pose for move in motion.moves if move.phase == "hold"}
    moving = technique.dose.during == "keep moving"
    if moving and len(held) == 1:
        yield "motion.moves", "keeps still in the hold, but dose.during says to keep moving"
    if moving and motion.cycle_s <= 0:
        yield (
            "motion.cycle_s",
            "must give the seconds of one round of the hold, because dose.during keeps moving",
        )
    if not moving and (len(held) > 1 or motion.cycle_s):
        yield "motion.moves", "moves in the hold, but dose.during says to stay"
