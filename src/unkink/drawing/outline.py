"""The outline of a body part as the camera sees it: a smooth closed curve through the edge of its cross-sections."""

from collections.abc import Sequence
from math import atan2, cos, hypot, sin
from typing import NamedTuple

from unkink.body.camera import Camera, Picture
from unkink.body.flesh import Part, Station

SCALE = 1000
"""Units of the picture for a metre: with whole numbers, every point is exact to a millimetre."""
_NOTHING = 1e-9
_SHORT = 0.012
"""Metres: a part seen shorter than this has no direction in the picture."""


def outline(part: Part, camera: Camera) -> list[Picture]:
    """Return the points of a part's outline in the picture (metres, y upwards), always as many for the same part.

    They run up one side, round the far end and down the other side.
    """
    rings = [_seen(station, camera) for station in part.stations]
    along = _directions([ring.centre for ring in rings])
    right = [ring.edge(y, -x) for ring, (x, y) in zip(rings, along, strict=True)]
    left = [ring.edge(-y, x) for ring, (x, y) in zip(rings, along, strict=True)]
    start, end = along[0], along[-1]
    near, far = part.blunt
    tip = _tip(right[-1], left[-1], end, far)
    tail = _tip(right[0], left[0], (-start[0], -start[1]), near)
    return [*right, tip, *reversed(left), tail]


class Ring(NamedTuple):
    """A cross-section as the camera sees it: its centre, and its two axes in the picture."""

    centre: Picture
    ahead: Picture
    across: Picture
    front: float
    back: float
    side: float

    def edge(self, x: float, y: float) -> Picture:
        """Return the point of the cross-section that lies furthest in a direction of the picture."""
        (ax, ay), (bx, by) = self.ahead, self.across
        along, beside = ax * x + ay * y, bx * x + by * y
        reach, side = (self.front if along > 0 else self.back), self.side
        size = hypot(reach * along, side * beside)
        if size < _NOTHING:
            return self.centre
        a, b = reach * reach * along / size, side * side * beside / size
        return (self.centre[0] + ax * a + bx * b, self.centre[1] + ay * a + by * b)


def _seen(station: Station, camera: Camera) -> Ring:
    return Ring(
        camera.see(station.centre),
        camera.see(station.ahead),
        camera.see(station.across),
        station.front,
        station.back,
        station.side,
    )


def _directions(centres: Sequence[Picture]) -> list[Picture]:
    """Return the direction of the row of centres at each of them, by its neighbours on both sides."""
    whole = _unit(centres[0], centres[-1], (0.0, 1.0))
    last = len(centres) - 1
    return [_unit(centres[max(i - 1, 0)], centres[min(i + 1, last)], whole) for i in range(last + 1)]


def _unit(start: Picture, end: Picture, otherwise: Picture) -> Picture:
    x, y = end[0] - start[0], end[1] - start[1]
    length = hypot(x, y)
    return (x / length, y / length) if length > _SHORT else otherwise


def _tip(a: Picture, b: Picture, direction: Picture, blunt: float) -> Picture:
    """Return the tip of an end of a part: half an ellipse over the breadth of its last cross-section."""
    reach = hypot(a[0] - b[0], a[1] - b[1]) / 2 * blunt
    return ((a[0] + b[0]) / 2 + direction[0] * reach, (a[1] + b[1]) / 2 + direction[1] * reach)


def closed_path(points: Sequence[Picture]) -> str:
    """Return SVG path data: a smooth closed curve through the points of an outline, in whole units, y downwards."""
    spots = _scaled(points)
    count = len(spots)
    half = count // 2
    handles = []
    for i, spot in enumerate(spots):
        before, after = spots[i - 1], spots[(i + 1) % count]
        # Beside a tip the curve keeps the direction of the part, so that its end is round and joints show no notch.
        ahead = spot if i % half == half - 2 else after
        behind = spot if i % half == 0 else before
        handles.append(_handle(before, spot, after, _direction(behind, ahead)))
    return _curve([*spots, spots[0]], [*handles, handles[0]]) + "z"


def open_path(points: Sequence[Picture]) -> str:
    """Return SVG path data: a smooth open curve through the points, in whole units, y downwards."""
    spots = _scaled(points)
    last = len(spots) - 1
    handles = []
    for i, spot in enumerate(spots):
        before, after = spots[max(i - 1, 0)], spots[min(i + 1, last)]
        handles.append(_handle(before, spot, after, _direction(before, after)))
    return _curve(spots, handles)


def arc_path(start: Picture, middle: Picture, end: Picture) -> str:
    """Return SVG path data: the arc of a circle through three points, a straight line where they lie on one."""
    spots = _scaled([start, middle, end])
    bend = _turning(*spots)
    handles = []
    for here, before, after in ((0, 0, 1), (1, 0, 2), (2, 1, 2)):
        along = _direction(spots[before], spots[after])
        turn = (-bend / 2, 0.0, bend / 2)[here]
        way = (along[0] * cos(turn) - along[1] * sin(turn), along[0] * sin(turn) + along[1] * cos(turn))
        chord = hypot(spots[1][0] - spots[0][0], spots[1][1] - spots[0][1])
        reach = chord / 3 / cos(bend / 4) ** 2
        handles.append((way[0] * reach, way[1] * reach))
    return _curve(spots, handles)


def _turning(start: Picture, middle: Picture, end: Picture) -> float:
    """Return by how much the way turns from its first to its second half, in radians; less than a full turn."""
    (a, b), (c, d) = _direction(start, middle), _direction(middle, end)
    return atan2(a * d - b * c, a * c + b * d)


def spot(point: Picture) -> str:
    """Return a point of the picture (metres, y upwards) as SVG writes it."""
    return f"{round(point[0] * SCALE)} {round(-point[1] * SCALE)}"


def _scaled(points: Sequence[Picture]) -> list[Picture]:
    return [(x * SCALE, -y * SCALE) for x, y in points]


def _direction(start: Picture, end: Picture) -> Picture:
    x, y = end[0] - start[0], end[1] - start[1]
    length = hypot(x, y)
    return (x / length, y / length) if length else (0.0, 0.0)


def _handle(before: Picture, here: Picture, after: Picture, direction: Picture) -> Picture:
    """Return how far a control point stands from its point: as the shorter chord asks, so no curve overshoots."""
    reach = min(hypot(here[0] - before[0], here[1] - before[1]), hypot(after[0] - here[0], after[1] - here[1])) * 0.38
    return (direction[0] * reach, direction[1] * reach)


def _curve(spots: Sequence[Picture], handles: Sequence[Picture]) -> str:
    """Write a curve with one ``c`` and then ``s`` only: the handles are the same on both sides of every point."""
    x, y = round(spots[0][0]), round(spots[0][1])
    text = [f"M{x} {y}c{joined([round(handles[0][0]), round(handles[0][1])])}"]
    for i in range(1, len(spots)):
        (u, v), (a, b) = spots[i], handles[i]
        numbers = joined([round(u - a) - x, round(v - b) - y, round(u) - x, round(v) - y])
        text.append(f"s{numbers}" if i > 1 else numbers if numbers[0] == "-" else f" {numbers}")
        x, y = round(u), round(v)
    return "".join(text)


def joined(numbers: Sequence[int]) -> str:
    """Write numbers as short as SVG allows: a minus sign separates by itself."""
    text = str(numbers[0])
    for number in numbers[1:]:
        text += str(number) if number < 0 else f" {number}"
    return text
