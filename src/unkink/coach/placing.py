"""Whether the camera stands well for an exercise: light, one person, the whole body, the right side, and no shaking."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct

from unkink.coach.person import Person
from unkink.coach.segment import Points
from unkink.coach.sight import HIDDEN, NOBODY, NOT_FRONT, NOT_SIDE, OUTSIDE, SMALL, Sight
from unkink.knowledge.camera_view import CameraView

CheckName = Literal["light", "person", "body", "side", "steady"]
FINE, WAITING = "fine", "waiting"
DARK, GLARE, SEVERAL, MOVING = "dark", "glare", "several", "moving"
"""What should change, as ids, besides the reasons of sight.py."""

DARK_BELOW, GLARE_ABOVE = 40, 225
"""Mean lightness of a picture, 0 to 255. Between them landmarks were found on every test picture. Our choice."""
SHAKES_ABOVE = 6
"""Mean change of lightness, 0 to 255, a quarter of a second apart and beside the person. Our choice."""
LASTS_S = 0.5
"""A check changes its answer only after the new one has lasted for so long: nobody can read what flickers."""


class Check(Struct, frozen=True):
    """One thing that was looked at, and what was found: ``fine``, ``waiting`` for another, or what should change."""

    check: CheckName
    found: str


class Surroundings(NamedTuple):
    """What a picture tells besides landmarks: mean lightness and shaking (0 to 255), people (None: not counted)."""

    light: int
    shake: int
    people: int | None = None


class Placing:
    """Looks at frames before the exercise. ``aspect`` is the width of the picture over its height."""

    def __init__(self, view: CameraView, aspect: float) -> None:
        self._sight = Sight(view, Person(aspect))
        self._told: dict[CheckName, str] = {}
        self._other: dict[CheckName, tuple[str, float]] = {}

    def see(self, t: float, points: Points | None, around: Surroundings) -> tuple[Check, ...]:
        """Take a frame in and return every check, the one to see to first in front."""
        _, reason = self._sight.look(t, points)
        found: dict[CheckName, str] = {
            "light": DARK if around.light < DARK_BELOW else GLARE if around.light > GLARE_ABOVE else FINE,
            "person": NOBODY if points is None else SEVERAL if (around.people or 0) > 1 else FINE,
            "body": WAITING if points is None else _body(reason),
            "side": WAITING if points is None else _side(reason),
            "steady": MOVING if around.shake > SHAKES_ABOVE else FINE,
        }
        return tuple(Check(check, self._settled(t, check, now)) for check, now in found.items())

    def _settled(self, t: float, check: CheckName, now: str) -> str:
        """Return what is told of a check: what is found now, once it has lasted."""
        told = self._told.setdefault(check, now)
        if now == told:
            self._other.pop(check, None)
            return told
        other, since = self._other.get(check, ("", t))
        if other != now:
            since = t
            self._other[check] = (now, since)
        if t - since >= LASTS_S:
            self._told[check] = now
            self._other.pop(check, None)
            return now
        return told


_BODY: Mapping[str, str] = {"": FINE, SMALL: SMALL, OUTSIDE: OUTSIDE}
_SIDE: Mapping[str, str] = {"": FINE, SMALL: FINE, OUTSIDE: FINE, NOT_SIDE: NOT_SIDE, NOT_FRONT: NOT_FRONT}
"""What a reason says of each check. A reason comes alone, so what it hides waits for it."""


def _body(reason: str) -> str:
    return reason if reason.startswith(HIDDEN) else _BODY.get(reason, WAITING)


def _side(reason: str) -> str:
    return _SIDE.get(reason, WAITING)
