"""The best place to show a nudge on this machine."""

import sys

from unkink.desktop.machine import Machine
from unkink.desktop.notices.board import Board, BoardLost
from unkink.desktop.notices.terminal import TerminalBoard
from unkink.knowledge.reminder_text import ReminderText


def choose_board(machine: Machine, text: ReminderText) -> Board:
    """Return the system's notifications where they work, otherwise the terminal."""
    try:
        if sys.platform != "linux":
            from unkink.desktop.notices.system import SystemBoard  # noqa: PLC0415 -- other systems only

            return SystemBoard(text.timing.shown_s)
        if machine.bus is not None:
            from unkink.desktop.notices.freedesktop import FreedesktopBoard  # noqa: PLC0415 -- Linux only

            return FreedesktopBoard(machine.bus, text.actions.more, text.timing.shown_s)
    except BoardLost:
        if sys.platform == "darwin":
            from unkink.desktop.notices.mac_banner import MacBannerBoard  # noqa: PLC0415 -- macOS only

            return MacBannerBoard()
    return TerminalBoard()
