"""Films as files: what can be read is read as people see it, and what cannot is told in a sentence."""

import contextlib
import os
import socket
from pathlib import Path

import av
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.vision.filming import astronaut, film, landscape, sound, turned, waving
from unkink.vision.film import LONGEST_SIDE, Film, FilmError
from unkink.vision.picture import Picture, colours_of


def read(path: Path) -> tuple[Film, list[Picture]]:
    with Film(path) as opened:
        return opened, list(opened.pictures())


def test_every_picture_comes_at_its_own_time(tmp_path: Path) -> None:
    times = [0.0, 0.05, 0.3, 0.31, 1.0, 1.5]
    opened, pictures = read(film(tmp_path / "uneven.mp4", waving(6), times=times))
    assert [picture.t for picture in pictures] == pytest.approx(times, abs=1e-3)
    assert (opened.width, opened.height, opened.broken) == (320, 240, None)


def test_colours_are_those_of_the_film(tmp_path: Path) -> None:
    plain = np.zeros((64, 64, 3), np.uint8)
    plain[:] = (200, 80, 30)
    _, pictures = read(film(tmp_path / "plain.mp4", [plain]))
    assert np.abs(colours_of(pictures[0].pixels).astype(int) - plain).max() < 8


@pytest.mark.parametrize(("degrees", "corner"), [(90, (0, -1)), (180, (-1, -1)), (270, (-1, 0))])
def test_a_film_that_is_to_be_turned_is_turned(tmp_path: Path, degrees: int, corner: tuple[int, int]) -> None:
    marked = np.zeros((48, 96, 3), np.uint8)
    marked[:16, :16] = 255  # upper left; where it is after the turn, clockwise, is the corner
    opened, (picture,) = read(turned(film(tmp_path / "phone.mp4", [marked]), degrees))
    assert (opened.width, opened.height) == ((96, 48) if degrees == 180 else (48, 96))
    colours = colours_of(picture.pixels)
    assert colours.shape[:2] == (opened.height, opened.width)
    assert colours[corner].min() > 200
    assert (colours > 200).all(axis=2).mean() == pytest.approx(16 * 16 / (48 * 96), rel=0.2)


def test_large_pictures_are_scaled_down_and_told_in_their_own_size(tmp_path: Path) -> None:
    opened, (picture,) = read(film(tmp_path / "large.mp4", [np.zeros((2160, 3840, 3), np.uint8)]))
    assert (opened.width, opened.height) == (3840, 2160)
    assert (picture.width, picture.height) == (LONGEST_SIDE, 720)


