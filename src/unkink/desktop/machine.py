"""What this machine has: a session bus, an X server. Opened once and shared by everything that asks them."""

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from unkink.desktop.bus import Bus
    from unkink.desktop.x11 import XServer


class Machine(NamedTuple):
    """The connections of this process. Either is None where it is not there; both are on other systems than Linux."""

    bus: "Bus | None" = None
    x_server: "XServer | None" = None


def open_machine() -> Machine:
    """Open what is there."""
    if sys.platform != "linux":
        return Machine()
    return Machine(_bus(), _x_server())


def _bus() -> "Bus | None":
    from unkink.desktop.bus import Bus, BusError  # noqa: PLC0415 -- Linux only

    try:
        return Bus()
    except BusError:
        return None


def _x_server() -> "XServer | None":
    if not os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    from unkink.desktop.x11 import XError, XServer  # noqa: PLC0415 -- Linux only

    try:
        return XServer()
    except XError:
        return None
