"""Nobody sinks into the floor, at any moment of a motion."""

from unkink.body.flesh import flesh, lowest
from unkink.body.performance import moments
from unkink.body.skeleton import stand
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique

DEEPEST = 0.025
"""Metres: flesh gives way, and a mat does too."""


def check_floor(technique: Technique) -> list[Problem]:
    """Check the lowest point of the body in every phase."""
    sunk: dict[str, float] = {}
    for moment in moments(technique.motion):
        depth = -lowest(flesh(stand(moment.scene.posture)))
        sunk[moment.phase] = max(depth, sunk.get(moment.phase, 0.0))
    return [
        Problem(
            f"techniques/{technique.id}.yaml",
            0,
            f"motion.moves.{phase}",
            f"takes the body {depth * 100:.1f} cm into the floor; at most {DEEPEST * 100:g} are allowed",
        )
        for phase, depth in sunk.items()
        if depth > DEEPEST
    ]
