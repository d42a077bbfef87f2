"""``unkink remind``: the nudge at the desk, its settings, its start-up entry and its calendar."""

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from unkink.cli.command import Command, names, whole_number
from unkink.cli.errand import run_errand
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.knowledge.reminder_text import ReminderText
    from unkink.reminder.settings import Settings


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--every", type=whole_number, metavar="N", help="minutes of sitting between two nudges, 30 to 60"
    )
    parser.add_argument("--hours", metavar="H", help="when you work, such as 9-18, 8:30-16:45 or 22-6")
    parser.add_argument("--days", metavar="D", help="on which days, such as mon-fri or mon,wed,sat")
    parser.add_argument(
        "--ignore", type=names, metavar="S", help='signs to ignore, such as "microphone"; "" ignores none'
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--install", action="store_true", help="start it with every session of yours")
    what.add_argument("--uninstall", action="store_true", help="no longer start it by itself")
    what.add_argument("--calendar", metavar="FILE", help="write the break times as an iCalendar file; - prints it")
    what.add_argument("--look", action="store_true", help="tell what it can see on this machine, and the settings")
    what.add_argument("--try", dest="once", action="store_true", help="show one nudge now, and end")
    what.add_argument("--errand", action="store_true", help=argparse.SUPPRESS)
    what.add_argument("--open-break", action="store_true", help=argparse.SUPPRESS)


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    if options.errand:
        return run_errand(wiring)
    if options.open_break:
        return wiring.open_page("/break")
    text, folder = _text(), wiring.data_folder()
    if _tells_or_changes_settings(options):
        wiring.unlock()
    settings = _settings(options, text, folder)
    if options.install or options.uninstall:
        return _install() if options.install else _uninstall()
    if options.calendar is not None:
        return _calendar(options.calendar, text, settings)
    if options.look:
        return _look(text, settings)
    return _watch(options, text, folder, settings, locked=wiring.is_locked())


def _tells_or_changes_settings(options: argparse.Namespace) -> bool:
    """Whether the settings of a profile are shown or changed, which nobody else may; to run, it asks nothing."""
    given = (options.every, options.hours, options.days, options.ignore, options.calendar)
    return options.look or any(each is not None for each in given)


def _text() -> "ReminderText":
    """The words of the nudge alone: the background program needs no other content."""
    from unkink.knowledge.loading import CONTENT  # noqa: PLC0415 -- not for --help
    from unkink.knowledge.reminder_text import ReminderText  # noqa: PLC0415
    from unkink.knowledge.yaml_file import read_as  # noqa: PLC0415

    text, problems = read_as(CONTENT / "reminder.yaml", "reminder.yaml", ReminderText)
    if text is None:
        raise Trouble("the content of this installation is damaged", str(problems[0]))
    return text


def _settings(options: argparse.Namespace, text: "ReminderText", folder: Path) -> "Settings":
    """The settings that are kept, with those given now, which are kept from now on."""
    from msgspec.structs import replace  # noqa: PLC0415 -- not for --help

    from unkink.desktop.settings_file import SettingsFile, SettingsFileError  # noqa: PLC0415
    from unkink.reminder.hours import write_days, write_hours  # noqa: PLC0415
    from unkink.reminder.settings import SettingError, read_settings  # noqa: PLC0415

    file = SettingsFile(folder, text)
    try:
        kept = file.read()
        given = read_settings(
            text,
            kept.every_min if options.every is None else options.every,
            options.hours or write_hours(kept.hours),
            options.days or write_days(kept.hours),
            kept.ignore if options.ignore is None else options.ignore,
        )
        # Another interval may be asked about once more.
        asked = kept.interval_asked and given.every_min == kept.every_min
        given = replace(given, interval_asked=asked)
        if given != kept:
            file.write(given)
    except SettingError as error:
        raise Trouble("unkink remind", f"--{error.field}", error.message) from None
    except SettingsFileError as error:
        raise Trouble(error.message) from None
    return given


def _install() -> int:
    from unkink.desktop.startup.entry import Entry, background_command  # noqa: PLC0415 -- only here

    entry = Entry(background_command(), os.environ)
    try:
        entry.install()
    except OSError as error:
        raise Trouble(str(entry.path), f"cannot be written: {error.strerror or error}") from None
    print(f"From the next time you log in, the nudge starts by itself ({entry.path}).")
    print("To start it now: unkink remind. To see what it can tell here: unkink remind --look")
    return 0


def _uninstall() -> int:
    from unkink.desktop.startup.entry import Entry, background_command  # noqa: PLC0415 -- only here

    entry = Entry(background_command(), os.environ)
    try:
        there = entry.uninstall()
    except OSError as error:
        raise Trouble(str(entry.path), f"cannot be removed: {error.strerror or error}") from None
    print("It no longer starts by itself; one that runs goes on until you log out." if there else "There was no entry.")
    return 0


def _calendar(name: str, text: "ReminderText", settings: "Settings") -> int:
    from unkink.desktop.clock import here  # noqa: PLC0415 -- only here
    from unkink.reminder.calendar import write_calendar  # noqa: PLC0415

    calendar = write_calendar(text, settings, here())
    if name == "-":
        print(calendar, end="")
        return 0
    try:
        Path(name).write_bytes(calendar.encode())
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise Trouble("--calendar", name, f"cannot be written: {getattr(error, 'strerror', None) or error}") from None
    return 0


def _look(text: "ReminderText", settings: "Settings") -> int:
    from unkink.cli.paper import Paper  # noqa: PLC0415 -- not for --help
    from unkink.desktop.idle.choosing import choose_idle  # noqa: PLC0415
    from unkink.desktop.machine import open_machine  # noqa: PLC0415
    from unkink.desktop.notices.choosing import choose_board  # noqa: PLC0415
    from unkink.desktop.signs.choosing import choose_signs  # noqa: PLC0415
    from unkink.reminder.hours import write_days, write_hours  # noqa: PLC0415

    machine, paper = open_machine(), Paper()
    idle = choose_idle(machine)
    paper.title("Settings")
    rows = [("every", f"{settings.every_min} minutes"), ("hours", write_hours(settings.hours))]
    rows += [("days", write_days(settings.hours)), ("ignored", ", ".join(settings.ignore) or "nothing")]
    paper.table(rows)
    paper.title("What this machine tells now")
    silence = None if idle is None else idle.idle_s()
    told = "cannot be told" if idle is None or silence is None else f"{silence:.0f} seconds ago, by {idle.name}"
    rows = [("last input", told)]
    answers = {True: "yes", False: "no", None: "cannot be told"}
    rows += [(sign.name, f"{answers[sign.read()]} ({sign.by})") for sign in choose_signs(machine)]
    rows.append(("nudges by", choose_board(machine, text).name))
    paper.table(rows)
    return 0


def _watch(
    options: argparse.Namespace, text: "ReminderText", folder: Path, settings: "Settings", *, locked: bool
) -> int:
    from unkink.desktop.only_one import AlreadyRunning, OnlyOne  # noqa: PLC0415 -- not for --help
    from unkink.desktop.watch import ScreenGone, Watch  # noqa: PLC0415

    # How a session ends its programs; what is on the screen is taken away, and what was seen is kept.
    signal.signal(signal.SIGTERM, _end)
    try:
        lock = None if options.once else OnlyOne(folder)
    except AlreadyRunning:
        print("It is running already, and takes new settings up by itself.")
        return 1
    except OSError as error:
        lock = None
        print(f"unkink: {folder} cannot be used: {error.strerror or error}", file=sys.stderr)
    watch = Watch(text, folder, settings)
    try:
        if options.once:
            watch.show_now()
        else:
            if not locked:
                _greet(settings)
            watch.run()
    except (ScreenGone, SystemExit, KeyboardInterrupt):
        return 0
    finally:
        if lock is not None:
            lock.close()
    return 0


def _greet(settings: "Settings") -> None:
    """Say to somebody who started it by hand that it runs; a start-up entry has no terminal to say it in."""
    if sys.stdout is None or not sys.stdout.isatty():
        return
    from unkink.reminder.hours import write_days, write_hours  # noqa: PLC0415 -- not for --help

    when = f"{write_hours(settings.hours)}, {write_days(settings.hours)}"
    print(f"A nudge after every {settings.every_min} minutes of sitting ({when}). Ctrl-C ends it.", flush=True)


def _end(*_: object) -> NoReturn:
    raise SystemExit(0)


COMMAND = Command("remind", "a nudge to move after sitting long, at the right moment", _add_options, _run, "somebody")
