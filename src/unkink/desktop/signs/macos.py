"""What macOS tells: whether something keeps the display on, as calls, films and presentations do."""

import re
import subprocess

WITHIN_S = 2.0


def keeps_display_on(report: str) -> bool | None:
    """Read the report of ``pmset -g assertions``. None where it does not say."""
    found = re.search(r"^\s*PreventUserIdleDisplaySleep\s+(\d)", report, re.MULTILINE)
    return None if found is None else found.group(1) != "0"


def display_kept_on() -> bool | None:
    """Ask the system's own program."""
    try:
        report = subprocess.run(
            ["/usr/bin/pmset", "-g", "assertions"], capture_output=True, text=True, timeout=WITHIN_S, check=False
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    return keeps_display_on(report)
