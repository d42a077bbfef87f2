"""The whole terminal as a screen: frames drawn in place, and everything put back as it was at the end."""

import os
import signal
import sys
from shutil import get_terminal_size
from types import FrameType, TracebackType
from typing import Self

from unkink.cli.terminal.frame import Frame
from unkink.cli.terminal.keys import Keys

OPEN, CLOSE = "\x1b[?1049h\x1b[?25l", "\x1b[?25h\x1b[?1049l"
"""To the other page of the terminal without a cursor, and back."""
HOME, TO_END_OF_LINE, TO_END = "\x1b[H", "\x1b[K", "\x1b[J"
STYLES = {"bold": "\x1b[1m", "faint": "\x1b[2m", "alarm": "\x1b[1;7m"}
PLAIN = "\x1b[0m"
ENDED_BY_SIGTERM = 143


class Screen:
    """A terminal that is ours until it is left. Ctrl-Z gives it back meanwhile."""

    def __init__(self) -> None:
        self._keys = Keys()
        self._shown = ""
        self._suspending = False
        self._plain = bool(os.environ.get("NO_COLOR"))

    def __enter__(self) -> Self:
        self._take()
        signal.signal(signal.SIGTERM, _leave)
        if sys.platform != "win32":
            signal.signal(signal.SIGTSTP, self._wants_to_suspend)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._give_back()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if sys.platform != "win32":
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows, as they are just now."""
        size = get_terminal_size((80, 24))
        return size.columns, size.lines

    def next_key(self, seconds: float) -> str | None:
        """Return the next key, or None when none was pressed in time."""
        if self._suspending:
            self._suspend()
        return self._keys.next(seconds)

    def show(self, frame: Frame) -> None:
        """Draw a frame over the last one; nothing is written where nothing has changed."""
        lines = [self._styled(style, text) + TO_END_OF_LINE for style, text in frame]
        drawn = HOME + "\r\n".join(lines) + TO_END
        if drawn != self._shown:
            sys.stdout.write(drawn)
            sys.stdout.flush()
            self._shown = drawn

    def chime(self) -> None:
        """Ring the terminal's bell."""
        sys.stdout.write("\a")
        sys.stdout.flush()

    def _styled(self, style: str, text: str) -> str:
        return f"{STYLES[style]}{text}{PLAIN}" if style and text and not self._plain else text

    def _take(self) -> None:
        self._keys.__enter__()
        self._shown = ""
        sys.stdout.write(OPEN)
        sys.stdout.flush()

    def _give_back(self) -> None:
        sys.stdout.write(CLOSE)
        sys.stdout.flush()
        self._keys.__exit__(None, None, None)

    def _wants_to_suspend(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- a signal's handler
        # Drawing may be going on just now; it is done between two keys.
        self._suspending = True

    def _suspend(self) -> None:
        self._suspending = False
        if sys.platform == "win32":
            return
        self._give_back()
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTSTP)
        signal.signal(signal.SIGTSTP, self._wants_to_suspend)
        self._take()


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 -- a signal handler has these
    raise SystemExit(ENDED_BY_SIGTERM)
