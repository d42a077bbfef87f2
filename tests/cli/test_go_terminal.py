"""Specification of ``unkink go`` on a real terminal (a pseudo-terminal): single keys, and the terminal given back."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are a Unix thing", allow_module_level=True)

import fcntl
import pty
import termios

PATIENCE_S = 60.0
OTHER_PAGE, BACK = "\x1b[?1049h", "\x1b[?25h\x1b[?1049l"
CTRL_C, ENTER = "\x03", "\r"


class Terminal:
    """``unkink go`` on a terminal of 80 columns and 24 rows."""

    def __init__(self, folder: Path) -> None:
        answers = folder / "me.json"
        answers.write_text(json.dumps({"age": 35, "pain_0_10": 1, "duration_days": 0, "trend": "same"}))
        self._ours, theirs = pty.openpty()
        termios.tcsetwinsize(self._ours, (24, 80)) if sys.version_info >= (3, 11) else None
        self.before = termios.tcgetattr(theirs)
        self._theirs = theirs
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "unkink", "go", "--place", "desk", "--have", "chair", "--minutes", "3"),
                *("--answers", str(answers)),
            ],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "UNKINK_HOME": str(folder / "data"), "LC_ALL": "C.UTF-8", "TERM": "xterm"},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 -- only the terminal is taken
        )
        self.seen = ""

    def shows(self, text: str) -> "Terminal":
        """Wait until this is on the terminal; what was there before counts no more afterwards."""
        until = time.monotonic() + PATIENCE_S
        while text not in self.seen:
            assert time.monotonic() < until, f"{text!r} never came; there is {self.seen[-3000:]!r}"
            if select.select([self._ours], [], [], 0.1)[0]:
                self.seen += os.read(self._ours, 65536).decode(errors="replace")
        self.seen = self.seen.partition(text)[2]
        return self

    def press(self, keys: str) -> "Terminal":
        os.write(self._ours, keys.encode())
        return self

    def ends(self) -> int:
        return self.process.wait(PATIENCE_S)

    @property
    def is_as_before(self) -> bool:
        return termios.tcgetattr(self._theirs) == self.before

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._ours)
        os.close(self._theirs)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_a_session_is_guided_by_single_keys_and_the_terminal_is_given_back(terminal: Terminal) -> None:
    terminal.shows("Enter begins").press(ENTER).shows(OTHER_PAGE).shows("Let your shoulders drop").shows("IT HURTS")
    terminal.press(" ").shows("Paused").press(" ").shows("Let your shoulders drop")
    terminal.press("s").shows("Exercise 1 of")
    terminal.press("e").shows("Hands apart")
    terminal.press("s").shows("Why skip it?").press("2").shows("Exercise 2 of").shows("no bouncing")
    terminal.press("q").shows("End the session here?").press("q").shows("How much does it hurt")
    terminal.press("1").shows("> 1_").press("\x7f").press("3\x1b[A").press(ENTER)
    terminal.shows(BACK).shows("stopped because it hurt").shows("pain 1 before, 3 after")
    assert terminal.ends() == 0
    assert terminal.is_as_before


def test_pain_stops_at_one_key_and_says_what_to_do(terminal: Terminal) -> None:
    terminal.shows("Enter begins").press(ENTER).shows("Let your shoulders drop")
    terminal.press("h").shows("Everything has stopped").press("1")
    terminal.shows(BACK).shows("Stop and call your emergency number now.").shows("Emergency number: 112")
    assert terminal.ends() == 0
    assert terminal.is_as_before


def test_ctrl_c_ends_early_and_asks_for_the_pain_all_the_same(terminal: Terminal) -> None:
    terminal.shows("Enter begins").press(ENTER).shows("Let your shoulders drop")
    terminal.press(CTRL_C).shows("How much does it hurt").press(CTRL_C)
    terminal.shows(BACK).shows("ended early")
    assert terminal.ends() == 0
    assert terminal.is_as_before


def test_a_terminated_process_gives_the_terminal_back(terminal: Terminal) -> None:
    terminal.shows("Enter begins").press(ENTER).shows("Let your shoulders drop")
    terminal.process.terminate()
    terminal.shows(BACK)
    assert terminal.ends() == 143
    assert terminal.is_as_before
