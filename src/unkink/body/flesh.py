"""The body's volume: cross-sections of trunk, head and limbs around the skeleton.

Each part is a row of stations. A station is half an ellipse in front and half an ellipse behind its centre, so that a
calf can be fuller behind than in front. The sizes are ours, drawn after the breadths and depths of an average adult;
they serve the picture and tell where a body touches the floor, nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from unkink.body.joint import SIDES
from unkink.body.skeleton import Skeleton
from unkink.body.space import Vector, add, axis, between, dot, scale, turned


@dataclass(frozen=True, slots=True)
class Station:
    """One cross-section: its centre, its axes in space, and its reach in front, behind and to each side in metres."""

    centre: Vector
    ahead: Vector
    across: Vector
    front: float
    back: float
    side: float

    def furthest(self, direction: Vector) -> Vector:
        """Return the point of the cross-section that lies furthest in a direction."""
        along, beside = dot(self.ahead, direction), dot(self.across, direction)
        reach = self.front if along > 0 else self.back
        size = sqrt((reach * along) ** 2 + (self.side * beside) ** 2)
        if size < 1e-9:  # noqa: PLR2004 -- seen along its own axis: every point is as far
            return self.centre
        a, b = reach * reach * along / size, self.side * self.side * beside / size
        ahead, across, centre = self.ahead, self.across, self.centre
        return (
            centre[0] + ahead[0] * a + across[0] * b,
            centre[1] + ahead[1] * a + across[1] * b,
            centre[2] + ahead[2] * a + across[2] * b,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A body part: its name and its cross-sections from the end nearer the pelvis."""

    name: str
    stations: tuple[Station, ...]
    blunt: tuple[float, float] = (1.0, 1.0)
    """How far its two ends bulge, as a share of half their breadth: 1 is a half circle, 0 is cut off straight."""


# (point, forward, up, front, back, side): metres from the named point in its own frame, and the reach of the section.
Section = tuple[str, float, float, float, float, float]

TRUNK: tuple[Section, ...] = (
    ("pelvis", -0.024, -0.072, 0.074, 0.074, 0.130),
    ("pelvis", -0.015, -0.020, 0.100, 0.112, 0.154),
    ("pelvis", -0.015, 0.045, 0.112, 0.108, 0.152),
    ("l4", 0.000, 0.000, 0.112, 0.068, 0.140),
    ("l2", 0.000, 0.000, 0.108, 0.060, 0.130),
    ("t12", 0.000, 0.000, 0.120, 0.058, 0.136),
    ("t10", 0.000, 0.000, 0.138, 0.058, 0.146),
    ("t8", 0.000, 0.000, 0.150, 0.060, 0.156),
    ("t6", 0.000, 0.000, 0.150, 0.062, 0.162),
    ("t4", 0.000, 0.000, 0.132, 0.062, 0.160),
    ("t2", 0.005, 0.000, 0.098, 0.058, 0.130),
    ("c7", 0.010, 0.000, 0.060, 0.052, 0.078),
)
BREATHING = {"t12": 0.3, "t10": 0.7, "t8": 1.0, "t6": 1.0, "t4": 0.6, "l2": 0.4}
"""How far each level moves with the breath, as a share of BREATH_DEPTH."""
BREATH_DEPTH = 0.018
NECK: tuple[Section, ...] = (
    ("t2", 0.010, 0.000, 0.070, 0.050, 0.090),
    ("c7", 0.010, 0.000, 0.056, 0.052, 0.064),
    ("c3", 0.006, 0.000, 0.050, 0.050, 0.054),
    ("head", 0.010, 0.020, 0.056, 0.056, 0.056),
)
HEAD: tuple[Section, ...] = (
    ("head", 0.058, -0.070, 0.026, 0.028, 0.028),
    ("head", 0.040, -0.045, 0.058, 0.060, 0.047),
    ("head", 0.024, -0.018, 0.078, 0.078, 0.060),
    ("head", 0.020, 0.006, 0.106, 0.088, 0.066),
    ("head", 0.012, 0.044, 0.087, 0.095, 0.072),
    ("head", 0.008, 0.078, 0.092, 0.097, 0.076),
    ("head", 0.003, 0.112, 0.074, 0.080, 0.066),
    ("head", 0.000, 0.134, 0.046, 0.050, 0.044),
)
"""From the chin up: mouth, lip, tip of the nose, its bridge, forehead, crown."""
GIRDLE: tuple[tuple[float, float, float], ...] = ((0.0, 0.058, 0.050), (0.5, 0.054, 0.046), (1.0, 0.052, 0.050))
"""The slope from the neck to a shoulder: share of the way, reach to the front and back, reach up and down."""

# (share of the segment's length, forward, front, back, side)
Ring = tuple[float, float, float, float, float]

