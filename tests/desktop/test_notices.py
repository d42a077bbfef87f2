"""Notices on the real service of a virtual screen, and in a real terminal."""

import os
import pty
import subprocess
import sys

import pytest

from tests.desktop.virtual_screen import displayed, until

SHOWS = """
import sys
from unkink.desktop.machine import open_machine
from unkink.desktop.notices.{module} import {board}
from unkink.reminder.look import Answer
from unkink.reminder.offer import Button, Notice
buttons = tuple(Button(label, Answer("later", number)) for number, label in enumerate(("A", "B", "C", "D", "E")))
board = {make}
board.show(Notice("Title & <b>", "Text <i>with</i> & marks", buttons))
print("shown", getattr(board, "_id", 0), flush=True)
while (answer := board.wait(30)) is None:
    pass
print(answer.choice, answer.minutes, flush=True)
"""


def shows(screen: dict[str, str], module: str, board: str, make: str) -> "subprocess.Popen[str]":
    program = SHOWS.format(module=module, board=board, make=make)
    return subprocess.Popen([sys.executable, "-c", program], env=screen, stdout=subprocess.PIPE, text=True)


BUS = ("freedesktop", "FreedesktopBoard", "FreedesktopBoard(open_machine().bus, 'More', 30)")


def test_a_press_on_the_notification_is_its_first_button(screen: dict[str, str]) -> None:
    process = shows(screen, *BUS)
    until(lambda: displayed(screen) == 1)
    subprocess.run(["dunstctl", "action", "0"], env=screen, check=True)
    out, _ = process.communicate()
    assert out.splitlines()[-1] == "later 0"
    assert displayed(screen) == 0


def test_where_a_service_shows_few_buttons_the_rest_wait_behind_the_last(screen: dict[str, str]) -> None:
    """As in GNOME, which shows three: of five buttons there are two and "More", and behind that the other three."""
    few = "FreedesktopBoard(open_machine().bus, 'More', 30); board._most = 3"
    process = shows(screen, "freedesktop", "FreedesktopBoard", few)
    assert process.stdout is not None
    number = int(process.stdout.readline().split()[1])
    invoked(screen, number, "more")

    def pressed_and_over() -> bool:
        invoked(screen, number + 1, "0")
        return process.poll() is not None

    until(pressed_and_over)
    out, _ = process.communicate()
    assert out == "later 2\n"


def invoked(screen: dict[str, str], number: int, button: str) -> None:
    """What a service says when somebody presses a button."""
    path, member = "/org/freedesktop/Notifications", "org.freedesktop.Notifications.ActionInvoked"
    said = ["dbus-send", "--session", "--type=signal", path, member, f"uint32:{number}", f"string:{button}"]
    subprocess.run(said, env=screen, check=True)


def test_desktop_notifier_shows_and_hears_as_well(screen: dict[str, str]) -> None:
    pytest.importorskip("desktop_notifier")
    process = shows(screen, "system", "SystemBoard", "SystemBoard(30)")
    until(lambda: displayed(screen) == 1)
    subprocess.run(["dunstctl", "action", "0"], env=screen, check=True)
    out, _ = process.communicate()
    assert out.splitlines()[-1] == "later 0"


def test_in_a_terminal_a_number_and_enter_is_a_press() -> None:
    ours, theirs = pty.openpty()
    program = SHOWS.format(module="terminal", board="TerminalBoard", make="TerminalBoard()")
    process = subprocess.Popen([sys.executable, "-c", program], stdin=theirs, stdout=subprocess.PIPE, text=True)
    os.close(theirs)
    for typed in (b"x\n", b"9\n", b"3\n"):
        os.write(ours, typed)
    out, _ = process.communicate()
    os.close(ours)
    assert out.startswith("\aTitle & <b>. Text")
    assert "[3] C" in out
    assert out.splitlines()[-1] == "later 2"
