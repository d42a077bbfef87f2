"""Points, directions and turns in space, in plain tuples.

The axes are those the International Society of Biomechanics recommends (Wu and Cavanagh 1995): x forward, y up,
z to the person's right, in metres. A frame is a 3 x 3 matrix whose columns are a body part's own axes in space.
"""

from math import cos, hypot, radians, sin

Vector = tuple[float, float, float]
Frame = tuple[Vector, Vector, Vector]
"""Rows of the matrix; ``frame[row][column]``."""

ORIGIN: Vector = (0.0, 0.0, 0.0)
UPRIGHT: Frame = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def subtract(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vector, factor: float) -> Vector:
    """Return a times a factor."""
    return (a[0] * factor, a[1] * factor, a[2] * factor)


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def distance(a: Vector, b: Vector) -> float:
    """Return how far apart two points are, in metres."""
    return hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])


def between(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point ``share`` of the way (0 to 1) from a to b."""
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


def turned(frame: Frame, v: Vector) -> Vector:
    """Return a direction given in a frame's own axes, in the axes of space."""
    (a, b, c), (d, e, f), (g, h, i) = frame
    x, y, z = v
    return (a * x + b * y + c * z, d * x + e * y + f * z, g * x + h * y + i * z)


def combined(first: Frame, second: Frame) -> Frame:
    """Return ``second``, given in the axes of ``first``, in the axes of space."""
    (a, b, c), (d, e, f), (g, h, i) = first
    (j, k, m), (n, o, p), (q, r, s) = second
    return (
        (a * j + b * n + c * q, a * k + b * o + c * r, a * m + b * p + c * s),
        (d * j + e * n + f * q, d * k + e * o + f * r, d * m + e * p + f * s),
        (g * j + h * n + i * q, g * k + h * o + i * r, g * m + h * p + i * s),
    )


def about_forward(degrees: float) -> Frame:
    """Return the turn about the forward axis that takes up towards the right."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def about_up(degrees: float) -> Frame:
    """Return the turn about the upward axis that takes forward towards the left."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def about_right(degrees: float) -> Frame:
    """Return the turn about the rightward axis that takes forward towards up."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))


def axis(frame: Frame, index: int) -> Vector:
    """Return one of the frame's own axes in space: 0 forward, 1 up, 2 right."""
    return (frame[0][index], frame[1][index], frame[2][index])
