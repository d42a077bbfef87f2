"""Idle time on macOS, from the window server."""

import ctypes

HID_SYSTEM_STATE, ANY_INPUT = 1, 0xFFFFFFFF
LIBRARY = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"


class MacIdle:
    """Asks Quartz (CGEventSourceSecondsSinceLastEventType), which needs no permission. Raises OSError elsewhere."""

    name = "macOS"

    def __init__(self) -> None:
        function = ctypes.CDLL(LIBRARY).CGEventSourceSecondsSinceLastEventType
        function.argtypes, function.restype = [ctypes.c_int32, ctypes.c_uint32], ctypes.c_double
        self._seconds = function

    def idle_s(self) -> float | None:
        """Seconds since the last input."""
        return float(self._seconds(HID_SYSTEM_STATE, ANY_INPUT))
