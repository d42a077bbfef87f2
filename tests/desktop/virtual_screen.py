"""A screen of its own for a test: an X server without a monitor, a session bus, and a notification service."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("Xvfb", "dbus-daemon", "dunst", "dunstctl")
PATIENCE_S = 40

SERVER = "VIRTUAL_SCREEN_PROCESS"
"""Where the environment of a virtual screen tells the process of its X server, and of what shows notifications."""
SERVICE = "VIRTUAL_SCREEN_SERVICE"


def missing() -> list[str]:
    return [program for program in NEEDED if shutil.which(program) is None]


@contextmanager
def virtual_screen(place: Path) -> Iterator[dict[str, str]]:
    """Give the environment of a desk, on which dunst shows what it is sent."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "900x400x24", "-fbdir", str(place)],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answers:
        display = f":{answers.readline().strip()}"
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP")},
        "DISPLAY": display,
        SERVER: str(server.pid),
        "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
    }
    shows = subprocess.Popen(["dunst"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    environment[SERVICE] = str(shows.pid)
    try:
        until(lambda: _asked(environment).returncode == 0)
        yield environment
    finally:
        for process in (shows, bus, server):
            process.terminate()
            process.wait()
        bus.stdout.close()


def displayed(environment: dict[str, str]) -> int:
    """How many notifications are on the screen."""
    return int(_asked(environment).stdout or 0)


def _asked(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = ["dunstctl", "count", "displayed"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def until(happens: Callable[[], object]) -> None:
    """Wait until something is so."""
    give_up = time.monotonic() + PATIENCE_S
    while not happens():
        assert time.monotonic() < give_up, "it never happened"
        time.sleep(0.1)
