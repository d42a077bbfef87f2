"""A real camera on its stand: where it is, how it is turned, and what it sees with perspective."""

from dataclasses import dataclass
from math import cos, hypot, radians, sin, tan
from random import Random

from unkink.body.space import Vector, add, dot, scale, subtract

SeenPoint = tuple[float, float, float]
"""x and y as fractions of the picture, y downwards, and the distance from the camera in metres."""

WIDTH, HEIGHT = 1280, 720
UP: Vector = (0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Station:
    """How a camera stands, all angles in degrees. ``around``: 0 is in front of the person, 90 on their right.

    ``fill``: the share of the picture's height or width that the body fills at most; ``roll`` tips the camera.
    """

    around: float
    elevation: float
    roll: float
    fill: float
    opening: float = 60.0


def station(random: Random, view: str, elevation: float) -> Station:
    """Return a camera as people put it up: roughly right.

    Limits: 20 degrees off the side, 10 off the front, up to 12 too high or 4 too low, 5 tipped.
    """
    off = 20 if view == "side" else 10
    around = random.choice((90.0, -90.0)) if view == "side" else 0.0
    return Station(
        around + random.uniform(-off, off),
        elevation + random.uniform(-4, 12),
        random.uniform(-5, 5),
        random.uniform(0.45, 0.9),
        random.uniform(50, 70),
    )


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """A camera in its place, ready to look."""

    at: Vector
    right: Vector
    up: Vector
    ahead: Vector
    focal: float
    shift: tuple[float, float]

    def see(self, point: Vector) -> SeenPoint:
        """Return where a point is in the picture, and how far away."""
        seen = subtract(point, self.at)
        depth = max(dot(seen, self.ahead), 0.05)
        x = self.focal * dot(seen, self.right) / depth
        y = self.focal * dot(seen, self.up) / depth
        return (0.5 + x * HEIGHT / WIDTH + self.shift[0], 0.5 - y + self.shift[1], depth)


def viewpoint(where: Station, points: list[Vector]) -> Viewpoint:
    """Put a camera up so that all these points fill the picture as the station asks."""
    low = tuple(min(point[axis] for point in points) for axis in range(3))
    high = tuple(max(point[axis] for point in points) for axis in range(3))
    middle: Vector = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)
    focal = 0.5 * WIDTH / HEIGHT / tan(radians(where.opening / 2))
    distance = 3.0
    for _ in range(4):
        view = _placed(where, middle, distance, focal)
        seen = [view.see(point) for point in points]
        breadth = max(x for x, _, _ in seen) - min(x for x, _, _ in seen)
        tallness = max(y for _, y, _ in seen) - min(y for _, y, _ in seen)
        distance = max(distance * max(breadth, tallness) / where.fill, 0.8)
    view = _placed(where, middle, distance, focal)
    seen = [view.see(point) for point in points]
    x = (max(x for x, _, _ in seen) + min(x for x, _, _ in seen)) / 2
    y = (max(y for _, y, _ in seen) + min(y for _, y, _ in seen)) / 2
    return Viewpoint(view.at, view.right, view.up, view.ahead, focal, (0.5 - x, 0.5 - y))


def _placed(where: Station, middle: Vector, distance: float, focal: float) -> Viewpoint:
    turn, rise, roll = radians(where.around), radians(where.elevation), radians(where.roll)
    towards: Vector = (cos(rise) * cos(turn), sin(rise), cos(rise) * sin(turn))
    at = add(middle, scale(towards, distance))
    ahead = scale(towards, -1.0)
    right = _unit(_cross(ahead, UP))
    up = _cross(right, ahead)
    tipped_right = add(scale(right, cos(roll)), scale(up, sin(roll)))
    tipped_up = subtract(scale(up, cos(roll)), scale(right, sin(roll)))
    return Viewpoint(at, tipped_right, tipped_up, ahead, focal, (0.0, 0.0))


def _cross(a: Vector, b: Vector) -> Vector:
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def _unit(a: Vector) -> Vector:
    size = hypot(*a) or 1.0
    return scale(a, 1 / size)
