"""The part of the picture that is shown: everything a motion ever touches, with a margin."""

from collections.abc import Sequence
from dataclasses import dataclass

from unkink.body.camera import Picture, camera_for
from unkink.body.flesh import flesh
from unkink.body.performance import scene_at
from unkink.body.skeleton import stand
from unkink.drawing.outline import SCALE, outline
from unkink.drawing.props import extent, pieces
from unkink.knowledge.motion import Motion

MARGIN = 0.09
WIDEST, NARROWEST = 2.0, 0.8
"""Width to height: the picture is no wider and no narrower than this."""


Box = tuple[float, float, float, float]
"""Left, bottom, right and top in the picture, in metres."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The view box of a figure and the path of its floor line, empty where the floor is seen from above."""

    view_box: str
    floor: str


def framed(motion: Motion, side: str, also: Sequence[Picture]) -> Frame:
    """Return the frame of a motion and some points beside it: the same for all of its poses, so that nothing jumps."""
    left, bottom, right, top = _room(motion, side, also)
    width, height = max(right - left, (top - bottom) * NARROWEST), max(top - bottom, (right - left) / WIDEST)
    left = (left + right - width) / 2
    grounded = motion.view in {"side", "front"}
    low = bottom if grounded else (bottom + top - height) / 2
    x, y, w, h = (round(v * SCALE) for v in (left, -(low + height), width, height))
    floor = f"M{x + 30} 4h{w - 60}" if grounded else ""
    return Frame(f"{x} {y} {w} {h}", floor)


def _room(motion: Motion, side: str, also: Sequence[Picture]) -> Box:
    camera = camera_for(motion.view, side)
    boxes: list[Box] = [(x, y, x, y) for x, y in also]
    for pose in {move.pose: None for move in motion.moves}:
        scene = scene_at(motion, pose, side=side)
        boxes += [extent(piece) for kind, at in scene.props.items() for piece in pieces(kind, at, camera)]
        for part in flesh(stand(scene.posture)).values():
            points = outline(part, camera)
            xs, ys = [x for x, _ in points], [y for _, y in points]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return left - MARGIN, bottom - MARGIN / 2, right + MARGIN, top + MARGIN
