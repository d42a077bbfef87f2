"""Reading and writing recordings: what goes in comes out, and what is broken is named with its line."""

import gzip
import json
from collections.abc import Iterator
from io import BytesIO
from math import isfinite
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import filmed, squats, standing
from unkink.coach.recordings.formats import FORMATS
from unkink.coach.recordings.json_lines import LONGEST_LINE, read_json_lines
from unkink.coach.recordings.recording import Frame, Header, RecordingError

HEADER = {"format": "unkink.landmarks", "version": 1, "fps": 30.0, "width": 1000, "height": 1000, "source": "test"}


def lines(*frames: dict[str, Any], header: dict[str, Any] = HEADER) -> BytesIO:
    return BytesIO("\n".join(json.dumps(each) for each in (header, *frames)).encode())


def frame(t: float = 0.0, **changes: Any) -> dict[str, Any]:
    return {"t": t, "landmarks": [[0.5, 0.5, 0.0, 1.0]] * 33} | changes


def trouble(file: BytesIO) -> RecordingError:
    with pytest.raises(RecordingError) as caught:
        list(read_json_lines(file).frames)
    return caught.value


def some_frames() -> Iterator[Frame]:
    return filmed(lambda t: None if 1.0 < t < 1.2 else standing(knee=squats(t)), 2)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_written_is_read_again(ending: str) -> None:
    read, write = FORMATS[ending]
    file = BytesIO()
    count = write(file, Header(30.0, 1000, 1000, "test"), some_frames())
    file.seek(0)
    frames = list(read(file).frames)
    assert len(frames) == count == 60
    assert frames[35].landmarks is None
    assert frames[10].landmarks is not None


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".csv"])
def test_places_survive_to_a_hundred_thousandth(ending: str) -> None:
    read, write = FORMATS[ending]
    file = BytesIO()
    write(file, Header(30.0, 1000, 1000), some_frames())
    file.seek(0)
    for before, after in zip(some_frames(), read(file).frames, strict=True):
        assert (before.landmarks is None) == (after.landmarks is None)
        for a, b in zip(before.landmarks or (), after.landmarks or (), strict=True):
            assert a == pytest.approx(b, abs=1e-5)


def test_the_same_recording_gives_the_same_archive() -> None:
    archives = []
    for _ in range(2):
        file = BytesIO()
        FORMATS[".jsonl.gz"][1](file, Header(30.0, 1000, 1000), some_frames())
        archives.append(file.getvalue())
    assert archives[0] == archives[1]


def test_an_empty_file_is_told() -> None:
    assert "empty" in str(trouble(BytesIO(b"")))


@pytest.mark.parametrize(
    "header",
    [
        {},
        HEADER | {"version": 2},
        HEADER | {"format": "other"},
        HEADER | {"fps": 0},
        HEADER | {"fps": "fast"},
        HEADER | {"width": 0},
        HEADER | {"height": 1.5},
    ],
)
def test_a_header_that_cannot_be_is_an_error_of_line_one(header: dict[str, Any]) -> None:
    assert trouble(lines(frame(), header=header)).line == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"t": 1.0},
        {"landmarks": None},
        frame(1.0, landmarks=[]),
        frame(1.0, landmarks=[[0.5, 0.5, 0.0]] * 33),
        frame(1.0, landmarks=[["a", 0.5, 0.0, 1.0]] * 33),
        frame(1.0, landmarks=[[None, 0.5, 0.0, 1.0]] * 33),
        frame(1.0, world=[[0.0, 0.0, 0.0]]),
        frame("soon"),  # type: ignore[arg-type]
        frame(-1.0),
        frame(float("nan")),
        frame(float("inf")),
    ],
)
def test_a_broken_frame_is_an_error_of_its_line(broken: dict[str, Any]) -> None:
    assert trouble(lines(frame(0.0), broken, frame(2.0))).line == 3


def test_a_line_that_never_ends_is_refused_before_it_fills_the_memory() -> None:
    file = lines(frame(0.0))
    file.seek(0, 2)
    file.write(b"\n" + b"[" * (LONGEST_LINE + 10))
    file.seek(0)
    assert trouble(file).line == 3


def test_frames_before_the_broken_one_have_been_given() -> None:
    frames = read_json_lines(lines(frame(0.0), frame(1.0), {"t": 2.0})).frames
    assert next(frames).t == 0.0
    assert next(frames).t == 1.0
    with pytest.raises(RecordingError):
        next(frames)


def test_a_cut_off_archive_is_an_error() -> None:
    whole = gzip.compress(lines(*(frame(t / 30) for t in range(50))).getvalue())
    with pytest.raises((EOFError, RecordingError)):
        list(FORMATS[".jsonl.gz"][0](BytesIO(whole[: len(whole) // 2])).frames)


@given(st.binary(max_size=400))
def test_no_bytes_whatsoever_break_a_reader_in_another_way(junk: bytes) -> None:
    for ending in (".jsonl", ".csv", ".trc"):
        with pytest.raises(RecordingError):
            list(FORMATS[ending][0](BytesIO(junk)).frames)


@given(st.lists(st.floats(), min_size=132, max_size=132), st.floats())
def test_a_csv_with_any_figures_is_read_or_refused(figures: list[float], t: float) -> None:
    file = BytesIO()
    FORMATS[".csv"][1](file, Header(30.0, 1000, 1000), iter(()))
    file.write((",".join(str(figure) for figure in (t, *figures)) + "\n").encode())
    file.seek(0)
    finite = all(isfinite(figure) for figure in (t, *figures))
    if finite:
        assert len(list(FORMATS[".csv"][0](file).frames)) == 1
        return
    with pytest.raises(RecordingError, match="line 3"):
        list(FORMATS[".csv"][0](file).frames)


def test_marker_names_of_sports2d_are_known() -> None:
    text = (
        "PathFileType\t4\t(X/Y/Z)\tx.trc\n"
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n"
        "60\t60\t1\t2\tm\t60\t0\t1\n"
        "Frame#\tTime\tRHip\t\t\tLBigToe\t\t\t\n"
        "\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n"
        "0\t0.0\t0.1\t0.9\t0.0\t0.2\t0.0\t0.0\n"
    )
    (only,) = FORMATS[".trc"][0](BytesIO(text.encode())).frames
    assert only.landmarks is not None
    hip, toe, unseen = only.landmarks[24], only.landmarks[31], only.landmarks[23]
    assert hip[1] < toe[1], "y grows downwards"
    assert (hip[3], toe[3], unseen[3]) == (1.0, 1.0, 0.0)
