"""A banner without buttons on macOS, where this Python may not notify by itself: the system's own script shows it."""

import subprocess

from unkink.desktop.notices.terminal import TerminalBoard
from unkink.reminder.offer import Notice

OSASCRIPT = "/usr/bin/osascript"
SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
WITHIN_S = 5.0


class MacBannerBoard(TerminalBoard):
    """The terminal's lines, and a banner with the same words. It takes no presses."""

    name = "macOS banner"

    def show(self, notice: Notice) -> None:
        """Show both. Without the banner, the lines are left."""
        super().show(notice)
        script = [word for line in SCRIPT for word in ("-e", line)]
        try:
            subprocess.run(  # noqa: S603 -- a fixed program; the words are its arguments, never part of the script
                [OSASCRIPT, *script, notice.title, notice.text], capture_output=True, timeout=WITHIN_S, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return
