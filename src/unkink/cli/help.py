"""The help of every command, for whoever wants it all at once (the documentation does)."""

import argparse
from collections.abc import Iterable, Iterator

from unkink.cli.command import Command, Parser
from unkink.cli.unlocking import add_profile

ALONE = "serve"
"""The command that needs no name."""


def program(command: Command) -> str:
    """Return what is typed for a command."""
    return "unkink" if command.name == ALONE else f"unkink {command.name}"


def parser_for(command: Command, width: int | None = None) -> Parser:
    """Return the parser of a command; ``width`` in characters for its help, or None for the terminal's."""

    def formatter(prog: str) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(prog, width=width)

    told = f"{command.help[0].upper()}{command.help[1:]}."
    parser = Parser(prog=program(command), description=told, allow_abbrev=False, formatter_class=formatter)
    command.add_options(parser)
    if command.whose != "nobody":
        add_profile(parser)
    return parser


def help_texts(commands: Iterable[Command], width: int) -> Iterator[tuple[str, str]]:
    """Yield what is typed for each command, and its help."""
    for command in commands:
        yield program(command), parser_for(command, width).format_help()
