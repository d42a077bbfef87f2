"""The signs that can be read on this machine."""

import sys
from functools import partial

from unkink.desktop.machine import Machine
from unkink.desktop.signs.sign import Sign


def choose_signs(machine: Machine) -> tuple[Sign, ...]:
    """Return every sign that this system may tell."""
    if sys.platform == "darwin":
        from unkink.desktop.signs.macos import display_kept_on  # noqa: PLC0415 -- only its own system has it

        return (Sign("film or presentation", "power assertions", display_kept_on),)
    if sys.platform == "win32":
        from unkink.desktop.signs import windows  # noqa: PLC0415

        return (
            Sign("microphone", "privacy settings", partial(windows.device_in_use, "microphone")),
            Sign("camera", "privacy settings", partial(windows.device_in_use, "webcam")),
            Sign("full screen", "the shell", windows.full_screen),
            Sign("film or presentation", "the shell", windows.presentation),
            Sign("do not disturb", "the shell", windows.quiet_time),
        )
    return _on_linux(machine)


def _on_linux(machine: Machine) -> tuple[Sign, ...]:
    from unkink.desktop.signs.recording import camera_in_use, microphone_in_use  # noqa: PLC0415 -- Linux only

    signs = [Sign("microphone", "sound cards", microphone_in_use), Sign("camera", "open devices", camera_in_use)]
    if machine.x_server is not None:
        signs.append(Sign("full screen", "X11", machine.x_server.full_screen))
    if machine.bus is not None:
        from unkink.desktop.signs.bus_signs import do_not_disturb, film_or_presentation  # noqa: PLC0415

        signs += [
            Sign("do not disturb", "desktop", partial(do_not_disturb, machine.bus)),
            Sign("film or presentation", "session manager", partial(film_or_presentation, machine.bus)),
        ]
    return tuple(signs)
