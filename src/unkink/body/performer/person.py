"""Somebody: how long their parts are, how far and how fast they move, and how steadily.

Spreads are those of adults: segment lengths vary by some 5 % about their share of the height (Drillis and Contini 1966;
NASA Anthropometric Source Book 1978), physiological tremor lies at 8 to 12 Hz and under a millimetre at rest, more with
effort (Elble and Randall 1976).
"""

from dataclasses import dataclass
from random import Random

from unkink.body.landmark import LANDMARKS
from unkink.body.performer.landmarks import landmarks_of
from unkink.body.skeleton import Skeleton
from unkink.body.space import Vector, add, scale, subtract

PARTS = ("trunk", "shoulders", "hips", "neck", "head", "upper_arm", "forearm", "hand", "thigh", "shank", "foot")


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person. ``sizes`` scales each part of the average body; ``height`` scales all of it.

    ``reach``: the share of the drawn movement they do; ``tempo``: by how much their movements take longer. ``sway`` is
    how far they drift in the hold as a share of the way, ``tremor`` how far they shake in metres.
    """

    sizes: dict[str, float]
    height: float
    reach: float
    tempo: float
    sway: float
    tremor: float


def somebody(random: Random) -> Somebody:
    """Return a person, anyone from a short, stiff and slow one to a tall, supple and quick one."""
    sizes = {part: min(max(random.gauss(1.0, 0.05), 0.88), 1.12) for part in PARTS}
    return Somebody(
        sizes,
        random.uniform(0.86, 1.12),
        random.uniform(0.85, 1.05),
        random.uniform(0.75, 1.4),
        random.uniform(0.0, 0.015),
        random.uniform(0.0, 0.002),
    )


def embodied(skeleton: Skeleton, person: Somebody) -> tuple[Vector, ...]:
    """Return the landmarks of a skeleton in this person's sizes: the same angles, other lengths."""
    sizes, points = person.sizes, skeleton.points
    drawn = dict(zip(LANDMARKS, landmarks_of(skeleton), strict=True))
    places: dict[str, Vector] = {}

    def reach(name: str, start: str, part: str, begin: Vector | None = None) -> None:
        origin = begin if begin is not None else places[start]
        along = subtract(drawn.get(name, points.get(name, origin)), drawn.get(start, points.get(start, origin)))
        places[name] = add(origin, scale(along, sizes[part]))

    reach("t2", "pelvis", "trunk", points["pelvis"])
    reach("head", "t2", "neck")
    for name in LANDMARKS[:11]:
        reach(name, "head", "head")
    for side in ("left", "right"):
        reach(f"{side}_hip", "pelvis", "hips", points["pelvis"])
        reach(f"{side}_knee", f"{side}_hip", "thigh")
        reach(f"{side}_ankle", f"{side}_knee", "shank")
        reach(f"{side}_heel", f"{side}_ankle", "foot")
        reach(f"{side}_foot_index", f"{side}_ankle", "foot")
        reach(f"{side}_shoulder", "t2", "shoulders")
        reach(f"{side}_elbow", f"{side}_shoulder", "upper_arm")
        reach(f"{side}_wrist", f"{side}_elbow", "forearm")
        for finger in ("pinky", "index", "thumb"):
            reach(f"{side}_{finger}", f"{side}_wrist", "hand")
    return tuple(scale(places[name], person.height) for name in LANDMARKS)
