"""What the mirror draws in bold: the lines of the angle that counts an exercise's repetitions, as landmark numbers."""

from msgspec import Struct

from unkink.body.landmark import INDEX
from unkink.coach.angle import ANGLES
from unkink.coach.segment import PAIRS
from unkink.knowledge.camera_view import CameraView

Line = tuple[int, int]
SIDES = ("left", "right")


class Judged(Struct, frozen=True):
    """Lines by side; ``vertex`` is where the degrees stand, None where the angle cannot be drawn with two lines.

    ``start`` is "up" or "down" where the angle is measured against the vertical, and ``opposite`` says that a straight
    limb has 0 degrees.
    """

    lines: dict[str, tuple[Line, ...]]
    vertex: dict[str, int] | None = None
    start: str = ""
    opposite: bool = False


def judged(view: CameraView) -> Judged:
    """Return what to draw of the angle that this view counts by."""
    angle = ANGLES[view.signals[view.repetition.signal].angle]
    if angle.whole:
        ends = ("hip", "knee") if angle.end == "knee" else ("hip", "shoulder")
        lines = tuple((INDEX[f"{side}_{ends[0]}"], INDEX[f"{side}_{ends[1]}"]) for side in SIDES)
        return Judged(dict.fromkeys(SIDES, lines))
    if angle.outwards:
        return Judged({side: (PAIRS[side][angle.end],) for side in SIDES})
    segments = [name for name in (angle.start, angle.end) if name in PAIRS["left"]]
    start = "" if angle.start in PAIRS["left"] else angle.start
    return Judged(
        {side: tuple(PAIRS[side][name] for name in segments) for side in SIDES},
        {side: PAIRS[side][segments[-1]][0] for side in SIDES},
        start,
        angle.opposite,
    )
