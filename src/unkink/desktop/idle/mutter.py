"""GNOME's own idle monitor, which knows about input under Wayland as well."""

from jeepney import DBusAddress

from unkink.desktop.bus import Bus, BusError

MONITOR = DBusAddress(
    "/org/gnome/Mutter/IdleMonitor/Core", "org.gnome.Mutter.IdleMonitor", "org.gnome.Mutter.IdleMonitor"
)


class MutterIdle:
    """Asks GNOME. Raises BusError where GNOME is not there."""

    name = "GNOME"

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._bus.ask(MONITOR, "GetIdletime")

    def idle_s(self) -> float | None:
        """Seconds since the last input; None when GNOME no longer answers."""
        try:
            return float(self._bus.ask(MONITOR, "GetIdletime")[0]) / 1000
        except BusError:
            return None
