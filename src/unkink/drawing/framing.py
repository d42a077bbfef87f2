"""The part of the picture that is shown: everything a motion ever touches, with a margin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unkink.body.camera import Picture, camera_for
from unkink.body.flesh import flesh
from unkink.body.performance import Scene, scene_at, scene_between
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


def _scenes(motion: Motion, side: str) -> Iterator[Scene]:
    """Yield every key scene, and the middle of every way between two: an arm may swing out further than both."""
    keys = {move.pose: scene_at(motion, move.pose, side=side) for move in motion.moves}
    yield from keys.values()
    for way in {frozenset((one.pose, other.pose)) for one, other in pairwise(motion.moves)}:
        if len(way) > 1:
            start, end = sorted(way)
            yield scene_between(keys[start], keys[end], 0.5)


def _room(motion: Motion, side: str, also: Sequence[Picture]) -> Box:
    camera = camera_for(motion.view, side)
    boxes: list[Box] = [(x, y, x, y) for x, y in also]
    for scene in _scenes(motion, side):
        boxes += [extent(piece) for kind, at in scene.props.items() for piece in pieces(kind, at, camera)]
        for part in flesh(stand(scene.posture)).values():
            points = outline(part, camera)
            xs, ys = [x for x, _ in points], [y for _, y in points]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return left - MARGIN, bottom - MARGIN / 2, right + MARGIN, top + MARGIN
