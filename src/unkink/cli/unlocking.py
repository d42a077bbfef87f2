"""Naming a profile on the command line, and saying its password: on the terminal, or in a file; never as an option."""

import argparse
import sys
from collections.abc import Callable
from getpass import GetPassWarning, getpass
from pathlib import Path

from unkink.cli.trouble import Trouble

LONGEST = 1_000
"""Characters of a password file that are looked at."""


def add_profile(parser: argparse.ArgumentParser) -> None:
    """Add the options that say whose data a command works with."""
    parser.add_argument("--profile", metavar="NAME", help="whose data; else UNKINK_PROFILE, or the only profile")
    add_password_file(parser)


def add_password_file(parser: argparse.ArgumentParser) -> None:
    """Add the option for those who cannot type a password."""
    parser.add_argument(
        "--password-file", metavar="FILE", type=Path, help="read the profile's password from there; - is standard input"
    )


def asking(options: argparse.Namespace) -> Callable[[str], str | None]:
    """Return how to ask for the password of a profile, by its name; None is the answer where nobody can say it."""

    def ask(name: str) -> str | None:
        if options.password_file is not None:
            return password_in(options.password_file)
        return ask_at_terminal(f"Password of {name}: ")

    return ask


def password_in(file: Path, option: str = "--password-file") -> str:
    """Read a password: the first line of a file, which this option names. Raises Trouble."""
    try:
        if str(file) == "-":
            if sys.stdin is None:
                raise Trouble(option, "standard input is closed")
            line = sys.stdin.readline(LONGEST)
        else:
            with file.open(encoding="utf-8") as opened:
                line = opened.readline(LONGEST)
    except (OSError, ValueError) as error:  # ValueError: a name no file can have, or bytes that are no text
        raise Trouble(option, str(file), f"cannot be read: {_reason(error)}") from None
    return line.rstrip("\r\n")


def ask_at_terminal(question: str) -> str | None:
    """Ask without showing what is typed; None where there is no terminal, or it would be shown."""
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    try:
        return getpass(question, stream=sys.stderr)
    except (EOFError, GetPassWarning):
        return None


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
