"""Asking before something that cannot be taken back."""

import argparse
import sys

from unkink.cli.trouble import Trouble
from unkink.cli.typed import typed

YES = ("y", "yes")


def add_yes(parser: argparse.ArgumentParser) -> None:
    """Add the option that answers the question beforehand."""
    parser.add_argument("--yes", action="store_true", help="do not ask")


def confirmed(options: argparse.Namespace, question: str) -> bool:
    """Ask, unless it has been answered. Raises Trouble where nobody is there to answer."""
    if options.yes:
        return True
    if sys.stdin is None or not sys.stdin.isatty():
        raise Trouble(f"{question.rstrip('?')}: nobody is there to confirm it; say --yes")
    try:
        answer = typed(f"{question} [y/N] ")
    except EOFError:
        return False
    return answer.strip().lower() in YES
