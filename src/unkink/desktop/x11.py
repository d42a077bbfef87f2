"""The X server: how long there has been no input, and whether the window in front fills the screen. By ctypes."""

import ctypes
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_ulong, c_void_p
from typing import Any

ANY_TYPE = 0
MOST_ITEMS = 64
"""No window has more states than this."""


class XError(Exception):
    """The X server cannot be asked."""


class _ScreenSaverInfo(Structure):
    _fields_ = (
        ("window", c_ulong),
        ("state", c_int),
        ("kind", c_int),
        ("til_or_since", c_ulong),
        ("idle", c_ulong),
        ("event_mask", c_ulong),
    )


class XServer:
    """A connection to the X server of DISPLAY. Raises XError where there is none, or a library is missing."""

    def __init__(self) -> None:
        try:
            self._x = ctypes.CDLL("libX11.so.6")
            self._saver = ctypes.CDLL("libXss.so.1")
        except OSError as error:
            raise XError(str(error)) from None
        _declare(self._x, self._saver)
        display = self._x.XOpenDisplay(None)
        if not display:
            raise XError("no X server answers")
        self._display, self._lost = c_void_p(display), False
        self._survive_errors()
        self._root = self._x.XDefaultRootWindow(self._display)
        self._info = self._saver.XScreenSaverAllocInfo()
        self._active = self._x.XInternAtom(self._display, b"_NET_ACTIVE_WINDOW", 0)
        self._states = self._x.XInternAtom(self._display, b"_NET_WM_STATE", 0)
        self._full = self._x.XInternAtom(self._display, b"_NET_WM_STATE_FULLSCREEN", 0)
        if not self._info or self.idle_s() is None:
            raise XError("the X server has no MIT-SCREEN-SAVER extension")

    def idle_s(self) -> float | None:
        """Seconds since the last key or movement; None when the server is gone."""
        if self._lost or not self._saver.XScreenSaverQueryInfo(self._display, self._root, self._info):
            return None
        return float(self._info.contents.idle) / 1000

    def full_screen(self) -> bool | None:
        """Whether the window in front fills the screen; None when the server is gone or no window manager says."""
        if self._lost:
            return None
        windows = self._longs(self._root, self._active)
        if not windows:
            return None
        return self._full in self._longs(windows[0], self._states)

    def _longs(self, window: int, name: int) -> list[int]:
        """The values of a property; none when the window is gone or has no such property."""
        kind, width, count, left, data = c_ulong(), c_int(), c_ulong(), c_ulong(), POINTER(c_ulong)()
        failed = self._x.XGetWindowProperty(
            self._display, window, name, 0, MOST_ITEMS, 0, ANY_TYPE,
            byref(kind), byref(width), byref(count), byref(left), byref(data),
        )  # fmt: skip
        if failed or not data:
            return []
        found = [data[index] for index in range(count.value)] if width.value == 32 else []  # noqa: PLR2004 -- bits
        self._x.XFree(data)
        return found

    def _survive_errors(self) -> None:
        """By default Xlib ends the process when a window vanishes while it is asked, and when the server goes away."""
        # Kept as attributes: ctypes would free the callbacks otherwise.
        self._on_error = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda *_: 0)
        self._x.XSetErrorHandler(self._on_error)
        if hasattr(self._x, "XSetIOErrorExitHandler"):  # since libX11 1.7
            self._on_exit = ctypes.CFUNCTYPE(None, c_void_p, c_void_p)(self._lose)
            self._x.XSetIOErrorExitHandler(self._display, self._on_exit, None)
            self._on_io_error = ctypes.CFUNCTYPE(c_int, c_void_p)(lambda *_: 0)
            self._x.XSetIOErrorHandler(self._on_io_error)

    def _lose(self, *_: Any) -> None:
        self._lost = True


def _declare(x: ctypes.CDLL, saver: ctypes.CDLL) -> None:
    """Tell ctypes what the functions take: pointers do not fit into its default."""
    x.XOpenDisplay.argtypes, x.XOpenDisplay.restype = [c_char_p], c_void_p
    x.XDefaultRootWindow.argtypes, x.XDefaultRootWindow.restype = [c_void_p], c_ulong
    x.XInternAtom.argtypes, x.XInternAtom.restype = [c_void_p, c_char_p, c_int], c_ulong
    x.XFree.argtypes = [c_void_p]
    x.XGetWindowProperty.argtypes = [
        c_void_p, c_ulong, c_ulong, c_long, c_long, c_int, c_ulong,
        POINTER(c_ulong), POINTER(c_int), POINTER(c_ulong), POINTER(c_ulong), POINTER(POINTER(c_ulong)),
    ]  # fmt: skip
    saver.XScreenSaverAllocInfo.restype = POINTER(_ScreenSaverInfo)
    saver.XScreenSaverQueryInfo.argtypes = [c_void_p, c_ulong, POINTER(_ScreenSaverInfo)]
