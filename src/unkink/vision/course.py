"""How a film went: the angles over time, the holds, and the pictures at the peaks. What the page about it shows.

What is kept grows slowly: curves are thinned when they are long, and stills are kept of the first repetitions only.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from unkink.coach.coach import Coach
from unkink.coach.reading import Reading, Span
from unkink.vision.picture import Picture, colours_of

MOST_POINTS = 6000
"""Samples of a curve; when there are more, every second one goes."""
MOST_STILLS = 60
STILL_SIDE, QUALITY = 480, 80
"""Pixels of a still's longer side, and how well it is kept (JPEG, 1 to 95)."""


class Still(NamedTuple):
    """The picture at the peak of a repetition: which one, when in seconds, and the picture as JPEG, with its size."""

    repetition: int
    t: float
    jpeg: bytes
    size: tuple[int, int]


class Course:
    """Follows a film as it is coached."""

    def __init__(self, signals: tuple[str, ...], main: str) -> None:
        self._main = main
        self.times: list[float] = []
        self.angles: dict[str, list[float | None]] = {name: [] for name in signals}
        self.holds: list[Span] = []
        self.stills: list[Still] = []
        self._every, self._count = 1, 0
        self._hold_since: float | None = None
        self._rest = 0.0
        self._peak: tuple[float, Picture] | None = None
        self._repetitions = 0
        self._last = 0.0

    def see(self, picture: Picture, reading: Reading, coach: Coach) -> None:
        """Take in a picture and what the coach made of it."""
        angles: Mapping[str, float] = {} if reading.abstains else coach.angles
        self._last = reading.t
        if self._count % self._every == 0:
            self._sample(reading.t, angles)
        self._count += 1
        self._hold(reading)
        self._look_for_peak(picture, reading, angles.get(self._main))

    def finish(self) -> None:
        """Close what is open."""
        if self._hold_since is not None:
            self.holds.append(Span("hold", self._hold_since, self._last))
            self._hold_since = None

    def _sample(self, t: float, angles: Mapping[str, float]) -> None:
        self.times.append(t)
        for name, values in self.angles.items():
            values.append(angles.get(name))
        if len(self.times) > MOST_POINTS:
            self._every *= 2
            del self.times[1::2]
            for values in self.angles.values():
                del values[1::2]

    def _hold(self, reading: Reading) -> None:
        holding = reading.in_hold and not reading.abstains
        if holding and self._hold_since is None:
            self._hold_since = reading.t
        elif not holding:
            self.finish()

    def _look_for_peak(self, picture: Picture, reading: Reading, angle: float | None) -> None:
        """Keep the picture of the way's far end; when the repetition has been counted, it is its still."""
        if reading.repetitions > self._repetitions:
            self._repetitions = reading.repetitions
            if self._peak is not None and len(self.stills) < MOST_STILLS:
                self.stills.append(_still(self._repetitions, self._peak[1]))
            self._peak = None
        if angle is None:
            return
        if reading.phase in ("rest", ""):
            self._rest, self._peak = angle, None
        elif self._peak is None or abs(angle - self._rest) > self._peak[0]:
            self._peak = (abs(angle - self._rest), picture)


def _still(repetition: int, picture: Picture) -> Still:
    image = Image.fromarray(colours_of(picture.pixels))
    image.thumbnail((STILL_SIDE, STILL_SIDE))
    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY)
    return Still(repetition, picture.t, file.getvalue(), image.size)
