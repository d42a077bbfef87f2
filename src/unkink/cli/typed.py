"""A line that somebody types, whatever bytes the keyboard or the pipe sends."""

import sys


def typed(prompt: str = "") -> str:
    """Ask for one line.

    Bytes that are no text become a mark of replacement. Raises EOFError where nobody answers any more.
    """
    if sys.stdin is not None and hasattr(sys.stdin, "reconfigure") and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
    return input(prompt)
