"""The films themselves: their pictures, their truth, and the files they are written to."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import av
import numpy as np
import pytest

from tests.films.course import Pace
from tests.films.film import Film, FilmFrame, Shot, shoot
from tests.films.writing import write
from tests.shipped import LIBRARY
from unkink.body.landmark import INDEX
from unkink.knowledge.library import Library

SMALL = (160, 120)
QUICK = Pace(rest_s=0.4, into_s=0.4, hold_s=0.4, out_of_s=0.4)
TECHNIQUES = tuple(LIBRARY.techniques)


@pytest.fixture(scope="module")
def film(library: Library) -> Film:
    return shoot(Shot(library.techniques["standing-lean-back"], 2, QUICK, size=SMALL, fps=10))


@pytest.fixture(scope="module")
def frames(film: Film) -> list[FilmFrame]:
    return list(film.frames())


def test_a_film_gives_the_same_pictures_every_time(film: Film, frames: list[FilmFrame]) -> None:
    for again, once in zip(islice(film.frames(), 6), frames, strict=False):
        np.testing.assert_array_equal(again.picture, once.picture)


def test_there_is_a_frame_for_every_moment(film: Film, frames: list[FilmFrame]) -> None:
    assert len(frames) == round(film.seconds * 10)
    assert [frame.t for frame in frames] == pytest.approx([index / 10 for index in range(len(frames))])


def test_a_repetition_ends_when_the_body_is_back(film: Film) -> None:
    assert film.repetitions_end_s == pytest.approx((1.6, 3.2))


def test_the_sensor_s_noise_changes_while_nobody_moves(frames: list[FilmFrame]) -> None:
    first, second = frames[0], frames[1]
    np.testing.assert_array_equal(first.landmarks, second.landmarks)
    assert np.any(first.picture != second.picture)


def test_the_landmarks_of_the_clothes_lie_on_the_clothes(film: Film, frames: list[FilmFrame]) -> None:
    shirt = np.array(film.shot.looks.shirt)
    x, y = np.rint((frames[0].landmarks[INDEX["right_shoulder"]] + frames[0].landmarks[INDEX["right_hip"]]) / 2)
    seen = frames[0].picture[int(y) - 2 : int(y) + 3, int(x) - 2 : int(x) + 3].reshape(-1, 3).mean(axis=0)
    assert seen[0] > 1.8 * max(seen[1], seen[2])
    assert shirt[0] > 1.8 * max(shirt[1], shirt[2])


@pytest.mark.parametrize("technique", TECHNIQUES)
def test_the_whole_body_stays_in_the_picture(library: Library, technique: str) -> None:
    film = shoot(Shot(library.techniques[technique], 1, QUICK, size=SMALL, fps=4))
    for frame in film.frames():
        assert np.all(frame.landmarks >= 0)
        assert np.all(frame.landmarks <= SMALL)


def test_a_smaller_share_of_the_picture_is_filled_when_asked(film: Film, frames: list[FilmFrame]) -> None:
    farther = next(iter(shoot(replace(film.shot, fill=0.4)).frames()))
    assert farther.height == pytest.approx(frames[0].height / 2, rel=0.15)


def test_an_mp4_plays_all_frames(tmp_path: Path, frames: list[FilmFrame]) -> None:
    path = tmp_path / "film.mp4"
    write(path, (frame.picture for frame in frames), 10)
    with av.open(str(path)) as container:
        assert len(list(container.decode(video=0))) == len(frames)


def test_a_y4m_has_every_frame_uncompressed(tmp_path: Path, frames: list[FilmFrame]) -> None:
    path = tmp_path / "film.y4m"
    write(path, (frame.picture for frame in frames), 10)
    header, _, rest = path.read_bytes().partition(b"\n")
    assert header == b"YUV4MPEG2 W160 H120 F10:1 Ip A1:1 C420"
    assert len(rest) == len(frames) * (len(b"FRAME\n") + 160 * 120 * 3 // 2)


def test_an_mjpeg_repeats_pictures_so_that_a_pretended_camera_plays_it_at_its_own_speed(
    tmp_path: Path, frames: list[FilmFrame]
) -> None:
    path = tmp_path / "film.mjpeg"
    write(path, (frame.picture for frame in frames), 10)
    assert path.read_bytes().count(b"\xff\xd8\xff") == 3 * len(frames)
