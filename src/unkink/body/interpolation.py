"""The way between two postures: every angle goes straight from one value to the other, so none leaves its range."""

from unkink.body.skeleton import Posture
from unkink.body.space import between


def eased(share: float) -> float:
    """Return how far a calm movement has come at ``share`` (0 to 1) of its time.

    It starts and ends at rest: the quintic of least jerk (Flash and Hogan 1985).
    """
    share = min(max(share, 0.0), 1.0)
    return share * share * share * (10 + share * (6 * share - 15))


def between_postures(start: Posture, end: Posture, way: float) -> Posture:
    """Return the posture ``way`` (0 to 1) from start to end."""
    goals = end.angles
    return Posture(
        {name: value + (goals[name] - value) * way for name, value in start.angles.items()},
        between(start.pelvis_at, end.pelvis_at, way),
        start.pitch + (end.pitch - start.pitch) * way,
        start.roll + (end.roll - start.roll) * way,
        start.yaw + (end.yaw - start.yaw) * way,
        start.breath + (end.breath - start.breath) * way,
    )
