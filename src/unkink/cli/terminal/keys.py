"""Single keys from a terminal, without Enter: on Unix and on Windows."""

import sys
import time
from types import TracebackType
from typing import Self

ESCAPE = "\x1b"
LOOK_EVERY_S = 0.02
"""How often Windows is asked whether a key was pressed."""

if sys.platform == "win32":
    import msvcrt

    class Keys:
        """Keys as they are pressed. Ctrl-C is an interrupt, or comes as a key."""

        def __enter__(self) -> Self:
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            return None

        def next(self, seconds: float) -> str | None:
            """Return the next key, or None when none was pressed within so many seconds."""
            until = time.monotonic() + seconds
            while not msvcrt.kbhit():
                if time.monotonic() >= until:
                    return None
                time.sleep(LOOK_EVERY_S)
            key = msvcrt.getwch()
            if key in ("\x00", "\xe0"):  # an arrow or function key; its second half says which
                msvcrt.getwch()
                return None
            return "\n" if key == "\r" else key

else:
    import os
    import select
    import termios
    import tty

    class Keys:
        """Keys as they are pressed. The terminal is put back as it was, however this is left."""

        def __init__(self) -> None:
            self._input = sys.stdin.fileno()
            self._waiting = ""

        def __enter__(self) -> Self:
            self._before = termios.tcgetattr(self._input)
            tty.setcbreak(self._input)
            return self

        def __exit__(
            self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
        ) -> None:
            termios.tcsetattr(self._input, termios.TCSADRAIN, self._before)

        def next(self, seconds: float) -> str | None:
            """Return the next key, or None when none was pressed within so many seconds.

            Raises EOFError when the terminal is gone.
            """
            if not self._waiting:
                if not select.select([self._input], [], [], seconds)[0]:
                    return None
                pressed = os.read(self._input, 64).decode(errors="ignore")
                if not pressed:
                    raise EOFError
                # An arrow or function key comes as several characters behind an escape; none of them is a command.
                self._waiting = pressed if not pressed.startswith(ESCAPE) or pressed == ESCAPE else ""
            if not self._waiting:
                return None
            key, self._waiting = self._waiting[0], self._waiting[1:]
            return "\n" if key == "\r" else key
