"""The outline of a body part as the camera sees it: a smooth closed curve through the edge of its cross-sections."""

from collections.abc import Sequence
from math import hypot
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
    """Return SVG path data: a smooth closed curve through the points, in whole units, y downwards.

    Each tangent follows the neighbours and is as short as the shorter chord beside it asks, so that the curve never
    overshoots; being the same on both sides of a point, it lets every piece but the first be an ``s``.
    """
    spots = [(x * SCALE, -y * SCALE) for x, y in points]
    handles = [_handle(spots[i - 1], spot, spots[(i + 1) % len(spots)]) for i, spot in enumerate(spots)]
    at = (round(spots[0][0]), round(spots[0][1]))
    text = [f"M{at[0]} {at[1]}"]
    for i in range(len(spots)):
        nxt = (i + 1) % len(spots)
        end = (round(spots[nxt][0]), round(spots[nxt][1]))
        pull = (round(spots[nxt][0] - handles[nxt][0]) - at[0], round(spots[nxt][1] - handles[nxt][1]) - at[1])
        numbers = [*pull, end[0] - at[0], end[1] - at[1]]
        if i == 0:
            numbers = [round(handles[0][0]), round(handles[0][1]), *numbers]
        text.append(("c" if i == 0 else "s") + _joined(numbers))
        at = end
    return "".join(text) + "z"


def spot(point: Picture) -> str:
    """Return a point of the picture (metres, y upwards) as SVG writes it."""
    return f"{round(point[0] * SCALE)} {round(-point[1] * SCALE)}"


def _handle(before: Picture, here: Picture, after: Picture) -> Picture:
    x, y = after[0] - before[0], after[1] - before[1]
    length = hypot(x, y)
    if length == 0:
        return (0.0, 0.0)
    reach = min(hypot(here[0] - before[0], here[1] - before[1]), hypot(after[0] - here[0], after[1] - here[1])) * 0.38
    return (x / length * reach, y / length * reach)


def _joined(numbers: Sequence[int]) -> str:
    """Write numbers as short as SVG allows: a minus sign separates by itself."""
    text = str(numbers[0])
    for number in numbers[1:]:
        text += str(number) if number < 0 else f" {number}"
    return text


def open_path(points: Sequence[Picture]) -> str:
    """Return SVG path data: a smooth open curve through the points, in whole units, y downwards."""
    spots = [(x * SCALE, -y * SCALE) for x, y in points]
    last = len(spots) - 1
    handles = [_handle(spots[max(i - 1, 0)], spot, spots[min(i + 1, last)]) for i, spot in enumerate(spots)]
    at = (round(spots[0][0]), round(spots[0][1]))
    text = [f"M{at[0]} {at[1]}"]
    for i in range(1, last + 1):
        end = (round(spots[i][0]), round(spots[i][1]))
        numbers = [round(spots[i][0] - handles[i][0]) - at[0], round(spots[i][1] - handles[i][1]) - at[1]]
        numbers += [end[0] - at[0], end[1] - at[1]]
        if i == 1:
            numbers = [round(handles[0][0]), round(handles[0][1]), *numbers]
        text.append(("c" if i == 1 else "s") + _joined(numbers))
        at = end
    return "".join(text)
