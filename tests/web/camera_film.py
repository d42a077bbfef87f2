"""A pretended camera: Chromium plays a film of the performer into it, over and over."""

from pathlib import Path

from tests.films.course import Pace
from tests.films.film import Shot, shoot
from tests.films.writing import write
from unkink.knowledge.library import Library

FPS = 12.0
LONG_HOLD = Pace(rest_s=0.5, into_s=2.0, hold_s=11.0, out_of_s=2.0)
"""Most of the time in the hold, so that it is filled wherever in the film a session happens to be."""


def film_of(library: Library, technique: str, path: Path, fps: float = FPS) -> Path:
    """One repetition with a long hold, seen from the technique's own side."""
    shot = Shot(library.techniques[technique], 1, LONG_HOLD, size=(640, 480), fps=fps)
    write(path, (frame.picture for frame in shoot(shot).frames()), fps)
    return path


def flags(film: Path, *, allowed: bool = True) -> list[str]:
    """What Chromium is started with. A film that does not exist is a machine without a camera."""
    return [
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream" + ("" if allowed else "=deny"),
        f"--use-file-for-fake-video-capture={film}",
    ]
