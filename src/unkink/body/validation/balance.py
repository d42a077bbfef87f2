"""Who stands does not fall over: the centre of mass is over the feet."""

from unkink.body.balance import over_the_feet
from unkink.body.performance import moments
from unkink.body.proportions import HIP_HEIGHT
from unkink.body.skeleton import stand
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique

STANDING = 0.75
"""A body stands when its hips are above this share of their height in upright standing, and nothing carries it."""


def check_balance(technique: Technique) -> list[Problem]:
    """Check every moment at which the body stands on its feet alone."""
    phases: dict[str, None] = {}
    for moment in moments(technique.motion):
        body = stand(moment.scene.posture)
        standing = body.points["pelvis"][1] > STANDING * HIP_HEIGHT and not moment.scene.props
        if standing and not over_the_feet(body):
            phases[moment.phase] = None
    return [
        Problem(
            f"techniques/{technique.id}.yaml",
            0,
            f"motion.moves.{phase}",
            "takes the centre of mass away from over the feet: nobody could stand like this",
        )
        for phase in phases
    ]
