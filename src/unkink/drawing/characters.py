"""The figure as text characters for a terminal: braille cells of two by four dots."""

from collections.abc import Iterable, Sequence

from unkink.body.camera import Picture
from unkink.body.flesh import flesh
from unkink.body.performance import scene_at
from unkink.body.skeleton import stand
from unkink.drawing.layers import ARM, CORE, LEG
from unkink.drawing.outline import SCALE, outline
from unkink.drawing.props import Disc, Piece, Sheet, extent, pieces
from unkink.drawing.stage import stage_of
from unkink.knowledge.technique import Technique

TALLEST = 22
"""Lines at most, so that figure and words fit a terminal of 24 lines."""
BLANK = 0x2800
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a cell, by its row and column (Unicode, Braille Patterns)."""

Dot = tuple[int, int]


def draw_characters(technique: Technique, pose: str, width: int = 60, *, side: str = "") -> str:
    """Return the figure of a pose as lines of braille characters, at most ``width`` of them in a line.

    Things and the far limbs are drawn thinner than the body. Raises KeyError when there is no such pose.
    """
    motion = technique.motion
    stage = stage_of(motion, side)
    scene = scene_at(motion, pose, side=side)
    parts = flesh(stand(scene.posture))
    left, top, across, down = (float(number) for number in stage.frame.view_box.split())
    scale = min(width * 2 / across, TALLEST * 4 / down)
    columns, rows = int(across * scale), int(down * scale)

    def spots(points: Iterable[Picture]) -> list[Picture]:
        return [((x * SCALE - left) * scale, (-y * SCALE - top) * scale) for x, y in points]

    def limb(names: Sequence[str]) -> set[Dot]:
        return set().union(*(_filled(spots(outline(parts[name], stage.camera))) for name in names))

    far, near = stage.seen.far, stage.seen.near
    things = [piece for kind, at in scene.props.items() for piece in pieces(kind, at, stage.camera)]
    dots = _thinned(set().union(*(_filled(spots(_corners(piece))) for piece in things)), 4)
    behind = limb([f"{far}_{name}" for name in (*ARM, *LEG)])
    dots = (dots - _grown(behind)) | (_thinned(behind, 2) if stage.seen.quiet else behind)
    body = limb(CORE)
    dots = (dots - _grown(body)) | body
    for limbs in (LEG, ARM):
        shape = limb([f"{near}_{name}" for name in limbs])
        rest = limb([f"{near}_{name}" for name in limbs[1:]])
        dots = (dots - _grown(rest)) | shape
    if stage.frame.floor:
        dots |= {(x, round(-top * scale)) for x in range(columns)}
    return _cells(dots, columns, rows)


def _corners(piece: Piece) -> list[Picture]:
    if isinstance(piece, Sheet):
        return list(piece.corners)
    if isinstance(piece, Disc):
        (x, y), r = piece.centre, piece.radius
        return [(x + r * dx, y + r * dy) for dx, dy in _OCTAGON]
    left, bottom, right, top = extent(piece)
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


_OCTAGON = ((1, 0.41), (0.41, 1), (-0.41, 1), (-1, 0.41), (-1, -0.41), (-0.41, -1), (0.41, -1), (1, -0.41))


def _filled(points: Sequence[Picture]) -> set[Dot]:
    """Return the dots whose centres lie inside a polygon."""
    ys = [y for _, y in points]
    dots: set[Dot] = set()
    for row in range(int(min(ys)), int(max(ys)) + 1):
        level = row + 0.5
        cuts = sorted(
            x + (level - y) / (v - y) * (u - x)
            for (x, y), (u, v) in zip(points, [*points[1:], points[0]], strict=True)
            if (y <= level) != (v <= level)
        )
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            dots.update((column, row) for column in range(round(start), round(end)))
    return dots


def _grown(dots: set[Dot]) -> set[Dot]:
    """Return the dots and their neighbours: a gap round a shape that lies over another."""
    return {(x + dx, y + dy) for x, y in dots for dx in (-1, 0, 1) for dy in (-1, 0, 1)}


def _thinned(dots: set[Dot], every: int) -> set[Dot]:
    return {(x, y) for x, y in dots if (x + (every // 2) * y) % every == 0}


def _cells(dots: set[Dot], columns: int, rows: int) -> str:
    lines = []
    for top in range(0, rows, 4):
        line = "".join(
            chr(BLANK + sum(DOTS[y][x] for y in range(4) for x in range(2) if (left + x, top + y) in dots))
            for left in range(0, columns, 2)
        )
        lines.append(line.rstrip(chr(BLANK)))
    return "\n".join(lines)
