"""The body of the performer with skin, hair, a face and clothes: its flesh as surfaces in space."""

from dataclasses import dataclass
from math import pi

import numpy as np

from tests.films.surface import Array, Patches, joined, tube
from unkink.body.flesh import Part, flesh
from unkink.body.joint import SIDES
from unkink.body.skeleton import Skeleton

AROUND = 22
"""Corners of a cross-section."""
FINE = 3
"""Rings between one station of the flesh and the next."""


@dataclass(frozen=True)
class Looks:
    """What somebody wears and looks like: colours from 0 to 255."""

    skin: tuple[int, int, int] = (205, 152, 122)
    hair: tuple[int, int, int] = (62, 42, 30)
    shirt: tuple[int, int, int] = (150, 46, 52)
    trousers: tuple[int, int, int] = (44, 52, 78)
    shoes: tuple[int, int, int] = (226, 226, 222)
    lips: tuple[int, int, int] = (170, 92, 84)


def dressed(skeleton: Skeleton, looks: Looks) -> Patches:
    """Every surface of a dressed body."""
    parts = flesh(skeleton)
    return joined([_part(part, looks) for part in parts.values() if part.name != "nose"] + _face(skeleton, looks))


def _part(part: Part, looks: Looks) -> Patches:
    rings, along = _rings(part)
    turn = (np.arange(AROUND) + 0.5) / AROUND * 2 * pi
    middle = (along[:-1] + along[1:]) / 2
    colours = _colours(part.name, middle[:, None], turn[None, :], looks)
    return tube(rings, colours)


def _rings(part: Part) -> tuple[Array, Array]:
    """The rings of a part and how far along it each is, from 0 to 1; both ends are rounded."""
    table = np.array(
        [(*each.centre, *each.ahead, *each.across, each.front, each.back, each.side) for each in part.stations]
    )
    count = len(table)
    places = np.linspace(0, count - 1, (count - 1) * FINE + 1)
    smooth = _smooth(table, places)
    first, last = _cap(smooth[0], smooth[1], part.blunt[0]), _cap(smooth[-1], smooth[-2], part.blunt[1])
    rows = np.concatenate([first[::-1], smooth, last])
    along = np.concatenate([np.zeros(len(first)), places / (count - 1), np.ones(len(last))])
    turn = np.arange(AROUND) / AROUND * 2 * pi
    ahead = np.where(np.cos(turn) > 0, rows[:, 9:10], rows[:, 10:11]) * np.cos(turn)
    beside = rows[:, 11:12] * np.sin(turn)
    rings = rows[:, None, 0:3] + ahead[..., None] * rows[:, None, 3:6] + beside[..., None] * rows[:, None, 6:9]
    return rings, along


def _smooth(table: Array, places: Array) -> Array:
    """The rows of a table at places between them, on a curve through all of them (Catmull and Rom 1974)."""
    padded = np.concatenate([2 * table[:1] - table[1:2], table, 2 * table[-1:] - table[-2:-1]])
    index = np.minimum(places.astype(int), len(table) - 2)
    t = (places - index)[:, None]
    a, b, c, d = (padded[index + shift] for shift in range(4))
    rows = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - 3 * c + d - a) * t**3)
    rows[:, 9:] = np.maximum(rows[:, 9:], 0.008)
    return np.asarray(rows)


def _cap(end: Array, neighbour: Array, blunt: float) -> Array:
    """The rows that round off an end."""
    outward = end[:3] - neighbour[:3]
    outward /= np.linalg.norm(outward) or 1.0
    turns = np.linspace(0, pi / 2, 5)[1:]
    rows = np.tile(end, (len(turns), 1))
    rows[:, :3] += np.sin(turns)[:, None] * outward * end[9:].mean() * blunt
    rows[:, 9:] *= np.maximum(np.cos(turns), 0.02)[:, None]
    return rows


def _colours(name: str, along: Array, turn: Array, looks: Looks) -> Array:
    """The colours of a part by how far along it and how far around it (0 ahead) a patch lies."""
    shape = np.broadcast_shapes(along.shape, turn.shape)
    base = np.empty((*shape, 3))
    kind = name.partition("_")[2] or name
    base[:] = {
        "trunk": looks.shirt,
        "thigh": looks.trousers,
        "shank": looks.trousers,
        "foot": looks.shoes,
        "upper_arm": looks.shirt,
    }.get(kind, looks.skin)
    if kind == "trunk":
        base[np.broadcast_to(along < 0.2, shape)] = looks.trousers
    if kind == "upper_arm":
        base[np.broadcast_to(along > 0.55, shape)] = looks.skin
    if kind == "head":
        base[np.broadcast_to(_hairy(along, turn), shape)] = looks.hair
    if kind in ("trunk", "thigh", "shank", "upper_arm"):
        folds = np.sin(turn * 3 + along * 23) * np.sin(along * 41 + turn) + 0.6 * np.sin(along * 67 - turn * 2)
        base *= 1 + 0.05 * folds[..., None]
    return np.clip(base, 0, 255)


def _hairy(along: Array, turn: Array) -> Array:
    """Where on the head hair grows: behind the ears, and above a line over the forehead."""
    behind = np.cos(turn)
    return np.asarray((behind < -0.25) & (along > 0.25) | (along > 0.78) | (along > 0.62) & (behind < 0.25))


def _face(skeleton: Skeleton, looks: Looks) -> list[Patches]:
    """Nose, ears, eyes, brows and mouth: small balls on the head."""
    skin = np.array(looks.skin, dtype=float)
    white, dark = np.array((238.0, 236, 232)), np.array((38.0, 28, 24))
    things = [
        ((0.108, 0.012, 0.0), (0.022, 0.016, 0.016), skin * 0.97),
        ((0.102, 0.035, 0.0), (0.012, 0.028, 0.010), skin),
        ((0.088, -0.020, 0.0), (0.014, 0.008, 0.026), np.array(looks.lips, dtype=float)),
    ]
    for side in SIDES:
        out = 1.0 if side == "right" else -1.0
        things += [
            ((0.088, 0.052, out * 0.032), (0.010, 0.0075, 0.015), white),
            ((0.0955, 0.052, out * 0.032), (0.004, 0.006, 0.006), dark),
            ((0.093, 0.072, out * 0.033), (0.008, 0.004, 0.019), np.array(looks.hair, dtype=float)),
            ((0.008, 0.032, out * 0.074), (0.018, 0.030, 0.008), skin * 0.9),
        ]
    return [_ball(skeleton, at, reach, colour) for at, reach, colour in things]


def _ball(
    skeleton: Skeleton, at: tuple[float, float, float], reach: tuple[float, float, float], colour: Array
) -> Patches:
    """An ellipsoid on the head; place and reach are forward, up and to the right in metres."""
    frame = np.array(skeleton.frames["head"])
    centre = np.array(skeleton.points["head"]) + frame @ np.array(at)
    rise, turn = np.linspace(-pi / 2, pi / 2, 7), np.arange(10) / 10 * 2 * pi
    unit = np.stack(
        [
            np.cos(rise)[:, None] * np.cos(turn),
            np.repeat(np.sin(rise)[:, None], len(turn), axis=1),
            np.cos(rise)[:, None] * np.sin(turn),
        ],
        axis=-1,
    )
    rings = centre + (unit * np.array(reach)) @ frame.T
    return tube(rings, np.tile(colour, (len(rise) - 1, len(turn), 1)))
