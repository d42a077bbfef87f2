"""Recordings as CSV: a comment line with the header, a line of column names, then a line a frame.

The columns are ``t`` and, for each landmark, ``NAME_x``, ``NAME_y``, ``NAME_z`` and ``NAME_visibility``. A frame in
which nobody was seen leaves them empty. World landmarks are not kept.
"""

from collections.abc import Iterator
from math import isfinite
from typing import BinaryIO

import msgspec

from unkink.body.landmark import LANDMARKS
from unkink.coach.recordings.json_lines import LONGEST_LINE, check_frame, check_header
from unkink.coach.recordings.recording import Frame, Header, Recording, RecordingError

PARTS = ("x", "y", "z", "visibility")
COLUMNS: tuple[str, ...] = ("t", *(f"{name}_{part}" for name in LANDMARKS for part in PARTS))
MARK = b"# unkink.landmarks "


def read_table(file: BinaryIO) -> Recording:
    """Read a recording from CSV. Raises RecordingError, here or while its frames are read."""
    first = file.readline(LONGEST_LINE)
    if not first.startswith(MARK):
        raise RecordingError(1, f"must begin with {MARK.decode()!r} and the header as JSON")
    try:
        header = msgspec.json.decode(first.removeprefix(MARK), type=Header)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecordingError(1, f"has no header after {MARK.decode()!r}: {error}") from error
    names = tuple(file.readline(LONGEST_LINE).decode("utf-8", "replace").strip().split(","))
    if names != COLUMNS:
        raise RecordingError(2, f"must name the {len(COLUMNS)} columns {', '.join(COLUMNS[:5])} and so on, in order")
    return Recording(check_header(header), _frames(file))


def _frames(file: BinaryIO) -> Iterator[Frame]:
    number, before = 2, float("-inf")
    while raw := file.readline(LONGEST_LINE):
        number += 1
        if raw.isspace():
            continue
        frame = _frame(raw.decode("utf-8", "replace").strip().split(","), number)
        check_frame(frame, before, number)
        before = frame.t
        yield frame


def _frame(cells: list[str], number: int) -> Frame:
    if len(cells) != len(COLUMNS):
        raise RecordingError(number, f"has {len(cells)} columns; allowed are {len(COLUMNS)}")
    if not any(cells[1:]):
        return Frame(read_number(cells[0], "t", number), None)
    values = [read_number(cell, name, number) for cell, name in zip(cells, COLUMNS, strict=True)]
    points = tuple((values[at], values[at + 1], values[at + 2], values[at + 3]) for at in range(1, len(values), 4))
    return Frame(values[0], points)


def read_number(cell: str, name: str, line: int) -> float:
    """Read a finite number from a cell. Raises RecordingError."""
    try:
        value = float(cell)
    except ValueError:
        raise RecordingError(line, f"{name} is {cell[:40]!r}; allowed is a number") from None
    if not isfinite(value):
        raise RecordingError(line, f"{name} is {cell[:40]!r}; allowed is a finite number")
    return value


def write_table(file: BinaryIO, header: Header, frames: Iterator[Frame]) -> int:
    """Write a recording as CSV and return how many frames it has."""
    file.write(MARK + msgspec.json.encode(header) + b"\n" + ",".join(COLUMNS).encode() + b"\n")
    count = 0
    for count, frame in enumerate(frames, 1):  # noqa: B007 -- the last count is the answer
        cells = [f"{frame.t:.4f}"]
        if frame.landmarks is None:
            cells += [""] * (len(COLUMNS) - 1)
        else:
            cells += [f"{value:.5f}" for point in frame.landmarks for value in point]
        file.write(",".join(cells).encode() + b"\n")
    return count
