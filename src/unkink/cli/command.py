"""A command: its name, one line of help, its options, and what it does."""

import argparse
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, NoReturn

from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

Whose = Literal["nobody", "anybody", "somebody"]
"""Whose data a command works with: no profile's; one profile's, if one is named; exactly one profile's."""


class Command(NamedTuple):
    """One command. ``run`` returns the exit code: 0 done, 1 the answer is "no". Bad input raises Trouble."""

    name: str
    help: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Wiring], int]
    whose: Whose = "nobody"


class Parser(argparse.ArgumentParser):
    """A parser that raises Trouble instead of printing its usage and leaving."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse has to say, as one sentence."""
        raise Trouble(self.prog, message.removeprefix("argument "))


def read_options(parser: Parser, words: Sequence[str]) -> argparse.Namespace:
    """Read the options strictly; an unknown one is named with the nearest known one."""
    known = [name for action in parser._actions for name in action.option_strings if name.startswith("--")]  # noqa: SLF001
    for word in words:
        option = word.partition("=")[0]
        if option.startswith("--") and option not in known:
            from unkink.knowledge.nearest import unknown  # noqa: PLC0415 -- rarely needed, and not for --help

            raise Trouble(parser.prog, unknown(option, known, "option"))
    options, unread = parser.parse_known_args(words)
    if unread:
        raise Trouble(parser.prog, f"does not know what to do with {unread[0]!r}; see {parser.prog} --help")
    return options


def whole_number(word: str) -> int:
    """Read a whole number from an option."""
    try:
        return int(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number") from None


def text(word: str) -> str:
    """Read what is kept or printed as text; a name of a file may hold bytes that are none, this may not."""
    try:
        word.encode()
    except UnicodeEncodeError:
        shown = word.encode(errors="replace").decode()
        raise argparse.ArgumentTypeError(
            f"{shown!r} holds bytes that are no text in this terminal's encoding"
        ) from None
    return word


def names(word: str) -> tuple[str, ...]:
    """Read names separated by commas."""
    return tuple(filter(None, (name.strip() for name in word.split(","))))
