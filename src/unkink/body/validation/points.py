"""Every point of the body that a motion names must exist."""

from collections.abc import Iterator

from unkink.body.joint import NEUTRAL, SIDES
from unkink.body.reaching import ANGLES_OF
from unkink.body.skeleton import Posture, stand
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique

POINTS = tuple(stand(Posture(NEUTRAL)).points)
PLANTABLE = tuple(f"{side}_{end}" for side in SIDES for end in ANGLES_OF)


def check_points(technique: Technique) -> list[Problem]:
    """Check the points of anchors and arrows, and those that stay planted."""
    return [
        Problem(f"techniques/{technique.id}.yaml", 0, field, unknown(name, allowed, "point"))
        for field, name, allowed in _named(technique)
        if name not in allowed
    ]


def _named(technique: Technique) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    motion = technique.motion
    things = tuple(prop.kind for prop in motion.props)
    for pose, key in motion.poses.items():
        if key.anchor is not None:
            yield f"motion.poses.{pose}.anchor", key.anchor.point, POINTS
    for index, arrow in enumerate(motion.arrows):
        yield f"motion.arrows[{index}].point", arrow.point, (*POINTS, *things)
    for name in motion.planted:
        yield "motion.planted", name, PLANTABLE
