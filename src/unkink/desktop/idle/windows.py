"""Idle time on Windows."""

import ctypes
import sys
from ctypes import Structure, byref, c_uint32, sizeof

if sys.platform == "win32":  # nothing here exists elsewhere
    TICKS = 2**32
    """Both counters of milliseconds begin anew after 49.7 days."""

    class _LastInput(Structure):
        _fields_ = (("size", c_uint32), ("tick", c_uint32))

    class WindowsIdle:
        """Asks GetLastInputInfo."""

        name = "Windows"

        def idle_s(self) -> float | None:
            """Seconds since the last input of this session; None when Windows does not say."""
            last = _LastInput(sizeof(_LastInput), 0)
            if not ctypes.windll.user32.GetLastInputInfo(byref(last)):
                return None
            now = ctypes.windll.kernel32.GetTickCount() % TICKS
            return float((now - last.tick) % TICKS) / 1000
