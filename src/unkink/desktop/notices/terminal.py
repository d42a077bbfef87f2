"""A bell and a few lines in the terminal, where there is nothing better. A number and Enter is a press."""

import os
import select
import sys
import time

from unkink.reminder.look import Answer
from unkink.reminder.offer import Notice

BELL = "\a"
LONGEST_LINE = 80


class TerminalBoard:
    """Writes to standard output. Where nobody can type, or on Windows, a nudge is only seen and heard."""

    name = "terminal"

    def __init__(self) -> None:
        self._notice: Notice | None = None
        self._listens = os.name == "posix" and sys.stdin is not None and sys.stdin.isatty()

    def show(self, notice: Notice) -> None:
        """Ring, and write the notice with its buttons by number."""
        self._notice = notice
        _write(f"{BELL}{notice.title}. {notice.text}")
        if self._listens:
            _write("   ".join(f"[{number}] {button.label}" for number, button in enumerate(notice.buttons, 1)))

    def withdraw(self) -> None:
        """Take no more answers; what was written stays."""
        self._notice = None

    def wait(self, seconds: float) -> Answer | None:
        """Wait so long, or until a line is typed."""
        if not self._listens:
            time.sleep(seconds)
            return None
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
        if not ready:
            return None
        line = os.read(sys.stdin.fileno(), LONGEST_LINE)
        if not line:  # the terminal was closed: from now on it would always be ready
            self._listens = False
        return self._read(line.decode(errors="replace").strip())

    def _read(self, line: str) -> Answer | None:
        if self._notice is None or not (line.isascii() and line.isdigit()):
            return None
        buttons = self._notice.buttons
        if not 1 <= int(line) <= len(buttons):
            return None
        self._notice = None
        return buttons[int(line) - 1].answer


def _write(line: str) -> None:
    """A background program may have nowhere to write, which is no reason to end."""
    if sys.stdout is None:
        return
    try:
        print(line, flush=True)  # noqa: T201 -- this is what a terminal is for
    except OSError:
        return
