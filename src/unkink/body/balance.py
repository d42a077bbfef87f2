"""The centre of mass of a body, and whether it is over the feet."""

from unkink.body.joint import SIDES
from unkink.body.proportions import CENTRE_SHARES, MASS_SHARES
from unkink.body.skeleton import Skeleton
from unkink.body.space import Vector, add, between, scale

LIMBS: tuple[tuple[str, str, str], ...] = (
    ("upper_arm", "shoulder", "elbow"),
    ("forearm", "elbow", "wrist"),
    ("thigh", "hip", "knee"),
    ("shank", "knee", "ankle"),
)


def centre_of_mass(skeleton: Skeleton) -> Vector:
    """Return the body's centre of mass in metres: the parts' centres, weighed with their shares of its mass."""
    points = skeleton.points
    weighed: list[tuple[float, Vector]] = [
        (MASS_SHARES["head"], skeleton.at("head", 0.02, 0.05, 0.0)),
        (MASS_SHARES["upper_trunk"], skeleton.at("t4", 0.05, 0.0, 0.0)),
        (MASS_SHARES["middle_trunk"], skeleton.at("l2", 0.04, 0.0, 0.0)),
        (MASS_SHARES["lower_trunk"], skeleton.at("pelvis", 0.0, 0.03, 0.0)),
    ]
    for side in SIDES:
        for name, start, end in LIMBS:
            centre = between(points[f"{side}_{start}"], points[f"{side}_{end}"], CENTRE_SHARES[name])
            weighed.append((MASS_SHARES[name], centre))
        weighed.append((MASS_SHARES["hand"], points[f"{side}_palm"]))
        weighed.append((MASS_SHARES["foot"], between(points[f"{side}_heel"], points[f"{side}_toes"], 0.44)))
    total = sum(mass for mass, _ in weighed)
    centre = (0.0, 0.0, 0.0)
    for mass, point in weighed:
        centre = add(centre, scale(point, mass / total))
    return centre


def over_the_feet(skeleton: Skeleton) -> bool:
    """Say whether the centre of mass lies between heels and toes, and between the two feet."""
    x, _, z = centre_of_mass(skeleton)
    points = [skeleton.points[f"{side}_{end}"] for side in SIDES for end in ("heel", "toes")]
    xs, zs = [point[0] for point in points], [point[2] for point in points]
    return min(xs) <= x <= max(xs) and min(zs) <= z <= max(zs)
