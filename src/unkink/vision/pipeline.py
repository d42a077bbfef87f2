"""From a film to landmark frames: decoding, looking and smoothing, each while the next is already under way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np

from unkink.coach.recordings.recording import Frame
from unkink.vision.film import Film
from unkink.vision.landmarks import Body
from unkink.vision.picture import Picture
from unkink.vision.read_ahead import ahead
from unkink.vision.smoothing import Points, SmoothedBody
from unkink.vision.tracking import Tracker

PLACES, TIME_PLACES = 5, 4
"""Digits that are kept: those of a landmark recording, so that it and its film are coached alike."""


class Seen(NamedTuple):
    """One picture and what was seen in it."""

    picture: Picture
    frame: Frame


@contextmanager
def seen_in(film: Film, tracker: Tracker) -> Iterator[Iterator[Seen]]:
    """Give everything that is seen in a film, picture after picture. Raises FilmError while it is read."""
    with ahead(film.pictures()) as pictures, ahead(_looked_at(pictures, tracker)) as looked_at:
        yield _smoothed(looked_at)


def _looked_at(pictures: Iterator[Picture], tracker: Tracker) -> Iterator[tuple[Picture, Body | None]]:
    for picture in pictures:
        yield picture, tracker.see(picture)


def _smoothed(looked_at: Iterator[tuple[Picture, Body | None]]) -> Iterator[Seen]:
    smoothed = SmoothedBody()
    for picture, body in looked_at:
        t = round(picture.t, TIME_PLACES)
        if body is None:
            smoothed.restart()
            yield Seen(picture, Frame(t, None))
            continue
        yield Seen(picture, frame_of(t, picture, *smoothed.take(picture.t, body)))


def frame_of(t: float, picture: Picture, points: Points, world: Points) -> Frame:
    """Return points in pixels as a landmark frame: x and z as fractions of the width, y of the height."""
    scale = np.array((picture.width, picture.height, picture.width, 1.0))
    landmarks = tuple(map(tuple, np.round(points / scale, PLACES).tolist()))
    return Frame(t, landmarks, tuple(map(tuple, np.round(world, PLACES).tolist())))
