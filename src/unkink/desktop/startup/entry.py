"""The start-up entry of this system: where it lies, and what stands in it."""

import os
import plistlib
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

NAME = "unkink-remind"
LABEL = "org.unkink.remind"
TITLE = "unkink"
COMMENT = "Breaks at the desk"

PASSED_ON = ("UNKINK_HOME", "UNKINK_PROFILE")
"""Whose data it works with, and where it lies, has to be known at the next start as well."""


class Entry:
    """One file. ``command`` is what the system shall start; ``environment`` that of now."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], platform: str = sys.platform) -> None:
        self._command, self._environment = tuple(command), environment
        self._passed = {name: environment[name] for name in PASSED_ON if environment.get(name)}
        home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "~").expanduser()
        if platform == "darwin":
            self.path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
            self.content = self._launch_agent()
        elif platform == "win32":
            roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
            self.path = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Startup" / f"{NAME}.cmd"
            self.content = self._batch_file()
        else:
            config = Path(environment.get("XDG_CONFIG_HOME") or "")
            self.path = (config if config.is_absolute() else home / ".config") / "autostart" / f"{NAME}.desktop"
            self.content = self._desktop_entry()

    def install(self) -> None:
        """Write the file; one that is there is replaced. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(self.content)

    def uninstall(self) -> bool:
        """Remove the file; returns whether there was one. Raises OSError."""
        try:
            self.path.unlink()
        except FileNotFoundError:
            return False
        return True

    def _desktop_entry(self) -> bytes:
        """An XDG autostart entry, which every desktop on Linux and BSD starts with the session."""
        command = [*self._command]
        if self._passed:
            command = ["env", *(f"{name}={value}" for name, value in self._passed.items()), *command]
        lines = (
            "[Desktop Entry]",
            "Type=Application",
            f"Name={TITLE}",
            f"Comment={COMMENT}",
            f"Exec={' '.join(_quoted(word) for word in command)}",
            "Terminal=false",
            "X-GNOME-Autostart-enabled=true",
        )
        return "".join(f"{line}\n" for line in lines).encode()

    def _launch_agent(self) -> bytes:
        """A property list for launchd, which starts it with the session of this user."""
        entry: dict[str, object] = {
            "Label": LABEL,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Background",
            "LimitLoadToSessionType": "Aqua",
        }
        if self._passed:
            entry["EnvironmentVariables"] = self._passed
        return plistlib.dumps(entry)

    def _batch_file(self) -> bytes:
        """A batch file in UTF-8, which starts the program and ends at once."""
        lines = ["@echo off", "chcp 65001 >nul"]
        lines += [f'set "{name}={_in_batch(value)}"' for name, value in self._passed.items()]
        lines.append(f'start "" {" ".join(_in_quotes(word) for word in self._command)}')
        return "".join(f"{line}\r\n" for line in lines).encode()


def background_command(executable: str = sys.executable, platform: str = sys.platform) -> tuple[str, ...]:
    """Return the command that starts the background program; on Windows with the Python that opens no window."""
    python = Path(executable)
    if platform == "win32" and python.with_name("pythonw.exe").exists():
        python = python.with_name("pythonw.exe")
    return (os.fspath(python), "-m", "unkink", "remind")


def _quoted(word: str) -> str:
    """Quote a word for Exec (Desktop Entry Specification): in double quotes, and each backslash doubled once more."""
    for special in ("\\", '"', "`", "$"):
        word = word.replace(special, f"\\{special}")
    return '"' + word.replace("\\", "\\\\").replace("%", "%%") + '"'


def _in_batch(word: str) -> str:
    return word.replace("%", "%%")


def _in_quotes(word: str) -> str:
    return f'"{_in_batch(word)}"'
