"""No bus, no display, no notification service, no data folder: it says so once, and goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desktop.virtual_screen import until

BARE = {"PATH": os.environ["PATH"], "HOME": "/nonexistent"}


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "unkink", "remind", *words]


def asked(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
    )


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"DISPLAY": ":987"},
        {"DISPLAY": "nonsense"},
        {"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": "/nonexistent"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"},
        {"DBUS_SESSION_BUS_ADDRESS": "tcp:host=localhost"},
        {"DBUS_SESSION_BUS_ADDRESS": "nonsense"},
        {"DBUS_SESSION_BUS_ADDRESS": ""},
        {"XDG_RUNTIME_DIR": "/nonexistent"},
    ],
)
def test_it_tells_what_cannot_be_told(tmp_path: Path, more: dict[str, str]) -> None:
    told = asked({**BARE, "UNKINK_HOME": str(tmp_path), **more}, "--look")
    assert told.returncode == 0, told.stderr
    assert "last input  cannot be told" in told.stdout
    assert "nudges by   terminal" in told.stdout


def test_it_says_once_what_is_missing_and_goes_on_until_it_is_ended(tmp_path: Path) -> None:
    with (tmp_path / "said").open("w+") as said:
        process = subprocess.Popen(
            command(),
            env={**BARE, "UNKINK_HOME": str(tmp_path / "home")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        until(lambda: (tmp_path / "said").read_text().count("\n") >= 2)
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
        lines = (tmp_path / "said").read_text().splitlines()
    assert len(lines) == 2
    assert "cannot tell when somebody is at this machine" in lines[0] + lines[1]
    assert "No notification service" in lines[0] + lines[1]


def test_a_data_folder_that_is_a_file_is_said_and_it_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (tmp_path / "said").open("w+") as said:
        process = subprocess.Popen(
            command(),
            env={**BARE, "UNKINK_HOME": str(tmp_path / "file")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
        until(lambda: "cannot be used" in (tmp_path / "said").read_text())
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
    assert "Traceback" not in (tmp_path / "said").read_text()


def test_a_nudge_without_a_journal_is_a_walk_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    process = subprocess.Popen(
        command("--try"),
        env={**BARE, "UNKINK_HOME": str(tmp_path / "file")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate()
    assert line.startswith("\aTime to move a little. ")
    assert "Upper-back" not in line
    assert "without the journal" in said
    assert "Traceback" not in said


def test_there_is_only_one_of_it(tmp_path: Path) -> None:
    environment = {**BARE, "UNKINK_HOME": str(tmp_path)}
    first = subprocess.Popen(command(), env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until((tmp_path / "reminder.lock").exists)
        second = asked(environment, "--every", "60")
        assert (second.returncode, second.stdout.strip()) == (
            1,
            "It is running already, and takes new settings up by itself.",
        )
        assert '"every": 60' in (tmp_path / "reminder.json").read_text()
    finally:
        first.kill()
        first.wait()
    assert asked(environment, "--look").returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--every", "10"], "unkink: unkink remind: --every: is 10; allowed are 30 to 60 minutes"),
        (["--hours", "nine"], "--hours: 'nine' is no span of hours"),
        (["--days", "weekdays"], "--days: 'weekdays' names no days"),
        (["--ignore", "mikrophone"], "--ignore: 'mikrophone' is not a known sign; the nearest is 'microphone'"),
        (["--calendar", "/nonexistent/breaks.ics"], "--calendar: /nonexistent/breaks.ics: cannot be written"),
    ],
)
def test_a_wish_that_cannot_be_is_refused_in_one_line(tmp_path: Path, words: list[str], said: str) -> None:
    answer = asked({**BARE, "UNKINK_HOME": str(tmp_path)}, *words)
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert said.removeprefix("unkink: ") in answer.stderr


def test_what_runs_in_the_background_loads_neither_django_nor_numpy(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from unkink.cli.remind import _text, COMMAND; import unkink.cli.main\n"
        "from unkink.desktop.watch import Watch; from unkink.reminder.settings import default_settings\n"
        "Watch(_text(), Path(sys.argv[1]), default_settings(_text()))._look()\n"
        "print(*sorted(name for name in ('django', 'numpy', 'asyncio', 'sqlite3', 'uvicorn') if name in sys.modules))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], env=BARE, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == ""
