"""Idle time from the X server."""

from unkink.desktop.x11 import XServer


class XIdle:
    """Asks the X server."""

    name = "X11"

    def __init__(self, server: XServer) -> None:
        self._server = server

    def idle_s(self) -> float | None:
        """Seconds since the last input; None when the server is gone."""
        return self._server.idle_s()
