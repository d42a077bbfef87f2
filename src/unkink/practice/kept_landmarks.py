"""Landmarks of a session that its person asked to keep: one file a session, beside the journal, for its owner only.

Nothing is kept unless it was asked for. Exports and backups do not carry these files; they go with their session when
that is erased, alone when their person deletes them, and all of them when everything is erased.
"""

import gzip
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from math import isfinite
from pathlib import Path
from threading import Lock
from typing import BinaryIO, cast
from uuid import UUID

from msgspec import Struct

from unkink.coach.recordings.json_lines import write_frames, write_header
from unkink.coach.recordings.recording import Frame, Header, Landmark
from unkink.journal import sessions, whose
from unkink.journal.trouble import JournalTrouble, in_one_sentence

FOLDER = "landmarks"
ENDING = ".landmarks.jsonl.gz"
OWNER_ONLY_FOLDER, OWNER_ONLY_FILE = 0o700, 0o600
LARGEST = 20_000_000
"""Bytes of one session: about an hour at 15 frames a second. What comes after that is not kept."""
LARGEST_IN_ALL = 300_000_000
"""Bytes of all sessions together. Beyond that nothing more is kept until something is deleted."""
AT_ONCE = 45
"""Frames that are collected before they are written: some 3 seconds, which a crash may cost."""
USUAL_FPS = 15.0
"""What the header says; the frames carry their own times."""


class KeptLandmarks(Struct, frozen=True):
    """The kept landmarks of one session: its id, their file, and how large that is in bytes."""

    session_id: str
    path: Path
    size: int


def can_keep() -> bool:
    """Whether there is a place for such files: not where a database server keeps the journal."""
    return _folder() is not None


@in_one_sentence()
def ask_to_keep(session_id: str) -> None:
    """Keep the landmarks of this session from now on. Raises NoSuchSession and JournalTrouble."""
    sessions.load(session_id)
    path = _path(session_id)
    with _troubles_said(path), suppress(FileExistsError):
        path.parent.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
        if os.name == "posix":
            path.parent.chmod(OWNER_ONLY_FOLDER)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY_FILE))


@in_one_sentence()
def ask_not_to_keep(session_id: str) -> None:
    """Keep them no longer; what was kept is deleted. Raises NoSuchSession and JournalTrouble."""
    sessions.load(session_id)
    delete(session_id)


def delete(session_id: str) -> None:
    """Delete what was kept of a session. Raises JournalTrouble."""
    if can_keep():
        path = _path(session_id)
        with _troubles_said(path):
            path.unlink(missing_ok=True)


def delete_all() -> None:
    """Delete those of every session, also of sessions that the journal knows no more. Raises JournalTrouble."""
    for each in every():
        delete(each.session_id)


def find(session_id: str) -> KeptLandmarks | None:
    """Return what is kept of a session; None where nobody asked for it."""
    return next((each for each in every() if each.session_id == str(UUID(session_id))), None)


def every() -> Iterator[KeptLandmarks]:
    """Everything that is kept."""
    folder = _folder()
    for path in sorted(folder.glob(f"*{ENDING}")) if folder else ():
        yield KeptLandmarks(path.name.removesuffix(ENDING), path, path.stat().st_size)


@in_one_sentence()
def keeper(session_id: str, width: int, height: int) -> "Keeper | None":
    """Return what writes the landmarks of a session down; None where its person did not ask for it.

    ``width`` and ``height`` are the picture's in pixels. Raises NoSuchSession and JournalTrouble.
    """
    kept = find(session_id) if can_keep() else None
    if kept is None:
        return None
    header = Header(USUAL_FPS, width, height, f"unkink session {kept.session_id}")
    return Keeper(kept.path, header, sessions.load(session_id).began_at.timestamp())


def _folder() -> Path | None:
    return whose.file().parent / FOLDER if whose.connection().vendor == "sqlite" else None


def _path(session_id: str) -> Path:
    folder = _folder()
    if folder is None:
        raise JournalTrouble("the journal lives in a PostgreSQL database; landmarks are kept beside a file only")
    return folder / f"{UUID(session_id)}{ENDING}"


@contextmanager
def _troubles_said(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise JournalTrouble(f"{path} cannot be written or deleted: {error.strerror or error}") from None


class Keeper:
    """Writes frames down, some at a time, each time as one whole piece: the file can be read at any time.

    ``began_at`` is when the session began, in seconds since the epoch; the times in the file count from there.
    """

    def __init__(self, path: Path, header: Header, began_at: float) -> None:
        self._path, self._header, self._began_at = path, header, began_at
        self._waiting: list[Frame] = []
        self._before = 0.0
        self._one_at_a_time = Lock()

    def take(self, at: float, landmarks: tuple[Landmark, ...] | None) -> bool:
        """Take a frame in, seen at the session's time ``at``; returns whether it is time to write.

        Landmarks with a figure that is no number cannot be written, and count as nobody.
        """
        if landmarks is not None and not all(isfinite(figure) for point in landmarks for figure in point):
            landmarks = None
        self._before = max(at - self._began_at, self._before)
        self._waiting.append(Frame(self._before, landmarks))
        return len(self._waiting) >= AT_ONCE

    def write(self) -> None:
        """Add what was taken in to the file, unless its person deleted it or it is full. Waits for the disk."""
        with self._one_at_a_time:
            frames, self._waiting = self._waiting, []
            if not frames:
                return
            with suppress(OSError), self._path.open("r+b") as file:
                size = file.seek(0, io.SEEK_END)
                if size < LARGEST and sum(each.stat().st_size for each in self._path.parent.iterdir()) < LARGEST_IN_ALL:
                    file.write(self._piece(frames, with_header=size == 0))

    def _piece(self, frames: list[Frame], *, with_header: bool) -> bytes:
        piece = io.BytesIO()
        with gzip.GzipFile(fileobj=piece, mode="wb", mtime=0) as file:
            lines = cast("BinaryIO", file)
            if with_header:
                write_header(lines, self._header)
            write_frames(lines, iter(frames))
        return piece.getvalue()
