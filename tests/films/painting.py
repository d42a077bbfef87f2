"""Painting surfaces: lit from above and from the camera, the farther first, at twice the size and then made smaller."""

import numpy as np
from PIL import Image, ImageDraw

from tests.films.eye import Eye
from tests.films.surface import Array, Patches

FINER = 2
SUN = np.array((0.35, 0.8, 0.0))


def painted(ground: Array, patches: Patches, eye: Eye) -> Array:
    """The picture (height, width, 3) with patches painted over its ground."""
    height, width, _ = ground.shape
    seen, _ = eye.see(patches.corners)
    left, upper = np.clip(np.floor(seen.min(axis=(0, 1))) - 1, 0, (width - 1, height - 1)).astype(int).tolist()
    right, lower = (
        np.clip(np.ceil(seen.max(axis=(0, 1))) + 1, (left + 1, upper + 1), (width, height)).astype(int).tolist()
    )
    size = (right - left, lower - upper)
    finer = Image.new("RGBA", (size[0] * FINER, size[1] * FINER))
    _paint(finer, patches, eye, np.array((left, upper)))
    over = np.asarray(finer.resize(size, Image.Resampling.BOX), dtype=float)
    share = over[..., 3:] / 255
    picture = ground.copy()
    below = picture[upper:lower, left:right]
    picture[upper:lower, left:right] = below + (over[..., :3] - below) * share
    return picture


def _paint(picture: Image.Image, patches: Patches, eye: Eye, corner: Array) -> None:
    middles = patches.corners.mean(axis=1)
    facing = np.einsum("ij,ij->i", patches.out, eye.at - middles) > 0
    corners, out, colours = patches.corners[facing], patches.out[facing], patches.colours[facing]
    places, depths = eye.see(corners)
    order = np.argsort(-depths.mean(axis=1))
    shades = np.clip(colours * light(out, eye)[:, None], 0, 255).astype(int)
    draw = ImageDraw.Draw(picture)
    flat = ((places - corner) * FINER).reshape(len(places), 8)[order].tolist()
    for polygon, shade in zip(flat, shades[order].tolist(), strict=True):
        draw.polygon(polygon, fill=(*shade, 255))


def light(out: Array, eye: Eye) -> Array:
    """How brightly patches are lit that face this way: a window above and to the side, the room, and the screen."""
    sun = SUN + 0.45 * -eye.axes[2] + 0.25 * eye.axes[0]
    sun /= np.linalg.norm(sun)
    direct = np.clip(out @ sun, 0, None)
    room = 0.5 + 0.5 * out[:, 1]
    return np.asarray(0.42 + 0.50 * direct + 0.16 * room)
