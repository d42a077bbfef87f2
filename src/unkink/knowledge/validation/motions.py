"""The motion of a technique must name poses that exist, and pass through a whole repetition."""

from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique

PHASES = ("get_ready", "into", "hold", "out_of", "rest")


def check_motions(library: Library) -> list[Problem]:
    """Check the motion of every technique."""
    return [
        Problem(f"techniques/{technique.id}.yaml", 0, "motion", message)
        for technique in library.techniques.values()
        for message in _faults(technique)
    ]


def _faults(technique: Technique) -> list[str]:
    motion = technique.motion
    faults = [
        f"moves to the pose {move.pose!r}; described are {', '.join(motion.poses)}"
        for move in motion.moves
        if move.pose not in motion.poses
    ]
    missing = [phase for phase in PHASES if phase not in {move.phase for move in motion.moves}]
    if missing:
        faults.append(f"has no move for {', '.join(missing)}")
    return faults
