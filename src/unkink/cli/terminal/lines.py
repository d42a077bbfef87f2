"""Lines from whatever stands behind standard input: a person at a terminal, or a pipe."""

import sys
from queue import Empty, Queue
from threading import Thread
from typing import Protocol, TextIO

from unkink.cli.typed import typed


class Lines(Protocol):
    """A source of lines."""

    def next(self, seconds: float | None) -> str | None:
        """Return the next line without its end; None when none came within so many seconds (None waits for ever).

        Raises EOFError when no line will ever come.
        """


class TypedLines:
    """Lines that somebody types; waiting for one cannot be cut short."""

    def next(self, seconds: float | None) -> str | None:  # noqa: ARG002 -- see above
        """Return the next line."""
        return typed()


class PipedLines:
    """Lines from a pipe or a file. They are read beside the session, which goes on meanwhile."""

    def __init__(self, stream: TextIO) -> None:
        self._lines: Queue[str | None] = Queue()
        self._stream = stream
        self._reading: Thread | None = None

    def _read(self) -> None:
        try:
            self._read_lines(self._stream)
        except (OSError, ValueError):
            return  # closed under our hands: no more lines
        finally:
            self._lines.put(None)

    def _read_lines(self, stream: TextIO) -> None:
        # Byte by byte past Python's buffer: a thread that waits inside it would block the end of the process.
        raw = getattr(getattr(stream, "buffer", None), "raw", None)
        if raw is None:
            for line in stream:
                self._lines.put(line.rstrip("\r\n"))
        else:
            waiting = b""
            while part := raw.read(4096):
                *whole, waiting = (waiting + part).split(b"\n")
                for line in whole:
                    self._lines.put(line.decode(errors="replace").rstrip("\r"))
            if waiting:
                self._lines.put(waiting.decode(errors="replace"))

    def next(self, seconds: float | None) -> str | None:
        """Return the next line, or None when none came in time."""
        if self._reading is None:
            self._reading = Thread(target=self._read, daemon=True)
            self._reading.start()
        try:
            line = self._lines.get(timeout=seconds)
        except Empty:
            return None
        if line is None:
            self._lines.put(None)
            raise EOFError
        return line


def lines_of_standard_input() -> Lines:
    """Return the source that fits."""
    if sys.stdin is None:
        raise EOFError
    return TypedLines() if sys.stdin.isatty() else PipedLines(sys.stdin)
