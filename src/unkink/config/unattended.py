"""A server that nobody started in a terminal, and that therefore ends by itself when nobody uses it any more."""

import time
from threading import Event, Thread
from typing import Any, Protocol

ALONE_FOR_S = 2 * 3600.0
"""Longer than anybody leaves a page open between two things they do on it."""

LOOK_EVERY_S = 60.0


class Ends(Protocol):
    """What can be told to end: uvicorn's server."""

    should_exit: bool


class Attended:
    """An application that knows since when nobody has asked it anything. An open live socket is somebody."""

    def __init__(self, application: Any) -> None:
        self._application, self._open, self._last = application, 0, time.monotonic()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass everything on."""
        self._open += 1
        try:
            await self._application(scope, receive, send)
        finally:
            self._open -= 1
            self._last = time.monotonic()

    def alone_s(self) -> float:
        """Seconds since somebody was here."""
        return 0.0 if self._open else time.monotonic() - self._last


def end_when_alone(
    attended: Attended, server: Ends, alone_for_s: float = ALONE_FOR_S, look_every_s: float = LOOK_EVERY_S
) -> Event:
    """End the server when nobody has been here for so long. Setting the event ends the looking."""
    stop = Event()

    def look() -> None:
        while not stop.wait(look_every_s):
            if attended.alone_s() >= alone_for_s:
                server.should_exit = True
                return

    Thread(target=look, daemon=True).start()
    return stop
