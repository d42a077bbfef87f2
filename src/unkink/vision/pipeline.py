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
    """What was seen in a picture; and the picture, where pictures are kept."""

    picture: Picture | None
    frame: Frame


class _Looked(NamedTuple):
    """A picture that was looked at: its time, its width and height, the body in it; the picture, where it is kept."""

    t: float
    size: tuple[int, int]
    body: Body | None
    picture: Picture | None


@contextmanager
def seen_in(film: Film, tracker: Tracker, *, keep_pictures: bool = True) -> Iterator[Iterator[Seen]]:
    """Give everything that is seen in a film, picture after picture. Raises FilmError while it is read.

    Pictures are large: who makes nothing of them need not keep them until their landmarks are smoothed.
    """
    with ahead(film.pictures()) as pictures, ahead(_looked_at(pictures, tracker, keep=keep_pictures)) as looked_at:
        yield _smoothed(looked_at)


def _looked_at(pictures: Iterator[Picture], tracker: Tracker, *, keep: bool) -> Iterator[_Looked]:
    for picture in pictures:
        size = picture.width, picture.height
        yield _Looked(picture.t, size, tracker.see(picture), picture if keep else None)


def _smoothed(looked_at: Iterator[_Looked]) -> Iterator[Seen]:
    smoothed = SmoothedBody()
    for exact_t, size, body, picture in looked_at:
        t = round(exact_t, TIME_PLACES)
        if body is None:
            smoothed.restart()
            yield Seen(picture, Frame(t, None))
            continue
        yield Seen(picture, frame_of(t, size, *smoothed.take(exact_t, body)))


def frame_of(t: float, size: tuple[int, int], points: Points, world: Points) -> Frame:
    """Return points in pixels as a landmark frame: x and z as fractions of the picture's width, y of its height."""
    width, height = size
    scale = np.array((width, height, width, 1.0))
    landmarks = tuple(map(tuple, np.round(points / scale, PLACES).tolist()))
    return Frame(t, landmarks, tuple(map(tuple, np.round(world, PLACES).tolist())))
