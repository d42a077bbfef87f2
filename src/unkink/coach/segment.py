"""Body segments in the picture: which two landmarks each runs between, and the direction it has.

Directions are in units of the picture's height, x to the right and y downwards, corrected for its aspect: a landmark's
x is a fraction of the width and its y one of the height.
"""

from collections.abc import Sequence

from unkink.body.landmark import INDEX
from unkink.coach.recordings.recording import Landmark

Points = Sequence[Landmark]
Direction = tuple[float, float]

SEGMENTS: dict[str, tuple[str, str]] = {
    "trunk": ("hip", "shoulder"),
    "thigh": ("hip", "knee"),
    "shank": ("knee", "ankle"),
    "upper_arm": ("shoulder", "elbow"),
    "forearm": ("elbow", "wrist"),
    "arm": ("shoulder", "wrist"),
    "neck": ("shoulder", "ear"),
    "head": ("ear", "nose"),
    "face": ("shoulder", "nose"),
    "foot": ("ankle", "foot_index"),
}
"""Each segment from its end nearer the trunk's bottom to the other."""


def index_of(part: str, side: str) -> int:
    """Return the place of a part's landmark. The nose has no side."""
    return INDEX[part] if part == "nose" else INDEX[f"{side}_{part}"]


PAIRS: dict[str, dict[str, tuple[int, int]]] = {
    side: {name: (index_of(start, side), index_of(end, side)) for name, (start, end) in SEGMENTS.items()}
    for side in ("left", "right")
}
"""The two landmarks of every segment, by side."""


def direction(points: Points, segment: str, side: str, aspect: float) -> Direction:
    """Return where a segment of one side points. ``aspect`` is the picture's width over its height."""
    start, end = PAIRS[side][segment]
    a, b = points[start], points[end]
    return ((b[0] - a[0]) * aspect, b[1] - a[1])


def middle_direction(points: Points, segment: str, aspect: float) -> Direction:
    """Return where a segment points on average of both sides: for the trunk from mid-hip to mid-shoulder."""
    left, right = direction(points, segment, "left", aspect), direction(points, segment, "right", aspect)
    return ((left[0] + right[0]) / 2, (left[1] + right[1]) / 2)
