"""Text for people on a terminal: wrapped to its width, calm, in one colour unless it is a terminal that wants more."""

import os
import sys
from collections.abc import Iterable

WIDEST = 88
NARROWEST = 30
BOLD, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


class Paper:
    """What people read. Every method prints; indents are in characters."""

    def __init__(self) -> None:
        self._width = max(NARROWEST, min(WIDEST, _terminal_width()))
        self._begun = False
        self._styled = bool(sys.stdout and sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def title(self, text: str) -> None:
        """Print a heading, with an empty line before it unless it begins the text."""
        if self._begun:
            print()
        for line in self._wrapped(text, "", ""):
            print(self._in(BOLD, line))

    def gap(self) -> None:
        """Print an empty line."""
        print()

    def text(self, text: str, indent: int = 0) -> None:
        """Print a paragraph."""
        for line in self._wrapped(text, " " * indent, " " * indent):
            print(line)

    def small(self, text: str, indent: int = 0) -> None:
        """Print what explains, and can be passed over."""
        for line in self._wrapped(text, " " * indent, " " * indent):
            print(self._in(FAINT, line))

    def item(self, text: str, mark: str = "-", indent: int = 2) -> None:
        """Print one entry of a list, its further lines under its first word."""
        start = f"{' ' * indent}{mark} "
        for line in self._wrapped(text, start, " " * len(start)):
            print(line)

    def items(self, texts: Iterable[str]) -> None:
        """Print a list."""
        for text in texts:
            self.item(text)

    def table(self, rows: Iterable[tuple[str, str]]) -> None:
        """Print rows of a short word and what it means, side by side where there is room."""
        pairs = list(rows)
        left = max((len(word) for word, _ in pairs), default=0) + 2
        for word, meaning in pairs:
            for line in self._wrapped(meaning, f"  {word:<{left}}", " " * (left + 2)):
                print(line)

    def _wrapped(self, text: str, first: str, later: str) -> list[str]:
        from textwrap import wrap  # noqa: PLC0415 -- not for --help

        self._begun = True
        lines = wrap(
            text, self._width, initial_indent=first, subsequent_indent=later, break_long_words=False,
            break_on_hyphens=False,
        )  # fmt: skip
        return lines or [first.rstrip()]

    def _in(self, style: str, line: str) -> str:
        return f"{style}{line}{PLAIN}" if self._styled else line


def _terminal_width() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415 -- not for --help

    return get_terminal_size((80, 24)).columns


def print_json(document: object) -> None:
    """Print one JSON document. It is plain ASCII, so that no terminal or pipe can spoil it."""
    import json  # noqa: PLC0415 -- not for --help

    import msgspec  # noqa: PLC0415 -- not for --help

    print(json.dumps(msgspec.to_builtins(document), indent=2))
