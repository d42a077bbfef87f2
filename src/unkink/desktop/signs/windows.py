"""What Windows tells: full screen, presentation, quiet time, and who uses the microphone or the camera."""

import ctypes
import sys
from ctypes import byref, c_int

if sys.platform == "win32":  # nothing here exists elsewhere
    import winreg

    BUSY, FULL_SCREEN_GAME, PRESENTATION, QUIET_TIME = 2, 3, 4, 6
    """States of SHQueryUserNotificationState."""

    CONSENT = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
    IN_USE = 0
    """While a program uses a device, the time at which it stopped is 0."""

    def full_screen() -> bool | None:
        """Say whether a program fills the screen."""
        state = _state()
        return None if state is None else state in (BUSY, FULL_SCREEN_GAME)

    def presentation() -> bool | None:
        """Say whether the presentation mode is on."""
        state = _state()
        return None if state is None else state == PRESENTATION

    def quiet_time() -> bool | None:
        """Say whether Windows holds notifications back."""
        state = _state()
        return None if state is None else state == QUIET_TIME

    def device_in_use(device: str) -> bool | None:
        """Say whether a program uses the ``microphone`` or the ``webcam``."""
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, rf"{CONSENT}\{device}") as key:
                return _used_below(key)
        except OSError:
            return None

    def _state() -> int | None:
        state = c_int()
        failed = ctypes.windll.shell32.SHQueryUserNotificationState(byref(state))
        return None if failed else state.value

    def _used_below(key: winreg.HKEYType) -> bool:
        """Look at the programs below a key; those that came without a package lie one level deeper."""
        for index in range(winreg.QueryInfoKey(key)[0]):
            with winreg.OpenKey(key, winreg.EnumKey(key, index)) as program:
                try:
                    if winreg.QueryValueEx(program, "LastUsedTimeStop")[0] == IN_USE:
                        return True
                except OSError:
                    if _used_below(program):
                        return True
        return False
