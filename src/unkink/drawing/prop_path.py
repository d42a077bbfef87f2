"""The things in the picture as SVG path data."""

from unkink.body.camera import Camera
from unkink.body.space import Vector
from unkink.drawing.outline import SCALE
from unkink.drawing.props import Bar, Disc, Piece, Sheet, pieces


def prop_path(kind: str, at: Vector, camera: Camera) -> str:
    """Return the path data of a thing at its place."""
    return "".join(_path(piece) for piece in pieces(kind, at, camera))


def _path(piece: Piece) -> str:
    match piece:
        case Bar():
            return _bar(piece)
        case Disc((x, y), radius, hole):
            # A hole runs the other way round, so that filling by the nonzero rule leaves it open.
            r, way = round(radius * SCALE), 0 if hole else 1
            left, middle = round((x - radius) * SCALE), round(-y * SCALE)
            return f"M{left} {middle}a{r} {r} 0 0 {way} {2 * r} 0a{r} {r} 0 0 {way} {-2 * r} 0z"
        case Sheet(corners):
            return "M" + "L".join(f"{round(x * SCALE)} {round(-y * SCALE)}" for x, y in corners) + "z"


def _bar(bar: Bar) -> str:
    x, y = round(bar.left * SCALE), round(-bar.top * SCALE)
    width, height = round((bar.right - bar.left) * SCALE), round((bar.top - bar.bottom) * SCALE)
    r = min(round(bar.corner * SCALE), width // 2, height // 2)
    across, down = width - 2 * r, height - 2 * r
    return (
        f"M{x + r} {y}h{across}a{r} {r} 0 0 1 {r} {r}v{down}a{r} {r} 0 0 1 {-r} {r}"
        f"h{-across}a{r} {r} 0 0 1 {-r} {-r}v{-down}a{r} {r} 0 0 1 {r} {-r}z"
    )
