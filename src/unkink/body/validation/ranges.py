"""No pose names a joint that does not exist, or bends one further than people usually can."""

from unkink.body.joint import JOINTS, NAMES
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique


def check_ranges(technique: Technique) -> list[Problem]:
    """Check every angle of every key pose; the way between two poses then stays within the ranges by itself."""
    return [
        Problem(f"techniques/{technique.id}.yaml", 0, f"motion.poses.{pose}.joints.{name}", message)
        for pose, key in technique.motion.poses.items()
        for name, value in key.joints.items()
        if (message := _fault(name, value))
    ]


def _fault(name: str, value: float) -> str:
    if name not in NAMES:
        return unknown(name, NAMES, "joint")
    joint = JOINTS[name if name in JOINTS else f"left_{name}"]
    if joint.least <= value <= joint.most:
        return ""
    return f"is {value:g} degrees; the normal range is {joint.least:g} to {joint.most:g}"
