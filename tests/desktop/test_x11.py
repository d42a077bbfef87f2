"""What the X server tells, asked on a real one, which another client changes meanwhile."""

import subprocess
import sys

from tests.desktop.virtual_screen import until

LOOKS = """
import os
os.environ.pop("WAYLAND_DISPLAY", None)
from unkink.desktop.x11 import XServer
server = XServer()
for _ in iter(input, "end"):
    print(server.full_screen(), "idle" if (server.idle_s() or 0) > 1.5 else "input", flush=True)
"""

CHANGES = """
import ctypes
from ctypes import c_char_p, c_int, c_long, c_ulong, c_void_p
x, test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
x.XOpenDisplay.restype = c_void_p
x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [c_void_p], c_ulong
x.XCreateSimpleWindow.argtypes = [c_void_p, c_ulong, *[c_int] * 5, c_ulong, c_ulong]
x.XCreateSimpleWindow.restype = c_ulong
x.XInternAtom.argtypes, x.XInternAtom.restype = [c_void_p, c_char_p, c_int], c_ulong
x.XChangeProperty.argtypes = [c_void_p, c_ulong, c_ulong, c_ulong, c_int, c_int, c_void_p, c_int]
x.XSync.argtypes, x.XDestroyWindow.argtypes = [c_void_p, c_int], [c_void_p, c_ulong]
test.XTestFakeKeyEvent.argtypes = [c_void_p, c_int, c_int, c_ulong]
display = c_void_p(x.XOpenDisplay(None))
root = x.XDefaultRootWindow(display)
window = x.XCreateSimpleWindow(display, root, 0, 0, 50, 50, 0, 0, 0)
atom = lambda name: x.XInternAtom(display, name, 0)
WINDOW, ATOM = 33, 4
def put(where, name, kind, *values):
    x.XChangeProperty(display, where, atom(name), kind, 32, 0, (c_ulong * len(values))(*values), len(values))
    x.XSync(display, 0)
for line in iter(input, "end"):
    if line == "front":
        put(root, b"_NET_ACTIVE_WINDOW", WINDOW, window)
    elif line == "fill":
        put(window, b"_NET_WM_STATE", ATOM, atom(b"_NET_WM_STATE_ABOVE"), atom(b"_NET_WM_STATE_FULLSCREEN"))
    elif line == "unfill":
        put(window, b"_NET_WM_STATE", ATOM, atom(b"_NET_WM_STATE_ABOVE"))
    elif line == "gone":
        x.XDestroyWindow(display, window)
        x.XSync(display, 0)
    elif line == "key":
        test.XTestFakeKeyEvent(display, 50, 1, 0)
        test.XTestFakeKeyEvent(display, 50, 0, 0)
        x.XSync(display, 0)
    print("done", flush=True)
"""


class Client:
    """A program that does a line at a time on the virtual screen."""

    def __init__(self, program: str, screen: dict[str, str]) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            [sys.executable, "-c", program], env=screen, stdin=pipe, stdout=pipe, text=True
        )

    def __call__(self, line: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        self._process.communicate("end\n")
        assert self._process.returncode == 0


def test_a_window_that_fills_the_screen_is_told_and_one_that_vanishes_ends_nothing(screen: dict[str, str]) -> None:
    looks, changes = Client(LOOKS, screen), Client(CHANGES, screen)
    told = [looks("?").split()[0]]
    for line in ("front", "fill", "unfill", "fill", "gone"):
        changes(line)
        told.append(looks("?").split()[0])
    looks.end()
    changes.end()
    assert told == ["None", "False", "True", "False", "True", "False"]


def test_a_key_ends_the_silence(screen: dict[str, str]) -> None:
    looks, changes = Client(LOOKS, screen), Client(CHANGES, screen)
    until(lambda: looks("?").split()[1] == "idle")
    changes("key")
    assert looks("?").split()[1] == "input"
    looks.end()
    changes.end()
