"""The real program on a virtual screen, with a real notification service and a real journal."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest

from tests.desktop.virtual_screen import SERVER, SERVICE, displayed, until
from unkink.config.data_folder import JOURNAL_FILE
from unkink.config.handover import find_running
from unkink.desktop.outbox import Outbox

AT_ONCE = """
import signal, sys
from pathlib import Path
from unkink.cli.remind import _end, _text
from unkink.desktop.watch import Watch
from unkink.reminder.hours import WorkHours
from unkink.reminder.settings import Settings
from unkink.reminder.state import State
signal.signal(signal.SIGTERM, _end)
watch = Watch(_text(), Path(sys.argv[1]), Settings(45, WorkHours(0, 1440, tuple(range(7)))))
watch._state = State(sat_s=45 * 60)
watch.run()
"""
"""The background program for somebody who has sat long enough already, and works around the clock."""


def program(screen: dict[str, str], home: Path, tmp_path: Path) -> tuple[subprocess.Popen[bytes], Path]:
    """Start it; returns with it the file into which the "browser" writes the address that it is given."""
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.new && mv {opened}.new {opened}\n')
    browser.chmod(0o700)
    environment = {**screen, "UNKINK_HOME": str(home), "BROWSER": str(browser)}
    return subprocess.Popen([sys.executable, "-c", AT_ONCE, str(home)], env=environment), opened


def test_a_nudge_is_shown_and_one_click_opens_the_session_at_its_first_movement(
    screen: dict[str, str], checked_home: Path, tmp_path: Path
) -> None:
    process, opened = program(screen, checked_home, tmp_path)
    try:
        until(lambda: displayed(screen) == 1)
        subprocess.run(["dunstctl", "action", "0"], env=screen, check=True)
        until(opened.exists)
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        with browser.open(opened.read_text()) as page:
            assert page.url.endswith("/break")
            shown = page.read().decode()
        assert "Upper-back reach" in shown
        assert 'name="pain"' in shown
        until(lambda: [entry.what for entry in Outbox(checked_home).waiting] == ["begun"])
        assert displayed(screen) == 0
    finally:
        process.terminate()
        assert process.wait() == 0
        end_server(checked_home)


def test_a_nudge_is_held_back_while_do_not_disturb_is_on(
    screen: dict[str, str], checked_home: Path, tmp_path: Path
) -> None:
    subprocess.run(["dunstctl", "set-paused", "true"], env=screen, check=True)
    told = subprocess.run(
        [sys.executable, "-m", "unkink", "remind", "--look"], env=screen, capture_output=True, text=True, check=True
    )
    assert "do not disturb        yes" in told.stdout
    process, _ = program(screen, checked_home, tmp_path)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(8)
        subprocess.run(["dunstctl", "set-paused", "false"], env=screen, check=True)
        assert displayed(screen) == 0
    finally:
        process.terminate()
        process.wait()


def test_later_and_the_end_of_the_program_take_the_nudge_off_the_screen(
    screen: dict[str, str], checked_home: Path, tmp_path: Path
) -> None:
    process, _ = program(screen, checked_home, tmp_path)
    until(lambda: displayed(screen) == 1)
    process.terminate()
    assert process.wait() == 0
    until(lambda: displayed(screen) == 0)


def test_without_a_notification_service_the_terminal_is_left(screen: dict[str, str], checked_home: Path) -> None:
    os.kill(int(screen[SERVICE]), signal.SIGTERM)
    environment = {**screen, "UNKINK_HOME": str(checked_home)}
    pipe = subprocess.PIPE
    program = [sys.executable, "-c", AT_ONCE, str(checked_home)]
    process = subprocess.Popen(program, env=environment, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, text=True)
    assert process.stdout is not None
    assert "Upper-back reach" in process.stdout.readline()
    process.terminate()
    _, said = process.communicate()
    assert process.returncode == 0
    assert said.count("No notification service answers") == 1


def test_closing_a_nudge_by_hand_is_skipping_it(screen: dict[str, str], checked_home: Path, tmp_path: Path) -> None:
    process, _ = program(screen, checked_home, tmp_path)
    try:
        until(lambda: displayed(screen) == 1)
        subprocess.run(["dunstctl", "close"], env=screen, check=True)
        until(lambda: [entry.what for entry in Outbox(checked_home).waiting] == ["skipped"])
    finally:
        process.terminate()
        process.wait()


def test_what_became_of_a_nudge_is_in_the_journal_once(
    screen: dict[str, str], checked_home: Path, tmp_path: Path
) -> None:
    process, _ = program(screen, checked_home, tmp_path)
    until(lambda: displayed(screen) == 1)
    subprocess.run(["dunstctl", "close"], env=screen, check=True)
    until(lambda: Outbox(checked_home).waiting)
    process.terminate()
    process.wait()
    home = {**screen, "UNKINK_HOME": str(checked_home)}
    for _ in range(2):  # told twice, it is kept once
        subprocess.run(
            [sys.executable, "-m", "unkink", "remind", "--errand"], env=home, stdout=subprocess.DEVNULL, check=True
        )
    with closing(sqlite3.connect(checked_home / JOURNAL_FILE)) as journal:
        assert journal.execute("SELECT what, offered FROM journal_nudgeevent").fetchall() == [
            ("skipped", "upper-back-reach")
        ]


def test_a_screen_that_goes_away_ends_the_program_quietly(
    screen: dict[str, str], checked_home: Path, tmp_path: Path
) -> None:
    process, _ = program(screen, checked_home, tmp_path)
    until(lambda: displayed(screen) == 1)
    os.kill(int(screen[SERVER]), signal.SIGTERM)
    assert process.wait() in (0, 1)  # an old Xlib ends the process itself


def end_server(home: Path) -> None:
    """End the server that the click started; it would end by itself, but not soon."""
    running = find_running(home)
    assert running is not None
    os.kill(running.process, signal.SIGTERM)
    until(lambda: find_running(home) is None)
