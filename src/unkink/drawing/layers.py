"""What lies over what: the parts of the body gathered into a few shapes, from the furthest to the nearest."""

from collections.abc import Iterator
from dataclasses import dataclass

from unkink.body.camera import Camera
from unkink.body.flesh import Part, Station
from unkink.body.skeleton import SPINE, Skeleton
from unkink.body.space import add, axis, scale
from unkink.drawing.outline import closed_path, open_path, outline

LEG = ("thigh", "shank", "foot")
ARM = ("upper_arm", "forearm", "hand")
CORE = ("trunk", "neck", "head", "nose")

REGIONS: dict[str, tuple[str, ...]] = {
    "low": ("s1", "l4", "l2", "t12"),
    "mid": ("t12", "t10", "t8", "t6"),
    "upper": ("t6", "t4", "t2", "c7"),
    "neck": ("c7", "c5", "c3", "c1"),
}
"""The points of the spine that each region of the vocabulary spans."""

WHOLE_SPINE = ("s1", *(piece.top for piece in SPINE))


@dataclass(frozen=True, slots=True)
class Shape:
    """One path of the figure: its name, the class its look hangs on, and its path data."""

    name: str
    look: str
    path: str


@dataclass(frozen=True, slots=True)
class Order:
    """Which side of the body is the far one, and whether the view tells near from far at all."""

    far: str
    near: str
    quiet: bool
    """True where the far limbs are drawn in a quieter tone: seen from the side."""


def order(skeleton: Skeleton, camera: Camera, view: str) -> Order:
    """Return the order of the limbs: from the side by the camera alone, otherwise by which knee is nearer."""
    if view == "side":
        return Order("left", "right", quiet=True)
    left, right = (camera.nearness(skeleton.points[f"{side}_knee"]) for side in ("left", "right"))
    return Order("left", "right", quiet=False) if right >= left else Order("right", "left", quiet=False)


def shapes(skeleton: Skeleton, parts: dict[str, Part], camera: Camera, seen: Order, region: str) -> list[Shape]:
    """Return the shapes of a body from the furthest to the nearest; always the same ones, of the same structure."""
    far = "figure-far" if seen.quiet else "figure-near figure-apart"

    def drawn(names: tuple[str, ...], side: str) -> str:
        return "".join(closed_path(outline(parts[f"{side}_{name}"], camera)) for name in names)

    found = [Shape("far-arm", far, drawn(ARM, seen.far))]
    if seen.quiet:
        found.append(Shape("far-leg", far, drawn(LEG, seen.far)))
    else:
        found.append(Shape("near-arm", far, drawn(ARM, seen.near)))
    core = "".join(closed_path(outline(parts[name], camera)) for name in CORE)
    found += [
        Shape("core", "figure-near", core),
    ]
    if not seen.quiet:
        found.append(Shape("far-leg", far, drawn(LEG, seen.far)))
    found += [
        Shape("near-leg", "figure-near figure-apart", drawn(LEG, seen.near)),
        Shape("hip", "figure-near", _hip(parts, camera)),
    ]
    if seen.quiet:
        found += [
            Shape("near-arm", "figure-near figure-apart", drawn(ARM, seen.near)),
            Shape("shoulder", "figure-near", _shoulder(parts, camera, seen.near)),
        ]
    return [
        *found,
        Shape("spine", "figure-spine", _along_spine(skeleton, camera, WHOLE_SPINE[:10])),
        Shape("region", "figure-region", _along_spine(skeleton, camera, REGIONS[region])),
    ]


def _hip(parts: dict[str, Part], camera: Camera) -> str:
    """Cover the gap round the top of the thigh, so that leg and pelvis are one."""
    return closed_path(outline(Part("hip", parts["trunk"].stations[:3]), camera))


def _shoulder(parts: dict[str, Part], camera: Camera, side: str) -> str:
    """Cover the gap round the top of the arm, so that arm and shoulder are one."""
    top, below = parts[f"{side}_upper_arm"].stations[:2]
    middle = Station(scale(add(scale(top.centre, 2.0), below.centre), 1 / 3), top.ahead, top.across, 0.05, 0.05, 0.05)
    wide = Station(top.centre, top.ahead, top.across, top.front + 0.012, top.back + 0.012, top.side + 0.012)
    return closed_path(outline(Part("shoulder", (wide, middle)), camera))


def _along_spine(skeleton: Skeleton, camera: Camera, names: tuple[str, ...]) -> str:
    return open_path([camera.see(point) for point in _behind(skeleton, names)])


def _behind(skeleton: Skeleton, names: tuple[str, ...]) -> Iterator[tuple[float, float, float]]:
    """Yield points between the spine and the skin of the back, where the spinous processes lie."""
    for name in names:
        yield add(skeleton.points[name], scale(axis(skeleton.frames[name], 0), -0.034))
