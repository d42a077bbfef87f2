"""Errands to the journal, run by a short-lived process of its own, so that this one never loads what they need.

An errand writes into the journal what is waiting in the outbox, and brings back what is open at the desk today.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

import msgspec
from msgspec import Struct

from unkink.desktop.outbox import Outbox
from unkink.reminder.offer import DeskOpen

OURSELVES = (sys.executable, "-m", "unkink")
ERRAND = ("remind", "--errand")
OPEN_BREAK = ("remind", "--open-break")

FRESH_FOR_S = 600.0
"""A verdict can change meanwhile, a pain stop can shut everything: what was brought back is used for so long."""

WITHIN_S = 30.0

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console program would open a window of its own."""


class ErrandFailed(Exception):  # noqa: N818 -- it says what happened
    """The journal could not be reached; the message is one sentence."""


class Brought(Struct, frozen=True):
    """What an errand brings back: what is open at the desk, and the ids of what is in the journal now."""

    desk: DeskOpen
    kept: tuple[UUID, ...] = ()


class Errands:
    """Runs errands, one at a time. ``steady`` gives seconds. The process reads the outbox's file by itself."""

    def __init__(self, outbox: Outbox, steady: Callable[[], float], ourselves: Sequence[str] = OURSELVES) -> None:
        self._outbox, self._steady, self._ourselves = outbox, steady, tuple(ourselves)
        self._running: subprocess.Popen[bytes] | None = None
        self._desk, self._sent_at = DeskOpen(), float("-inf")
        self._opened: list[subprocess.Popen[bytes]] = []

    def send(self) -> None:
        """Start an errand ahead of time, unless one has been sent and not been asked for yet. Raises ErrandFailed."""
        if self._running is None and not self._is_fresh():
            self._start()

    def bring(self) -> DeskOpen:
        """Return what is open at the desk; waits for the errand. Raises ErrandFailed."""
        if not self._is_fresh():
            self._forget()
            self._start()
        process, self._running = self._running, None
        if process is None:
            return self._desk
        self._desk = DeskOpen()
        try:
            out, said = process.communicate(timeout=WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            self._sent_at = float("-inf")
            raise ErrandFailed(f"the journal did not answer within {WITHIN_S:.0f} seconds") from None
        if process.returncode != 0:
            raise ErrandFailed(_last_line(said) or "the journal could not be reached")
        try:
            brought = msgspec.json.decode(out, type=Brought)
        except msgspec.MsgspecError as error:
            raise ErrandFailed(f"the journal answered oddly: {error}") from None
        self._desk = brought.desk
        try:
            self._outbox.delivered(brought.kept)
        except OSError:
            return self._desk  # told once more next time, which the journal notices
        return self._desk

    def _is_fresh(self) -> bool:
        return self._steady() - self._sent_at < FRESH_FOR_S

    def _start(self) -> None:
        try:
            self._running = subprocess.Popen(  # noqa: S603 -- our own program
                [*self._ourselves, *ERRAND],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=NO_WINDOW,
            )
        except OSError as error:
            raise ErrandFailed(str(error)) from None
        self._sent_at = self._steady()

    def _forget(self) -> None:
        """Drop what an errand brought back that nobody asked for in time: it may no longer be so."""
        process, self._running = self._running, None
        if process is not None:
            process.kill()
            process.communicate()

    def open_break(self) -> None:
        """Open the break in the browser; the process that does so outlives this one. Raises ErrandFailed."""
        self._opened = [each for each in self._opened if each.poll() is None]
        try:
            process = subprocess.Popen(  # noqa: S603 -- our own program
                [*self._ourselves, *OPEN_BREAK],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=NO_WINDOW,
                start_new_session=True,
                cwd=Path.home(),
            )
        except OSError as error:
            raise ErrandFailed(str(error)) from None
        self._opened.append(process)


def _last_line(said: bytes) -> str:
    lines = said.decode(errors="replace").strip().splitlines()
    return lines[-1].removeprefix("unkink: ") if lines else ""
