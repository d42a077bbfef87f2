"""The formats of recordings by the ending of a file's name."""

import gzip
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from unkink.coach.recordings.json_lines import read_json_lines, write_json_lines
from unkink.coach.recordings.recording import Frame, Header, Recording
from unkink.coach.recordings.table import read_table, write_table
from unkink.coach.recordings.trc import read_trc, write_trc

Reader = Callable[[BinaryIO], Recording]
Writer = Callable[[BinaryIO, Header, Iterator[Frame]], int]


def _read_packed(file: BinaryIO) -> Recording:
    return read_json_lines(cast("BinaryIO", gzip.GzipFile(fileobj=file)))


def _write_packed(file: BinaryIO, header: Header, frames: Iterator[Frame]) -> int:
    # No time and no name in the archive: the same recording gives the same bytes.
    with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=5, mtime=0) as packed:
        return write_json_lines(cast("BinaryIO", packed), header, frames)


FORMATS: dict[str, tuple[Reader, Writer]] = {
    ".jsonl.gz": (_read_packed, _write_packed),
    ".jsonl": (read_json_lines, write_json_lines),
    ".csv": (read_table, write_table),
    ".trc": (read_trc, write_trc),
}


def reader_of(name: str) -> Reader | None:
    """Return how a file of this name is read, or None where its ending says nothing."""
    return next((reader for ending, (reader, _) in FORMATS.items() if name.lower().endswith(ending)), None)


def writer_of(name: str) -> Writer | None:
    """Return how a file of this name is written, or None where its ending says nothing."""
    return next((writer for ending, (_, writer) in FORMATS.items() if name.lower().endswith(ending)), None)
