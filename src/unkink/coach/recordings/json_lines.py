"""Recordings as JSON lines, the product's own format: a header, then a line a frame. Strict: a broken line is an error.

Nothing is kept from one line to the next but its time, so that an hour needs no more memory than a minute.
"""

from collections.abc import Iterator
from math import isfinite
from typing import BinaryIO, Literal

import msgspec

from unkink.body.landmark import LANDMARKS
from unkink.coach.recordings.recording import Frame, Header, Landmark, Recording, RecordingError, WorldPoint

LONGEST_LINE = 100_000
"""Bytes. A frame with world landmarks takes about 4,000; a longer line is no frame and would only fill the memory."""


class _First(msgspec.Struct, tag_field="format", tag="unkink.landmarks"):
    """The first line as it stands in the file."""

    version: Literal[1]
    fps: float
    width: int
    height: int
    source: str = ""


class _Line(msgspec.Struct):
    """A line of one frame as it stands in the file."""

    t: float
    landmarks: tuple[Landmark, ...] | None
    world: tuple[WorldPoint, ...] | None = None


_FIRST = msgspec.json.Decoder(_First)
_LINE = msgspec.json.Decoder(_Line)


def read_json_lines(file: BinaryIO) -> Recording:
    """Read a recording from an open file. Raises RecordingError, here or while its frames are read."""
    raw = file.readline(LONGEST_LINE + 1)
    if not raw.strip():
        raise RecordingError(0, "is empty; the first line must be the header of a landmark recording")
    try:
        first = _FIRST.decode(raw)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecordingError(
            1, f'is no header ({{"format": "unkink.landmarks", "version": 1, ...}}): {error}'
        ) from error
    header = check_header(Header(first.fps, first.width, first.height, first.source))
    return Recording(header, _frames(file))


def check_header(header: Header) -> Header:
    """Return the header. Raises RecordingError where a figure cannot be."""
    if not (isfinite(header.fps) and 0 < header.fps <= 1000):  # noqa: PLR2004 -- no camera is faster
        raise RecordingError(1, f"fps is {header.fps}; allowed is more than 0 and at most 1000")
    for name, size in (("width", header.width), ("height", header.height)):
        if not 0 < size <= 100_000:  # noqa: PLR2004 -- no picture is larger
            raise RecordingError(1, f"{name} is {size}; allowed are 1 to 100000 pixels")
    return header


def _frames(file: BinaryIO) -> Iterator[Frame]:
    number, before = 1, float("-inf")
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            raise RecordingError(number, f"is longer than {LONGEST_LINE} bytes, which no frame is")
        if raw.isspace():
            continue
        try:
            line = _LINE.decode(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise RecordingError(number, f"is no frame: {error}") from error
        frame = Frame(line.t, line.landmarks, line.world)
        check_frame(frame, before, number)
        before = frame.t
        yield frame


def check_frame(frame: Frame, before: float, line: int) -> None:
    """Raise RecordingError where a frame has not 33 landmarks, or comes earlier than the frame before it."""
    count = len(LANDMARKS)
    if frame.landmarks is not None and len(frame.landmarks) != count:
        raise RecordingError(line, f"landmarks has {len(frame.landmarks)} entries; allowed are {count}, or null")
    if frame.world is not None and len(frame.world) != count:
        raise RecordingError(line, f"world has {len(frame.world)} entries; allowed are {count}, or null")
    if not isfinite(frame.t):
        raise RecordingError(line, f"t is {frame.t}; allowed are finite seconds")
    if frame.t < before:
        raise RecordingError(
            line, f"t is {frame.t}, earlier than the frame before it ({before}); time must not run back"
        )


def write_json_lines(file: BinaryIO, header: Header, frames: Iterator[Frame]) -> int:
    """Write a recording and return how many frames it has. Coordinates are rounded to 5 digits, times to 4."""
    write_header(file, header)
    return write_frames(file, frames)


def write_header(file: BinaryIO, header: Header) -> None:
    """Write the first line of a recording."""
    first = {"format": "unkink.landmarks", "version": 1, **msgspec.structs.asdict(header)}
    file.write(msgspec.json.encode(first) + b"\n")


def write_frames(file: BinaryIO, frames: Iterator[Frame]) -> int:
    """Write lines of frames, behind those that are there, and return how many there were."""
    count = 0
    for count, frame in enumerate(frames, 1):  # noqa: B007 -- the last count is the answer
        line: dict[str, object] = {"t": round(frame.t, 4), "landmarks": _rounded(frame.landmarks)}
        if frame.world is not None:
            line["world"] = _rounded(frame.world)
        file.write(msgspec.json.encode(line) + b"\n")
    return count


def _rounded(points: tuple[Landmark, ...] | tuple[WorldPoint, ...] | None) -> list[list[float]] | None:
    if points is None:
        return None
    return [[round(value, 5) for value in point] for point in points]
