"""Feet that stand stay put while the body moves over them."""

from collections.abc import Iterator

from unkink.body.joint import SIDES
from unkink.body.performance import Moment, moments
from unkink.body.skeleton import Skeleton, stand
from unkink.body.space import Vector, distance
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique

ON_FLOOR = 0.025
"""A foot stands when its heel and its ball are no higher than this (metres)."""
FURTHEST = 0.02
"""How far a standing foot may drift between two key poses (metres)."""


def check_feet(technique: Technique) -> list[Problem]:
    """Check, between every two key poses in both of which a foot stands, that it stays where it was."""
    drifts: dict[str, float] = {}
    for leg in _legs(technique):
        bodies = [stand(moment.scene.posture) for moment in leg]
        for side in SIDES:
            if _stands(bodies[0], side) and _stands(bodies[-1], side):
                start = _middle(bodies[0], side)
                drift = max(distance(start, _middle(body, side)) for body in bodies)
                name = f"{leg[0].phase}, {side} foot"
                drifts[name] = max(drift, drifts.get(name, 0.0))
    return [
        Problem(
            f"techniques/{technique.id}.yaml",
            0,
            f"motion.moves.{name}",
            f"slides {drift * 100:.1f} cm while it stands; at most {FURTHEST * 100:g} are allowed",
        )
        for name, drift in drifts.items()
        if drift > FURTHEST
    ]


def _legs(technique: Technique) -> Iterator[list[Moment]]:
    """Yield the moments from each key pose to the next."""
    leg: list[Moment] = []
    for moment in moments(technique.motion):
        if leg and (moment.phase, moment.leg) != (leg[-1].phase, leg[-1].leg):
            yield leg
            leg = []
        leg.append(moment)
    yield leg


def _stands(body: Skeleton, side: str) -> bool:
    return max(body.points[f"{side}_heel"][1], body.points[f"{side}_ball"][1]) < ON_FLOOR


def _middle(body: Skeleton, side: str) -> Vector:
    return body.points[f"{side}_ankle"]
