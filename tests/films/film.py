"""A film of somebody doing a technique: its frames, where the landmarks are in each, and what was done."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tests.films.course import Pace, Stretch, course
from tests.films.eye import Eye, put_up
from tests.films.furniture import furnished
from tests.films.mannequin import Looks, dressed
from tests.films.painting import painted
from tests.films.room import empty_room, shadow
from tests.films.surface import Array, joined
from unkink.body.flesh import flesh
from unkink.body.performance import Scene
from unkink.body.performer.landmarks import landmarks_of
from unkink.body.proportions import HEIGHT
from unkink.body.skeleton import Skeleton, stand
from unkink.knowledge.technique import Technique

Picture = NDArray[np.uint8]
GRAIN, COLOUR_GRAIN = 3.0, 1.5
"""The noise of a cheap sensor: brightness and colour, in steps of 255."""


@dataclass(frozen=True)
class Shot:
    """How a film is made. ``around``: 0 is in front of the person, 90 on their right; None: as the technique wants it.

    ``fill`` is the share of the picture's width or height that the body fills at most, through the whole movement.
    """

    technique: Technique
    repetitions: int = 2
    pace: Pace = field(default_factory=Pace)
    around: float | None = None
    elevation: float | None = None
    fill: float = 0.8
    size: tuple[int, int] = (640, 480)
    fps: float = 15.0
    looks: Looks = field(default_factory=Looks)
    seed: int = 0


@dataclass(frozen=True)
class FilmFrame:
    """One picture. ``landmarks`` (33, 2) are the true places in pixels; ``height`` is a standing body's in pixels."""

    t: float
    picture: Picture
    landmarks: Array
    height: float


@dataclass(frozen=True)
class Film:
    """A film about to be drawn; ``frames`` may be gone through more than once and gives the same pictures."""

    shot: Shot
    stretches: tuple[Stretch, ...]
    eye: Eye

    @property
    def seconds(self) -> float:
        """How long it is."""
        return sum(each.seconds for each in self.stretches)

    @property
    def repetitions_end_s(self) -> tuple[float, ...]:
        """When each repetition is over: back where it began."""
        ends, now = {}, 0.0
        for each in self.stretches:
            now += each.seconds
            if each.phase == "out_of":
                ends[each.repetition] = now
        return tuple(ends.values())

    def frames(self) -> Iterator[FilmFrame]:
        """Draw the film."""
        noise = np.random.default_rng(self.shot.seed)
        room = empty_room(self.eye, self.shot.size, noise)
        grain = _grain(self.shot.size, noise)
        drawn: Scene | None = None
        for t, scene in self._scenes():
            if scene is not drawn:
                drawn, skeleton = scene, stand(scene.posture)
                picture = self._draw(scene, skeleton, room)
                landmarks, depths = self.eye.see(np.array(landmarks_of(skeleton)))
                height = HEIGHT * self.eye.scale / float(depths.mean())
            shifted = np.roll(grain, tuple(noise.integers(0, self.shot.size[1], 2)), axis=(0, 1))
            yield FilmFrame(t, np.clip(picture + shifted, 0, 255).astype(np.uint8), landmarks, height)

    def _scenes(self) -> Iterator[tuple[float, Scene]]:
        """The scene at every frame's time; the same object as long as nothing moves."""
        started, frame = 0.0, 0
        for each in self.stretches:
            while frame / self.shot.fps < started + each.seconds:
                yield frame / self.shot.fps, each.at(frame / self.shot.fps - started)
                frame += 1
            started += each.seconds

    def _draw(self, scene: Scene, skeleton: Skeleton, room: Array) -> Array:
        """The picture of a scene without the sensor's noise."""
        stations = [station for part in flesh(skeleton).values() for station in part.stations]
        centres = np.array([station.centre for station in stations])
        breadths = np.array([max(station.front, station.side) for station in stations])
        ground = room * shadow(centres, breadths, self.eye, self.shot.size)
        return painted(ground, joined([dressed(skeleton, self.shot.looks), *furnished(scene.props)]), self.eye)


def shoot(shot: Shot) -> Film:
    """Put up the camera so that it sees the whole movement, and begin.

    Raises KeyError when the technique has no camera's part and the shot does not say where the camera stands.
    """
    stretches = course(shot.technique, shot.repetitions, shot.pace)
    view = shot.technique.camera
    if view is None and (shot.around is None or shot.elevation is None):
        raise KeyError(f"{shot.technique.id} does not say where its camera stands")
    around = shot.around if shot.around is not None else 0.0 if view and view.view == "front" else 90.0
    elevation = shot.elevation if shot.elevation is not None else view.elevation if view else 0.0
    keys = {id(scene): scene for each in stretches for scene in (each.start, each.end)}
    bodies = [dressed(stand(scene.posture), shot.looks).corners for scene in keys.values()]
    return Film(shot, tuple(stretches), put_up(np.concatenate(bodies), around, elevation, shot.fill, shot.size))


def _grain(size: tuple[int, int], noise: np.random.Generator) -> Array:
    shape = (size[1], size[0])
    return np.asarray(noise.normal(0, GRAIN, (*shape, 1)) + noise.normal(0, COLOUR_GRAIN, (*shape, 3)))
