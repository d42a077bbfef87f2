"""Placing a pose of a content file in space: by the pelvis, by a fixed point of the body, or settled onto a surface."""

from dataclasses import replace

from unkink.body.flesh import flesh, lowest
from unkink.body.joint import full_angles
from unkink.body.skeleton import Posture, Skeleton, stand
from unkink.body.space import Vector, add, subtract
from unkink.knowledge.motion import Anchor, Pose


def place(pose: Pose) -> Posture:
    """Return the posture of a key pose, placed as the pose asks."""
    posture = Posture(full_angles(pose.joints), pose.pelvis_at, pose.pelvis_pitch, pose.pelvis_roll, pose.pelvis_yaw)
    if pose.anchor is not None:
        posture = anchored(posture, pose.anchor)
    if pose.lowest_at is not None:
        posture = settled(posture, pose.lowest_at)
    return posture


def moved(posture: Posture, by: Vector) -> Posture:
    """Return the posture carried to another place without turning."""
    return replace(posture, pelvis_at=add(posture.pelvis_at, by))


def settled(posture: Posture, height: float) -> Posture:
    """Return the posture moved straight up or down until its lowest point is at a height (metres)."""
    return moved(posture, (0.0, height - lowest(flesh(stand(posture))), 0.0))


def point_of(skeleton: Skeleton, name: str) -> Vector:
    """Return a named point; ``pelvis`` where the skeleton has no such point, which the content's validator reports."""
    return skeleton.points.get(name, skeleton.points["pelvis"])


def anchored(posture: Posture, anchor: Anchor) -> Posture:
    """Return the posture moved so that the anchor's point of the body is where it is held."""
    return moved(posture, subtract(anchor.at, point_of(stand(posture), anchor.point)))
