"""What the programs on the session bus tell: do-not-disturb, and a film or a presentation."""

import os
import subprocess
from collections.abc import Callable
from shutil import which
from typing import Any

from jeepney import DBusAddress

from unkink.desktop.bus import Bus, BusError

NOTIFICATIONS = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
DUNST = DBusAddress("/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.dunstproject.cmd0")
XFCE = DBusAddress("/org/xfce/Xfconf", "org.xfce.Xfconf", "org.xfce.Xfconf")
GNOME_SESSION = DBusAddress("/org/gnome/SessionManager", "org.gnome.SessionManager", "org.gnome.SessionManager")

KEEPS_SCREEN_ON = 8
"""Of GNOME's flags: somebody asked that the session does not become idle, as players and presentations do."""

GSETTINGS_WITHIN_S = 2.0


def do_not_disturb(bus: Bus) -> bool | None:
    """Say whether notifications are held back: KDE and dunst tell, Xfce and GNOME keep it among their settings."""
    told = (
        _told(lambda: bus.read(NOTIFICATIONS, "Inhibited")),
        _told(lambda: bus.read(DUNST, "paused")),
        _told(lambda: bus.ask(XFCE, "GetProperty", "ss", ("xfce4-notifyd", "/do-not-disturb"))[0][1]),
        _gnome_holds_back(),
    )
    known = [each for each in told if each is not None]
    return any(known) if known else None


def film_or_presentation(bus: Bus) -> bool | None:
    """Say whether a program keeps the screen on, where GNOME's session manager (or one like it) knows."""
    return _told(lambda: bus.ask(GNOME_SESSION, "IsInhibited", "u", (KEEPS_SCREEN_ON,))[0])


def _told(ask: Callable[[], Any]) -> bool | None:
    try:
        answer = ask()
    except BusError:
        return None
    return answer if isinstance(answer, bool) else None


def _gnome_holds_back() -> bool | None:
    """Ask GNOME's settings by their own program, as its portal does not tell this one."""
    program = which("gsettings") if "GNOME" in os.environ.get("XDG_CURRENT_DESKTOP", "") else None
    if program is None:
        return None
    try:
        told = subprocess.run(  # noqa: S603 -- a fixed command
            [program, "get", "org.gnome.desktop.notifications", "show-banners"],
            capture_output=True,
            text=True,
            timeout=GSETTINGS_WITHIN_S,
            check=False,
        ).stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        return None
    return {"true": False, "false": True}.get(told)
