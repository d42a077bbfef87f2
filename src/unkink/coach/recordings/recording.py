"""A landmark recording: what its first line says, its frames, and what is wrong with a broken one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import Struct

Landmark = tuple[float, float, float, float]
"""x and y as fractions of the picture's width and height (y downwards), z on the scale of x, visibility 0 to 1."""
WorldPoint = tuple[float, float, float]
"""Metres from the middle of the hips."""


class Header(Struct, frozen=True):
    """What holds for a whole recording: frames a second, the picture's size in pixels, and where it comes from."""

    fps: float
    width: int
    height: int
    source: str = ""


class Frame(NamedTuple):
    """One moment: its time in seconds, and 33 landmarks in BlazePose order, or None where nobody was seen."""

    t: float
    landmarks: tuple[Landmark, ...] | None
    world: tuple[WorldPoint, ...] | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that is being read: its header at once, its frames one after the other as they are asked for."""

    header: Header
    frames: Iterator[Frame]


class RecordingError(ValueError):
    """A recording that cannot be used. ``line`` counts from 1; 0 means the file as a whole."""

    def __init__(self, line: int, message: str) -> None:
        self.line, self.message = line, message
        super().__init__(f"line {line}: {message}" if line else message)
