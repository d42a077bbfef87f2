import plistlib
from configparser import ConfigParser
from pathlib import Path

import pytest

from unkink.desktop.startup.entry import Entry, background_command

COMMAND = ("/opt/my env/bin/python", "-m", "unkink", "remind")


def desktop_entry(environment: dict[str, str], command: tuple[str, ...] = COMMAND) -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(Entry(command, environment, "linux").content.decode())
    return dict(parser["Desktop Entry"])


def test_on_linux_it_is_an_autostart_entry_of_this_user() -> None:
    assert Entry(COMMAND, {"HOME": "/home/ann"}, "linux").path == Path(
        "/home/ann/.config/autostart/unkink-remind.desktop"
    )
    elsewhere = Entry(COMMAND, {"HOME": "/home/ann", "XDG_CONFIG_HOME": "/conf"}, "linux")
    assert elsewhere.path == Path("/conf/autostart/unkink-remind.desktop")


def test_a_path_with_a_blank_stays_one_word() -> None:
    assert desktop_entry({"HOME": "/home/ann"})["Exec"] == '"/opt/my env/bin/python" "-m" "unkink" "remind"'


def test_signs_that_mean_something_in_the_entry_are_escaped() -> None:
    told = desktop_entry({"HOME": "/h"}, ('/a"$`\\%/python',))["Exec"]
    assert told == '"/a\\\\"\\\\$\\\\`\\\\\\\\%%/python"'


def test_a_data_folder_of_its_own_is_found_at_the_next_start() -> None:
    environment = {"HOME": "/home/ann", "USERPROFILE": "C:/ann", "UNKINK_HOME": "/data/my back"}
    assert desktop_entry(environment)["Exec"].startswith('"env" "UNKINK_HOME=/data/my back" ')
    agent = plistlib.loads(Entry(COMMAND, environment, "darwin").content)
    assert agent["EnvironmentVariables"] == {"UNKINK_HOME": "/data/my back"}
    assert b'set "UNKINK_HOME=/data/my back"\r\n' in Entry(COMMAND, environment, "win32").content


def test_on_macos_it_is_a_launch_agent_that_starts_with_the_session() -> None:
    entry = Entry(COMMAND, {"HOME": "/Users/ann"}, "darwin")
    assert entry.path == Path("/Users/ann/Library/LaunchAgents/org.unkink.remind.plist")
    agent = plistlib.loads(entry.content)
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True


def test_on_windows_it_is_a_file_in_the_startup_folder() -> None:
    entry = Entry((r"C:\100% py\pythonw.exe", "-m", "unkink"), {"APPDATA": "/ann/Roaming"}, "win32")
    assert entry.path == Path("/ann/Roaming/Microsoft/Windows/Start Menu/Programs/Startup/unkink-remind.cmd")
    assert entry.content.decode().splitlines()[-1] == r'start "" "C:\100%% py\pythonw.exe" "-m" "unkink"'


def test_on_windows_the_python_that_opens_no_window_is_taken(tmp_path: Path) -> None:
    (tmp_path / "pythonw.exe").touch()
    assert background_command(str(tmp_path / "python.exe"), "win32")[0] == str(tmp_path / "pythonw.exe")
    assert background_command("/usr/bin/python3", "linux") == ("/usr/bin/python3", "-m", "unkink", "remind")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_what_is_installed_can_be_uninstalled_and_leaves_nothing(tmp_path: Path, platform: str) -> None:
    entry = Entry(COMMAND, {"HOME": str(tmp_path)}, platform)
    entry.install()
    entry.install()
    assert entry.path.read_bytes() == entry.content
    assert entry.uninstall()
    assert not entry.uninstall()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
