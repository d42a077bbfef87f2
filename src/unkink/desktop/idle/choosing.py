"""The reader of idle time that works on this machine."""

import os
import sys
from typing import Protocol

from unkink.desktop.machine import Machine


class Idle(Protocol):
    """Tells how long there has been no input. ``name`` says by what."""

    @property
    def name(self) -> str:
        """Who tells it."""

    def idle_s(self) -> float | None:
        """Seconds, or None when it can no longer be told."""


def choose_idle(machine: Machine) -> Idle | None:
    """Return the first reader that works, or None where nothing tells."""
    if sys.platform == "darwin":
        from unkink.desktop.idle.macos import MacIdle  # noqa: PLC0415 -- only its own system has it

        return MacIdle()
    if sys.platform == "win32":
        from unkink.desktop.idle.windows import WindowsIdle  # noqa: PLC0415

        return WindowsIdle()
    return _on_linux(machine)


def _on_linux(machine: Machine) -> Idle | None:
    """Under Wayland the X server sees only the input of old programs, so it is never asked there."""
    from unkink.desktop.bus import BusError  # noqa: PLC0415 -- Linux only
    from unkink.desktop.idle.mutter import MutterIdle  # noqa: PLC0415
    from unkink.desktop.idle.wayland import WaylandError, WaylandIdle  # noqa: PLC0415
    from unkink.desktop.idle.xserver import XIdle  # noqa: PLC0415

    if not os.environ.get("WAYLAND_DISPLAY"):
        return None if machine.x_server is None else XIdle(machine.x_server)
    if machine.bus is not None:
        try:
            return MutterIdle(machine.bus)
        except BusError:
            pass
    try:
        return WaylandIdle()
    except WaylandError:
        return None
