"""The room behind the performer: boards, a wall with a skirting board and two pictures, shadows on the floor."""

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.films.eye import Eye
from tests.films.surface import Array

WALL = np.array((196.0, 190, 178))
FLOOR = np.array((150.0, 118, 86))
SKIRTING = np.array((226.0, 224, 218))
BEHIND = 1.3
"""Metres from the middle of the room to the wall."""


def empty_room(eye: Eye, size: tuple[int, int], noise: np.random.Generator) -> Array:
    """The picture (height, width, 3) of the room without anybody in it."""
    width, height = size
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    across, up = (x - eye.centre[0]) / eye.scale, (eye.centre[1] - y) / eye.scale
    rays = across[..., None] * eye.axes[0] + up[..., None] * eye.axes[1] + eye.axes[2]
    level = eye.axes[2] * np.array((1.0, 0.0, 1.0))
    level /= np.linalg.norm(level)
    to_wall = (BEHIND - eye.at @ level) / np.maximum(rays @ level, 1e-6)
    to_floor = np.where(rays[..., 1] < -1e-6, -eye.at[1] / np.minimum(rays[..., 1], -1e-6), np.inf)
    wall, floor = eye.at + rays * to_wall[..., None], eye.at + rays * np.minimum(to_floor, 50)[..., None]
    beside = wall @ np.cross((0.0, 1.0, 0.0), level)
    picture = np.where((to_floor < to_wall)[..., None], _boards(floor, noise), _wallpaper(beside, wall[..., 1]))
    middle = np.hypot(x / width - 0.4, y / height - 0.35)
    return np.asarray(picture * (1.08 - 0.35 * middle[..., None]))


def _boards(floor: Array, noise: np.random.Generator) -> Array:
    board = np.floor(floor[..., 2] / 0.12).astype(int)
    tones = 1 + 0.07 * noise.standard_normal(997)
    grain = 1 + 0.03 * np.sin(floor[..., 0] * 37 + board * 5.1) * np.sin(floor[..., 2] * 160)
    seam = np.where(np.abs(floor[..., 2] / 0.12 - board) < 0.05, 0.8, 1.0)
    return np.asarray(FLOOR * (tones[board % 997] * grain * seam)[..., None])


def _wallpaper(beside: Array, up: Array) -> Array:
    wall = np.broadcast_to(WALL, (*up.shape, 3)).copy()
    for left, low, right, high, colour in (
        (-1.35, 1.15, -0.75, 1.75, (88.0, 104, 112)),
        (0.85, 1.25, 1.25, 1.8, (150.0, 112, 84)),
    ):
        inside = (beside > left) & (beside < right) & (up > low) & (up < high)
        rim = inside & ~((beside > left + 0.05) & (beside < right - 0.05) & (up > low + 0.05) & (up < high - 0.05))
        wall[inside] = colour
        wall[rim] = (60.0, 54, 48)
    wall[up < 0.09] = SKIRTING
    return wall


def shadow(points: Array, radii: Array, eye: Eye, size: tuple[int, int]) -> Array:
    """How much light is left on the floor (height, width, 1) below things at these places of these breadths."""
    small = (size[0] // 4, size[1] // 4)
    mask = Image.new("L", small, 0)
    draw = ImageDraw.Draw(mask)
    ground = points * np.array((1.0, 0.0, 1.0))
    places, depths = eye.see(ground)
    for (x, y), depth, radius, height in zip(places / 4, depths, radii, points[:, 1], strict=True):
        wide = radius * eye.scale / depth / 4
        dark = int(110 * max(0.0, 1 - height / 1.2))
        draw.ellipse((x - wide, y - wide * 0.35, x + wide, y + wide * 0.35), fill=dark)
    soft = mask.filter(ImageFilter.GaussianBlur(4)).resize(size, Image.Resampling.BILINEAR)
    return np.asarray(1 - np.asarray(soft, dtype=float)[..., None] / 255)
