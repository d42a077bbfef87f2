"""Microphone and camera on Linux, as the kernel shows them, whichever sound server is running."""

import os
from pathlib import Path

SOUND_CARDS = Path("/proc/asound")
PROCESSES = Path("/proc")

SOUND_SERVERS = frozenset({"pipewire", "wireplumber", "pipewire-media-", "pulseaudio"})
"""They may keep a camera open without anybody looking; their names are cut to 15 letters by the kernel."""


def microphone_in_use(cards: Path = SOUND_CARDS) -> bool | None:
    """Say whether any capture device of the sound cards records. None where there are no sound cards to ask.

    Sound servers open a microphone when a program listens and close it a few seconds after the last one stops.
    A Bluetooth headset is no sound card of the kernel and is not seen.
    """
    statuses = list(cards.glob("card*/pcm*c/sub*/status"))
    if not statuses:
        return None
    return any(_recording(status) for status in statuses)


def camera_in_use(processes: Path = PROCESSES) -> bool | None:
    """Say whether one of the person's own programs holds a camera. None where there is no camera."""
    if not any(Path("/dev").glob("video*")):
        return None
    return holds_camera(processes)


def holds_camera(processes: Path) -> bool:
    """Say whether a process that we may look into has a video device open."""
    return any(
        name.startswith("/dev/video")
        for process in processes.iterdir()
        if process.name.isdigit()
        for name in _open_files(process)
    )


def _recording(status: Path) -> bool:
    try:
        return "RUNNING" in status.read_text()
    except OSError:
        return False


def _open_files(process: Path) -> list[str]:
    try:
        files = [os.readlink(file) for file in (process / "fd").iterdir()]  # noqa: PTH115 -- the text of the link
        if any(name.startswith("/dev/video") for name in files) and _name(process) in SOUND_SERVERS:
            return []
    except OSError:  # somebody else's, or gone meanwhile
        return []
    return files


def _name(process: Path) -> str:
    return (process / "comm").read_text().strip()
