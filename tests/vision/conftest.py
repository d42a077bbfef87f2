"""The networks, loaded once, and a film of the performer, drawn once."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.films.course import Pace
from tests.films.film import FilmFrame, Shot, shoot
from tests.films.writing import write_mp4
from tests.vision.filming import astronaut
from unkink.knowledge.library import Library
from unkink.vision.assets import model
from unkink.vision.detector import Detector, load_detector
from unkink.vision.landmarks import LandmarkFinder, load_finder
from unkink.vision.picture import Picture, packed
from unkink.vision.tracking import Tracker

FPS = 10.0


class Performed(NamedTuple):
    """A film of the performer, and the truth about it."""

    path: Path
    frames: list[FilmFrame]
    repetitions_end_s: tuple[float, ...]


@pytest.fixture(scope="session")
def detector() -> Detector:
    return load_detector(model("full"))


@pytest.fixture(scope="session")
def finder() -> LandmarkFinder:
    return load_finder(model("full"))


@pytest.fixture
def tracker(detector: Detector, finder: LandmarkFinder) -> Tracker:
    return Tracker(detector, finder)


@pytest.fixture(scope="session")
def portrait() -> Picture:
    """The astronaut."""
    return Picture(0.0, packed(astronaut()))


@pytest.fixture(scope="session")
def performed(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Performed:
    """Two repetitions of leaning back in a chair."""
    pace = Pace(rest_s=1.5, into_s=1.5, hold_s=2, out_of_s=1.5)
    shot = shoot(Shot(library.techniques["chair-lean-back"], repetitions=2, pace=pace, fps=FPS))
    frames = list(shot.frames())
    path = tmp_path_factory.mktemp("performed") / "leaning.mp4"
    write_mp4(path, (frame.picture for frame in frames), FPS)
    return Performed(path, frames, shot.repetitions_end_s)
