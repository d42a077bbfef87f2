"""The command line: finds the command, runs it, and turns trouble into one line and an exit code."""

import os
import sys
from collections.abc import Sequence

from unkink.cli import (
    backup,
    calendar,
    check,
    coach,
    erase,
    export,
    figure,
    go,
    importing,
    journal,
    measure,
    perform,
    plan,
    profiles,
    remind,
    report,
    restore,
    screen,
    serve,
    techniques,
    watch,
    where,
)
from unkink.cli.command import Command, read_options
from unkink.cli.help import parser_for, program
from unkink.cli.trouble import Locked, Trouble
from unkink.cli.unlocking import asking
from unkink.cli.wiring import Wiring

COMMANDS: tuple[Command, ...] = (
    serve.COMMAND,
    screen.COMMAND,
    plan.COMMAND,
    go.COMMAND,
    techniques.COMMAND,
    figure.COMMAND,
    coach.COMMAND,
    watch.COMMAND,
    perform.COMMAND,
    journal.COMMAND,
    measure.COMMAND,
    report.COMMAND,
    export.COMMAND,
    importing.COMMAND,
    backup.COMMAND,
    restore.COMMAND,
    check.COMMAND,
    erase.COMMAND,
    remind.COMMAND,
    calendar.COMMAND,
    profiles.COMMAND,
    where.COMMAND,
)
"""Every command, in the order of the help. To add one, write its module and name it here."""

NO, BAD_INPUT = 1, 2
INTERRUPTED = 130
"""What shells expect of a program ended by Ctrl-C."""
NOBODY_READS = 141
"""What shells expect of a program whose output nobody reads any more; never mistaken for "done"."""


def main(argv: Sequence[str], wiring: Wiring) -> int:
    """Run one command and return its exit code: 0 done, 1 the answer is "no", 2 bad input (one line says what)."""
    try:
        _write_anything()
        code = _run(argv, wiring)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Trouble as trouble:
        _say(str(trouble))
        return NO if isinstance(trouble, Locked) else BAD_INPUT
    except BrokenPipeError:
        _give_up_on_output()
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        _say_what_failed(error)
        return BAD_INPUT
    return code


def _run(argv: Sequence[str], wiring: Wiring) -> int:
    name, words = (argv[0], argv[1:]) if argv and not argv[0].startswith("-") else (serve.COMMAND.name, argv)
    if name == serve.COMMAND.name and words and words[0] in ("--help", "-h"):
        _help()
        return 0
    if name == serve.COMMAND.name and list(words) == ["--version"]:
        from unkink import __version__  # noqa: PLC0415 -- this is all it is for

        print(f"unkink {__version__}")
        return 0
    command = _command(name)
    try:
        options = read_options(parser_for(command), words)
    except SystemExit:  # argparse has printed the help that was asked for
        return 0
    if command.whose != "nobody":
        wiring.choose(options.profile, asking(options), command.whose == "somebody")
    return command.run(options, wiring)


def _command(name: str) -> Command:
    for command in COMMANDS:
        if command.name == name:
            return command
    from unkink.knowledge.nearest import unknown  # noqa: PLC0415 -- not for --help

    raise Trouble("unkink", unknown(name, [command.name for command in COMMANDS], "command"))


def _help() -> None:
    from unkink.cli.paper import Paper  # noqa: PLC0415 -- only here

    paper = Paper()
    paper.text(
        "unkink helps to loosen a stiff back without taking chances: it asks first, decides, plans, guides, stops."
    )
    paper.title("Commands")
    paper.table((program(command).removeprefix("unkink "), command.help) for command in COMMANDS)
    paper.title("Options of unkink alone")
    paper.table(
        (("--no-browser", "print the address, open no browser"), ("--port N", "listen there; 0 is any free port"))
    )
    paper.title("More")
    paper.text(
        "unkink COMMAND --help tells the options of a command. Exit codes: 0 done, 1 the answer is no, 2 bad input.", 2
    )


def _say_what_failed(error: OSError) -> None:
    """Say which file the system did not let us use; what names none failed while something was printed."""
    reason = error.strerror or str(error)
    if error.filename is not None:
        _say(str(Trouble(os.fsdecode(error.filename), f"cannot be used: {reason}")))
        return
    _give_up_on_output()
    _say(f"the output cannot be written: {reason}")


def _say(sentence: str) -> None:
    """Put one line on standard error, if anybody listens there."""
    if sys.stderr is not None:
        try:
            said = sentence if sentence.startswith("unkink") else f"unkink: {sentence}"
            print(said, file=sys.stderr, flush=True)
        except OSError:
            return


def _write_anything() -> None:
    """Never fail over a letter that the terminal's encoding does not have."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _give_up_on_output() -> None:
    """Send what is left of the output nowhere, so that Python does not complain about it at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
