"""The things in the picture: chair, stool, ball, foam roller, bed and mat, drawn plainly behind the body."""

from collections.abc import Callable
from dataclasses import dataclass

from unkink.body.camera import Camera, Picture
from unkink.body.space import Vector
from unkink.body.surroundings import (
    BALL_RADIUS,
    BED_HALF,
    CHAIR_BACK,
    MAT_HALF,
    MAT_THICKNESS,
    ROLLER_RADIUS,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle with round corners, in metres of the picture."""

    left: float
    bottom: float
    right: float
    top: float
    corner: float


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, in metres of the picture."""

    centre: Picture
    radius: float
    hole: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A flat thing seen from above: its corners, in metres of the picture."""

    corners: tuple[Picture, ...]


Piece = Bar | Disc | Sheet


def pieces(kind: str, at: Vector, camera: Camera) -> list[Piece]:
    """Return what a thing is drawn of. Everything but the mat is drawn as seen from the side."""
    return _PIECES[kind](at, camera)


def extent(piece: Piece) -> tuple[float, float, float, float]:
    """Return the left, bottom, right and top of a piece in the picture."""
    match piece:
        case Bar(left, bottom, right, top, _):
            return left, bottom, right, top
        case Disc((x, y), radius, _):
            return x - radius, y - radius, x + radius, y + radius
        case Sheet(corners):
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            return min(xs), min(ys), max(xs), max(ys)


def _legs(x: float, top: float, spread: tuple[float, float]) -> list[Piece]:
    return [Bar(x + leg - 0.016, 0.0, x + leg + 0.016, top, 0.012) for leg in spread]


def _chair(at: Vector, camera: Camera) -> list[Piece]:
    x, y = camera.see(at)
    back = Bar(x - 0.225, y - 0.04, x - 0.190, y + CHAIR_BACK, 0.017)
    return [*_legs(x, y - 0.02, (-0.19, 0.18)), back, Bar(x - 0.225, y - 0.045, x + 0.21, y, 0.02)]


def _stool(at: Vector, camera: Camera) -> list[Piece]:
    x, y = camera.see(at)
    return [*_legs(x, y - 0.02, (-0.15, 0.15)), Bar(x - 0.19, y - 0.05, x + 0.19, y, 0.022)]


def _ball(at: Vector, camera: Camera) -> list[Piece]:
    return [Disc(camera.see(at), BALL_RADIUS)]


def _roller(at: Vector, camera: Camera) -> list[Piece]:
    return [Disc(camera.see(at), ROLLER_RADIUS), Disc(camera.see(at), ROLLER_RADIUS * 0.42, hole=True)]


def _bed(at: Vector, camera: Camera) -> list[Piece]:
    x, y = camera.see(at)
    left, right = x - BED_HALF, x + BED_HALF
    return [
        Bar(left + 0.05, 0.0, left + 0.10, y - 0.29, 0.01),
        Bar(left + 0.02, y - 0.30, right, y - 0.213, 0.02),
        Bar(right - 0.32, y + 0.012, right - 0.02, y + 0.10, 0.04),
        Bar(left, y - 0.20, right, y, 0.06),
        Bar(right - 0.01, 0.0, right + 0.03, y + 0.28, 0.018),
    ]


def _mat(at: Vector, camera: Camera) -> list[Piece]:
    x, y, z = at
    length, breadth = MAT_HALF
    if camera.up[1] == 1.0:
        h, v = camera.see(at)
        return [Bar(h - length, v - MAT_THICKNESS, h + length, v, 0.007)]
    corners = ((-length, -breadth), (-length, breadth), (length, breadth), (length, -breadth))
    return [Sheet(tuple(camera.see((x + dx, y, z + dz)) for dx, dz in corners))]


_PIECES: dict[str, Callable[[Vector, Camera], list[Piece]]] = {
    "chair": _chair,
    "stool": _stool,
    "ball": _ball,
    "foam-roller": _roller,
    "bed": _bed,
    "mat": _mat,
}