THIGH_RINGS: tuple[Ring, ...] = (
    (0.00, 0.000, 0.084, 0.092, 0.082),
    (0.30, 0.004, 0.082, 0.084, 0.080),
    (0.65, 0.006, 0.066, 0.064, 0.064),
    (1.00, 0.004, 0.054, 0.052, 0.052),
)
SHANK_RINGS: tuple[Ring, ...] = (
    (0.00, 0.004, 0.054, 0.050, 0.050),
    (0.30, -0.004, 0.044, 0.062, 0.054),
    (0.65, -0.002, 0.037, 0.043, 0.042),
    (1.00, 0.000, 0.034, 0.034, 0.032),
)
UPPER_ARM_RINGS: tuple[Ring, ...] = (
    (0.00, 0.000, 0.056, 0.056, 0.052),
    (0.45, 0.004, 0.046, 0.044, 0.043),
    (1.00, 0.000, 0.036, 0.036, 0.037),
)
FOREARM_RINGS: tuple[Ring, ...] = (
    (0.00, 0.000, 0.036, 0.036, 0.036),
    (0.30, 0.002, 0.040, 0.036, 0.040),
    (1.00, 0.000, 0.025, 0.025, 0.023),
)


def flesh(skeleton: Skeleton) -> dict[str, Part]:
    """Return every part of the body by name: trunk, neck, head; of each side the shoulder's slope and six of limbs."""
    parts = [
        Part("trunk", tuple(_sections(skeleton, TRUNK)), (0.4, 0.6)),
        Part("neck", tuple(_sections(skeleton, NECK))),
        Part("head", tuple(_sections(skeleton, HEAD)), (0.6, 0.42)),
    ]
    for side in SIDES:
        for name, start, end, rings in (
            ("thigh", "hip", "knee", THIGH_RINGS),
            ("shank", "knee", "ankle", SHANK_RINGS),
            ("upper_arm", "shoulder", "elbow", UPPER_ARM_RINGS),
            ("forearm", "elbow", "wrist", FOREARM_RINGS),
        ):
            parts.append(Part(f"{side}_{name}", tuple(_rings(skeleton, f"{side}_{start}", f"{side}_{end}", rings))))
        parts += [_girdle(skeleton, side), _hand(skeleton, side), _foot(skeleton, side)]
    return {part.name: part for part in parts}


def lowest(parts: dict[str, Part]) -> float:
    """Return the height of the lowest point of a body in metres."""
    down = (0.0, -1.0, 0.0)
    return min(station.furthest(down)[1] for part in parts.values() for station in part.stations)


def _sections(skeleton: Skeleton, sections: tuple[Section, ...]) -> Iterator[Station]:
    for point, forward, up, front, back, side in sections:
        frame = skeleton.frames[point]
        swell = BREATHING.get(point, 0.0) * BREATH_DEPTH * (skeleton.breath - 0.5)
        yield Station(skeleton.at(point, forward, up, 0.0), axis(frame, 0), axis(frame, 2), front + swell, back, side)


def _rings(skeleton: Skeleton, start: str, end: str, rings: tuple[Ring, ...]) -> Iterator[Station]:
    frame = skeleton.frames[start]
    ahead, across = axis(frame, 0), axis(frame, 2)
    for share, forward, front, back, side in rings:
        centre = add(between(skeleton.points[start], skeleton.points[end], share), scale(ahead, forward))
        yield Station(centre, ahead, across, front, back, side)


def _girdle(skeleton: Skeleton, side: str) -> Part:
    frame = skeleton.frames["t2"]
    ahead, above = axis(frame, 0), axis(frame, 1)
    neck, shoulder = skeleton.at("c7", 0.010, -0.012, 0.0), skeleton.points[f"{side}_shoulder"]
    return Part(
        f"{side}_girdle",
        tuple(Station(between(neck, shoulder, share), ahead, above, r, r, thick) for share, r, thick in GIRDLE),
    )


def _hand(skeleton: Skeleton, side: str) -> Part:
    frame = skeleton.frames[f"{side}_wrist"]
    ahead, across = axis(frame, 0), axis(frame, 2)
    wrist, fingers = skeleton.points[f"{side}_wrist"], skeleton.points[f"{side}_fingers"]
    rings = ((0.0, 0.025, 0.021), (0.45, 0.040, 0.020), (0.92, 0.022, 0.013))
    return Part(
        f"{side}_hand",
        tuple(Station(between(wrist, fingers, share), ahead, across, r, r, thick) for share, r, thick in rings),
    )


def _foot(skeleton: Skeleton, side: str) -> Part:
    """Return the foot, its stations standing upright from heel to toes so that the sole is flat."""
    ankle, ball = f"{side}_ankle", f"{side}_ball"
    heel, toes = skeleton.points[f"{side}_heel"], skeleton.points[f"{side}_toes"]
    foot, tip = skeleton.frames[ankle], skeleton.frames[ball]
    stations = []
    for share, up, side_reach in ((0.10, 0.066, 0.030), (0.36, 0.088, 0.034), (0.68, 0.056, 0.040)):
        sole = between(heel, skeleton.points[ball], share)
        centre = add(sole, turned(foot, (0.0, up / 2, 0.0)))
        stations.append(Station(centre, axis(foot, 1), axis(foot, 2), up / 2, up / 2, side_reach))
    for at, share, up, side_reach in (("ball", 0.0, 0.040, 0.044), ("toes", 0.8, 0.026, 0.034)):
        start = skeleton.points[ball] if at == "ball" else between(skeleton.points[ball], toes, share)
        centre = add(start, turned(tip, (0.0, up / 2, 0.0)))
        stations.append(Station(centre, axis(tip, 1), axis(tip, 2), up / 2, up / 2, side_reach))
    return Part(f"{side}_foot", tuple(stations))