@pytest.mark.parametrize("ending", ["png", "jpg", "gif", "webp", "bmp", "tiff"])
def test_a_still_picture_is_a_film_of_one(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"still.{ending}"
    Image.fromarray(astronaut()).save(path)
    opened, pictures = read(path)
    assert [picture.t for picture in pictures] == [0.0]
    assert (opened.width, opened.height) == (512, 512)


@pytest.mark.parametrize("ending", ["mkv", "avi", "mov", "ts", "mp4", "webm"])
def test_films_of_every_usual_kind_are_read(tmp_path: Path, ending: str) -> None:
    codec = {"webm": "libvpx", "avi": "mpeg4"}.get(ending, "libx264")
    _, pictures = read(film(tmp_path / f"film.{ending}", waving(5), codec=codec))
    assert len(pictures) == 5


def test_pictures_that_are_not_later_than_the_last_are_left_out(tmp_path: Path) -> None:
    _, pictures = read(film(tmp_path / "doubled.mkv", waving(4), times=[0.0, 0.1, 0.1, 0.2]))
    times = [picture.t for picture in pictures]
    assert times == sorted(set(times))


def test_a_broken_end_is_told_with_what_could_be_read(tmp_path: Path) -> None:
    whole = film(tmp_path / "whole.mkv", waving(45)).read_bytes()
    broken = tmp_path / "broken.mkv"
    broken.write_bytes(whole[: len(whole) // 2])
    opened, pictures = read(broken)
    assert 5 < len(pictures) < 40
    assert opened.broken is not None
    assert opened.broken.at_s == pytest.approx(pictures[-1].t, abs=0.2)
    assert opened.broken.of_s == pytest.approx(3, abs=0.2)


def test_broken_places_in_the_middle_are_passed_over_and_counted(tmp_path: Path) -> None:
    content = bytearray(film(tmp_path / "spoilt.mkv", waving(40), codec="mjpeg").read_bytes())
    third = len(content) // 3
    content[third : third + 3000] = os.urandom(3000)
    path = tmp_path / "spoilt.mkv"
    path.write_bytes(content)
    opened, pictures = read(path)
    assert len(pictures) >= 20
    assert opened.width == 320


def written(folder: Path, name: str, content: bytes) -> Path:
    (folder / name).write_bytes(content)
    return folder / name


def test_what_is_no_film_is_told_in_a_sentence(tmp_path: Path) -> None:
    whole = film(tmp_path / "whole.mp4", waving(20)).read_bytes()
    cases = {
        tmp_path / "none.mp4": "no such file",
        written(tmp_path, "empty.mp4", b""): "is empty",
        written(tmp_path, "text.mp4", b"I am a shopping list\n" * 99): "no film or picture",
        written(tmp_path, "noise.mp4", os.urandom(5000)): "no film or picture",
        written(tmp_path, "headless.mp4", whole[: len(whole) // 2]): "no film or picture",
        written(tmp_path, "tail.mp4", whole[len(whole) // 2 :]): "no film or picture",
        sound(tmp_path / "song.m4a"): "sound only",
        tmp_path: "a folder",
        Path("bad\0name.mp4"): "there is no such file|cannot be read",
        Path("x" * 5000): "there is no such file|cannot be read",
    }
    for path, said in cases.items():
        with pytest.raises(FilmError, match=said):
            read(path)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices of POSIX")
def test_an_endless_device_and_a_pipe_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    for path in (Path("/dev/zero"), tmp_path / "pipe.mp4"):
        with pytest.raises(FilmError, match="no ordinary file"):
            read(path)


def test_the_cover_of_a_song_is_no_film(tmp_path: Path) -> None:
    path = tmp_path / "song.mp4"
    with av.open(str(path), "w") as container:
        audio = container.add_stream("aac", rate=44_100)
        cover = container.add_stream("mjpeg", rate=1)
        cover.height, cover.width = 64, 64
        cover.pix_fmt = "yuvj420p"
        cover.disposition = av.stream.Disposition.attached_pic
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 44_100), np.float32), format="fltp", layout="mono")
        silence.sample_rate = 44_100
        container.mux(cover.encode(av.VideoFrame.from_ndarray(landscape(64, 64), format="rgb24")))
        container.mux(cover.encode(None))
        container.mux(audio.encode(silence))
        container.mux(audio.encode(None))
    with pytest.raises(FilmError, match="sound only"):
        read(path)


@pytest.mark.parametrize("kind", ["m3u8", "ffconcat", "sdp"])
def test_a_file_that_points_elsewhere_is_refused_and_nobody_is_called(tmp_path: Path, kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.5)
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/film.ts"
        content = {
            "m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n",
            "ffconcat": f"ffconcat version 1.0\nfile {address}\n",
            "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\n"
            "a=rtpmap:96 H264/90000\n",
        }[kind]
        path = written(tmp_path, f"list.{kind}", content.encode())
        with pytest.raises(FilmError):
            read(path)
        with pytest.raises(TimeoutError):
            listening.accept()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["mp4", "mkv", "png", "jpg"]), changes=st.lists(st.tuples(st.integers(0), st.integers(0, 255)))
)
def test_whatever_bytes_are_changed_there_are_pictures_or_a_sentence(
    small: dict[str, bytes], tmp_path: Path, kind: str, changes: list[tuple[int, int]]
) -> None:
    content = bytearray(small[kind])
    for place, value in changes:
        content[place % len(content)] = value
    path = written(tmp_path, "changed", bytes(content))
    with contextlib.suppress(FilmError):
        times = [picture.t for picture in read(path)[1]]
        assert times == sorted(set(times))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder, pictures = tmp_path_factory.mktemp("small"), waving(4, (64, 48))
    for ending in ("mp4", "mkv"):
        film(folder / f"small.{ending}", pictures)
    for ending in ("png", "jpg"):
        Image.fromarray(pictures[0]).save(folder / f"small.{ending}")
    return {path.suffix[1:]: path.read_bytes() for path in folder.iterdir()}
