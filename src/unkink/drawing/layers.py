"""What lies over what: the parts of the body gathered into a few shapes, from the furthest to the nearest."""

from collections.abc import Iterator
from dataclasses import dataclass

from unkink.body.camera import Camera
from unkink.body.flesh import Part
from unkink.body.joint import SIDES
from unkink.body.skeleton import SPINE, Skeleton
from unkink.body.space import add, axis, scale
from unkink.drawing.outline import closed_path, open_path, outline

LEG = ("thigh", "shank", "foot")
ARM = ("upper_arm", "forearm", "hand")
LIMBS = {"leg": LEG, "arm": ARM}
CORE = ("trunk", "neck", "head")
GIRDLES = ("left_girdle", "right_girdle")

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

    def drawn(*names: str) -> str:
        return "".join(closed_path(outline(parts[name], camera)) for name in names)

    def limb(name: str, side: str) -> list[Shape]:
        """Draw a limb over the body: a gap round its free part, and its root over the gap, so that it grows out."""
        root, *free = (f"{side}_{part}" for part in LIMBS[name])
        below = closed_path(outline(_below(parts[root]), camera))
        return [
            Shape(f"{side}-{name}", "figure-near figure-apart", below + drawn(*free)),
            Shape(f"{side}-{name}-root", "figure-near", drawn(root)),
        ]

    def behind(name: str, look: str) -> Shape:
        return Shape(f"{seen.far}-{name}", look, drawn(*(f"{seen.far}_{part}" for part in LIMBS[name])))

    # From the side the slopes of the shoulders are hidden in the trunk.
    core = Shape("core", "figure-near", drawn(*CORE) if seen.quiet else drawn(*CORE, *GIRDLES))
    if seen.quiet:
        body = [behind("arm", "figure-far"), behind("leg", "figure-far"), core]
        body += [*limb("leg", seen.near), *limb("arm", seen.near)]
    else:
        arms = "".join(drawn(*(f"{side}_{part}" for part in ARM)) for side in SIDES)
        body = [Shape("arms", "figure-near", arms), core, *limb("leg", seen.far), *limb("leg", seen.near)]
        body.append(Shape("face", "figure-face", _face(skeleton, camera)))
    return [
        *body,
        Shape("spine", "figure-spine", _along_spine(skeleton, camera, WHOLE_SPINE[:10])),
        Shape("region", "figure-region", _along_spine(skeleton, camera, REGIONS.get(region, WHOLE_SPINE))),
    ]


def _below(root: Part) -> Part:
    """Return the lower part of a thigh or an upper arm."""
    return Part(root.name, root.stations[1:], root.blunt)


def _face(skeleton: Skeleton, camera: Camera) -> str:
    """Draw closed eyes, a nose and a mouth, so that it is plain which way somebody lies."""
    lines = []
    for line in FACE:
        points = [camera.see(skeleton.at("head", forward, up, right)) for forward, up, right in line]
        lines.append(open_path(points))
    return "".join(lines)


FACE: tuple[tuple[tuple[float, float, float], ...], ...] = (
    ((0.079, 0.046, -0.042), (0.087, 0.038, -0.030), (0.093, 0.046, -0.018)),
    ((0.093, 0.046, 0.018), (0.087, 0.038, 0.030), (0.079, 0.046, 0.042)),
    ((0.100, 0.018, 0.010), (0.106, 0.000, 0.012), (0.102, -0.004, -0.006)),
    ((0.088, -0.034, -0.022), (0.097, -0.038, 0.000), (0.088, -0.034, 0.022)),
)
"""The lines of a face: metres forward, up and right of the top of the neck."""


def _along_spine(skeleton: Skeleton, camera: Camera, names: tuple[str, ...]) -> str:
    return open_path([camera.see(point) for point in _behind(skeleton, names)])


def _behind(skeleton: Skeleton, names: tuple[str, ...]) -> Iterator[tuple[float, float, float]]:
    """Yield points between the spine and the skin of the back, where the spinous processes lie."""
    for name in names:
        yield add(skeleton.points[name], scale(axis(skeleton.frames[name], 0), -0.034))
