"""How to place the camera for a technique, drawn: from above, where it stands; and beside it, what it should show."""

from html import escape
from math import radians, tan

from msgspec.structs import replace

from unkink.body.camera import CAMERAS
from unkink.body.flesh import flesh
from unkink.body.performance import scene_at
from unkink.body.skeleton import stand
from unkink.drawing.layers import order, shapes
from unkink.drawing.outline import SCALE, outline
from unkink.drawing.picture import path_of, picture, rendered
from unkink.drawing.stage import stage_of
from unkink.knowledge.camera_view import ViewName
from unkink.knowledge.technique import Technique

HALF_VIEW = tan(radians(30))
"""A device's camera sees about 60 degrees."""
FILLS = 0.65
"""Share of the view that the body fills where the camera stands well."""
DEVICE, THICK = 0.34, 0.1
"""The device from above: metres across and through."""
ROOM = 0.15
SCREEN = (2400.0, 1700.0)
"""Units that the picture on the screen may be wide and high; the screen itself is drawn large, to be looked into."""
EDGE = 90
GAP = 220

Box = tuple[float, float, float, float]


def draw_placing(technique: Technique) -> str:
    """Return the ``<svg>`` element. Its colours are the page's; its text alternative is the technique's own words."""
    assert technique.camera is not None  # noqa: S101 -- nobody asks otherwise
    above, width, height = _above(technique, technique.camera.view)
    screen, screen_width, screen_height = _screen(technique)
    high = max(height, screen_height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure placing" role="img" '
        f'viewBox="0 0 {width + GAP + screen_width} {high}"><title>{escape(technique.camera.place)}</title>'
        f'<g transform="translate(0 {(high - height) // 2})">{above}</g>'
        f'<g transform="translate({width + GAP} {(high - screen_height) // 2})">{screen}</g></svg>'
    )


def _above(technique: Technique, view: ViewName) -> tuple[str, int, int]:
    """Return the person and the device from above, with the width and height they take."""
    camera = CAMERAS["above"]
    motion = technique.motion
    skeleton = stand(scene_at(motion, motion.known_by).posture)
    parts = flesh(skeleton)
    seen = [point for part in parts.values() for point in outline(part, camera)]
    left, right = min(x for x, _ in seen), max(x for x, _ in seen)
    bottom, top = min(y for _, y in seen), max(y for _, y in seen)
    middle = (bottom + top) / 2 if view != "front" else (left + right) / 2
    across = max(top - bottom if view != "front" else right - left, _height(technique)) / FILLS / 2
    away = across / HALF_VIEW
    # The picture's right is the person's side; its bottom is where the feet of somebody lying are.
    if view == "front":
        eye, far = (middle, bottom - away * 0.6), ((middle - across, top), (middle + across, top))
        box = (middle - across, eye[1], middle + across, top)
        device = _bar(eye[0] - DEVICE / 2, eye[1] - THICK, DEVICE, THICK)
    else:
        eye, far = (left + away, middle), ((left, middle - across), (left, middle + across))
        box = (left, middle - across, eye[0], middle + across)
        device = _bar(eye[0], eye[1] - DEVICE / 2, THICK, DEVICE)
    cone = " ".join(f"{x * SCALE:.0f},{-y * SCALE:.0f}" for x, y in (eye, *far))
    body = "".join(
        path_of(shape) for shape in shapes(skeleton, parts, camera, order(skeleton, camera, "above"), motion.region)
    )
    x, y, width, height = _box(box)
    inside = f'<polygon class="placing-view" points="{cone}"/>{body}{device}'
    return f'<g transform="translate({-x} {-y})">{inside}</g>', width, height


def _height(technique: Technique) -> float:
    """Return how much of the picture's larger direction the body takes, in metres, as the camera sees it."""
    box = stage_of(technique.motion, "").frame.view_box.split()
    return max(float(box[2]), float(box[3])) / SCALE


def _bar(x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect class="placing-device" x="{x * SCALE:.0f}" y="{-(y + height) * SCALE:.0f}" '
        f'width="{width * SCALE:.0f}" height="{height * SCALE:.0f}" rx="20"/>'
    )


def _box(box: Box) -> tuple[int, int, int, int]:
    """Return a box in metres, with room around it, as x, y, width and height of the drawing."""
    left, bottom, right, top = box
    return (
        round((left - ROOM) * SCALE),
        round(-(top + ROOM) * SCALE),
        round((right - left + 2 * ROOM) * SCALE),
        round((top - bottom + 2 * ROOM) * SCALE),
    )


def _screen(technique: Technique) -> tuple[str, int, int]:
    """Return the device's screen with the figure as it should appear, and its width and height."""
    motion = replace(technique.motion, arrows=())
    stage = stage_of(motion, "")
    _, _, width, height = (float(each) for each in stage.frame.view_box.split())
    share = min(SCREEN[0] / width, SCREEN[1] / height)
    wide, high = round(width * share), round(height * share)
    drawn = rendered(picture(motion, scene_at(motion, motion.known_by), stage), "")
    place = f'x="{EDGE}" y="{EDGE}" width="{wide}" height="{high}"'
    screen = (
        f'<rect class="placing-device" width="{wide + 2 * EDGE}" height="{high + 2 * EDGE}" rx="{EDGE}"/>'
        f'<rect class="placing-screen" {place}/><svg {place} viewBox="{stage.frame.view_box}">{drawn}</svg>'
    )
    return screen, wide + 2 * EDGE, high + 2 * EDGE
