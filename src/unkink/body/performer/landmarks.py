"""The 33 landmarks of a skeleton in space."""

from unkink.body.landmark import LANDMARKS
from unkink.body.skeleton import Skeleton
from unkink.body.space import Vector

# Metres forward, up and to the side from the base of the skull; where BlazePose puts them on an average head.
FACE: dict[str, tuple[float, float, float]] = {
    "eye_inner": (0.095, 0.055, 0.017),
    "eye": (0.092, 0.056, 0.032),
    "eye_outer": (0.085, 0.056, 0.045),
    "ear": (0.012, 0.030, 0.074),
}
MOUTH = (0.093, -0.020, 0.022)
# Metres forward and along the hand from the wrist.
FINGERS: dict[str, tuple[float, float]] = {"pinky": (-0.030, 0.085), "index": (0.028, 0.095), "thumb": (0.040, 0.055)}
POINTS = {"heel": "heel", "foot_index": "toes"}
"""Landmarks that the skeleton knows by another name."""


def landmarks_of(skeleton: Skeleton) -> list[Vector]:
    """Return the place of each landmark in space, in BlazePose's order."""
    return [_place(skeleton, name) for name in LANDMARKS]


def _place(skeleton: Skeleton, name: str) -> Vector:
    if name == "nose":
        return skeleton.points["nose"]
    if name.startswith("mouth_"):
        forward, up, out = MOUTH
        return skeleton.at("head", forward, up, out if name.endswith("right") else -out)
    side, _, part = name.partition("_")
    if part in FACE:
        forward, up, out = FACE[part]
        return skeleton.at("head", forward, up, out if side == "right" else -out)
    if part in FINGERS:
        forward, along = FINGERS[part]
        return skeleton.at(f"{side}_wrist", forward, -along, 0.0)
    return skeleton.points[f"{side}_{POINTS.get(part, part)}"]
