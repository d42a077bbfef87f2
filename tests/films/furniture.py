"""What the performer sits, leans and lies on: solid things in the places that a motion names."""

from collections.abc import Callable, Mapping
from math import pi

import numpy as np

from tests.films.surface import Array, Patches, box, joined, tube
from unkink.body.space import Vector
from unkink.body.surroundings import BALL_RADIUS, BED_HALF, CHAIR_BACK, MAT_HALF, MAT_THICKNESS, ROLLER_RADIUS

WOOD = np.array((176.0, 132, 88))
FABRIC = np.array((120.0, 132, 142))
MAT = np.array((96.0, 138, 128))
SHEET = np.array((214.0, 214, 208))
HALF_SEAT = 0.21


def furnished(props: Mapping[str, Vector]) -> list[Patches]:
    """Every thing of a scene."""
    return [_THINGS[kind](np.array(at)) for kind, at in props.items()]


def _box(at: Array, low: tuple[float, float, float], high: tuple[float, float, float], colour: Array) -> Patches:
    return box(at + np.array(low), at + np.array(high), colour)


def _chair(at: Array) -> Patches:
    seat = _box(at, (-0.22, -0.045, -HALF_SEAT), (0.21, 0.0, HALF_SEAT), FABRIC)
    back = _box(at, (-0.225, 0.12, -HALF_SEAT), (-0.19, CHAIR_BACK, HALF_SEAT), FABRIC)
    posts = [_box(at, (-0.222, -0.02, z), (-0.196, 0.2, z + 0.026), WOOD) for z in (-0.18, 0.154)]
    return joined([seat, back, *posts, *_legs(at, 0.19)])


def _stool(at: Array) -> Patches:
    return joined([_box(at, (-0.19, -0.05, -0.19), (0.19, 0.0, 0.19), FABRIC), *_legs(at, 0.16)])


def _legs(at: Array, out: float) -> list[Patches]:
    corners = [(x, z) for x in (-out, out) for z in (-out, out)]
    return [_box(at, (x - 0.016, -float(at[1]), z - 0.016), (x + 0.016, -0.045, z + 0.016), WOOD) for x, z in corners]


def _ball(at: Array) -> Patches:
    rise, turn = np.linspace(-pi / 2, pi / 2, 25), np.arange(40) / 40 * 2 * pi
    width, height = np.cos(rise)[:, None], np.repeat(np.sin(rise)[:, None], len(turn), axis=1)
    rings = at + BALL_RADIUS * np.stack([width * np.cos(turn), height, width * np.sin(turn)], axis=-1)
    return tube(rings, np.tile(np.array((92.0, 118, 150)), (24, 40, 1)))


def _roller(at: Array) -> Patches:
    turn = np.arange(28) / 28 * 2 * pi
    across = np.concatenate([[-0.3], np.linspace(-0.3, 0.3, 9), [0.3]])
    reach = np.concatenate([[0.01], np.full(9, ROLLER_RADIUS), [0.01]])
    rings = np.stack(
        [
            reach[:, None] * np.cos(turn),
            reach[:, None] * np.sin(turn),
            np.repeat(across[:, None], len(turn), axis=1),
        ],
        axis=-1,
    )
    return tube(at + rings, np.tile(np.array((70.0, 96, 120)), (10, 28, 1)))


def _bed(at: Array) -> Patches:
    mattress = _box(at, (-BED_HALF, -0.2, -0.5), (BED_HALF, 0.0, 0.5), SHEET)
    frame = _box(at, (-BED_HALF + 0.02, -0.3, -0.48), (BED_HALF, -0.2, 0.48), WOOD)
    pillow = _box(at, (BED_HALF - 0.34, 0.0, -0.3), (BED_HALF - 0.02, 0.09, 0.3), SHEET * 1.04)
    floor = -float(at[1])
    legs = [_box(at, (x, floor, z), (x + 0.06, -0.3, z + 0.06), WOOD) for x in (-0.76, 0.7) for z in (-0.46, 0.4)]
    return joined([mattress, frame, pillow, *legs])


def _mat(at: Array) -> Patches:
    length, breadth = MAT_HALF
    return _box(at, (-length, -MAT_THICKNESS, -breadth), (length, 0.0, breadth), MAT)


_THINGS: dict[str, Callable[[Array], Patches]] = {
    "chair": _chair,
    "stool": _stool,
    "ball": _ball,
    "foam-roller": _roller,
    "bed": _bed,
    "mat": _mat,
}
