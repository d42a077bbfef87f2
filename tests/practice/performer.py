"""Somebody in front of a camera who does what the session asks for, or something else, in simulated time."""

from collections.abc import Callable
from functools import cache
from random import Random

from tests.shipped import LIBRARY
from unkink.body.performance import scene_at, scene_between
from unkink.body.performer.noise import Landmark, estimate, network
from unkink.body.performer.person import embodied, somebody
from unkink.body.performer.viewpoint import HEIGHT, WIDTH, SeenPoint, Station, station, viewpoint
from unkink.body.skeleton import stand
from unkink.body.space import Vector
from unkink.session.state import State, Status

ASPECT = WIDTH / HEIGHT
STEPS = 20
PIXELS = 1.0
OTHER = {"left": "right", "right": "left"}

Wish = Callable[[State, float], float | None]
"""How deep somebody wants to be, from 0 (rest) to 1 (in the hold); None is out of the picture."""


def obedient(state: State, at: float) -> float | None:
    """Do what the session says."""
    del at
    segment = state.segment
    return 1.0 if state.status is Status.RUNNING and segment is not None and segment.phase in ("into", "hold") else 0.0


class Performer:
    """Moves towards where the wish wants them, no faster than the technique's way in takes.

    ``who`` is a person with a camera they have put up; 0 is somebody average, whose camera stands where it should.
    """

    def __init__(self, wish: Wish = obedient, seed: int = 1, *, who: int = 0, pixels: float = PIXELS) -> None:
        self.wish, self.wrong_side, self._who = wish, False, who
        self._random = Random(seed)  # noqa: S311 -- repeatable
        self._network = network(self._random, pixels)
        self.depth = 0.0

    def look(self, state: State, at: float, dt: float) -> tuple[Landmark, ...] | None:
        """Move on by some seconds and return what the landmark network makes of it; None where nobody is found."""
        wished = self.wish(state, at)
        segment = state.segment
        if wished is None or segment is None or not segment.technique:
            return None
        technique = LIBRARY.techniques[segment.technique]
        step = dt / (0.8 * technique.dose.into_s)
        self.depth = min(self.depth + step, wished) if wished > self.depth else max(self.depth - step, wished)
        side = OTHER.get(segment.side, "") if self.wrong_side else segment.side
        seen = _ways(technique.id, side, self._who)[round(self.depth * STEPS)]
        return estimate(self._network, seen, dt)


def hidden(landmarks: tuple[Landmark, ...] | None, *indices: int) -> tuple[Landmark, ...] | None:
    """The same landmarks with some hidden behind something."""
    if landmarks is None:
        return None
    return tuple((x, y, z, 0.1 if index in indices else seen) for index, (x, y, z, seen) in enumerate(landmarks))


@cache
def _places(name: str, side: str, who: int) -> list[tuple[Vector, ...]]:
    """Where everything is on the way from rest to the hold, in so many steps."""
    motion, person = LIBRARY.techniques[name].motion, somebody(Random(who or 3))  # noqa: S311
    far = next(move.pose for move in reversed(motion.moves) if move.phase == "hold")
    rest, deep = scene_at(motion, motion.moves[0].pose, side=side), scene_at(motion, far, side=side)
    between = [scene_between(rest, deep, step / STEPS).posture for step in range(STEPS + 1)]
    return [embodied(stand(posture), person) for posture in between]


@cache
def _ways(name: str, side: str, who: int) -> list[list[SeenPoint]]:
    """The same as their camera sees it."""
    technique = LIBRARY.techniques[name]
    view, elevation = ("any", 0.0) if technique.camera is None else (technique.camera.view, technique.camera.elevation)
    best = Station(0.0 if view == "front" else 90.0, elevation, 0.0, 0.7)
    where = station(Random(who), view, elevation) if who else best  # noqa: S311
    everywhere = [point for each in technique.sides for places in _places(name, each, who) for point in places]
    eye = viewpoint(where, everywhere)
    return [[eye.see(point) for point in places] for places in _places(name, side or technique.sides[0], who)]
