"""``unkink calendar``: the sessions somebody plans, as an iCalendar file."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.command import Command, names, whole_number
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.knowledge.library import Library
    from unkink.reminder.planned import Planned

DONE, NO = 0, 1
OPTIONS = {"days": "--days", "time": "--at", "place": "--place", "things": "--have", "minutes": "--minutes"}
"""The option behind each field of a plan."""
USUAL: tuple[str, str, str, tuple[str, ...], int] = ("mon,wed,fri", "8:00", "floor", (), 8)
"""What holds where only a part was said, and nothing was planned before."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write the calendar there (.ics); - prints it")
    parser.add_argument("--days", metavar="D", help="on which days, such as mon,wed,fri")
    parser.add_argument("--at", metavar="T", help="when, such as 8:00")
    parser.add_argument("--minutes", metavar="N", type=whole_number, help="how long, 1 to 20")
    parser.add_argument("--place", metavar="P", help="desk, floor, standing or bed")
    parser.add_argument("--have", metavar="A,B", type=names, help="chair, foam-roller, ball, mat, bed")
    parser.add_argument("--off", action="store_true", help="plan nothing any more")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    wiring.open_journal()
    from unkink.journal.trouble import JournalTrouble  # noqa: PLC0415 -- only once the journal is ready
    from unkink.practice.planned import plan_nothing, planned  # noqa: PLC0415

    library = wiring.library()
    try:
        if options.off:
            plan_nothing()
            print("Nothing is planned any more. Events that a calendar has taken in stay there until you remove them.")
            return DONE
        given = (options.days, options.at, options.minutes, options.place, options.have)
        before = planned(library)
        plan = before if all(each is None for each in given) else _chosen(options, library, before)
        if plan is None:
            print("Nothing is planned. Plan something with --days mon,wed,fri --at 8:00 --minutes 8 --place floor.")
            return NO
        return _written(options.output, library, plan)
    except JournalTrouble as trouble:
        raise Trouble(trouble.message) from None


def _chosen(options: argparse.Namespace, library: "Library", before: "Planned | None") -> "Planned":
    """Keep what was given, and of the rest what was planned before."""
    from uuid import uuid4  # noqa: PLC0415 -- not for --help

    from unkink.practice.planned import plan_sessions  # noqa: PLC0415
    from unkink.reminder.hours import DAY_NAMES  # noqa: PLC0415
    from unkink.reminder.planned import PlannedError  # noqa: PLC0415
    from unkink.routine.situation import Situation  # noqa: PLC0415

    days, time, place, things, minutes = USUAL
    if before is not None:
        days, time = ",".join(DAY_NAMES[day] for day in before.days), before.time
        place, things, minutes = before.situation.place, before.situation.things, before.situation.minutes
    situation = Situation(
        options.place or place,
        things if options.have is None else options.have,
        minutes if options.minutes is None else options.minutes,
    )
    try:
        return plan_sessions(library, uuid4(), options.days or days, options.at or time, situation)
    except PlannedError as error:
        raise Trouble(OPTIONS.get(error.field, error.field), error.message) from None


def _written(name: str | None, library: "Library", plan: "Planned") -> int:
    from datetime import UTC, datetime  # noqa: PLC0415 -- not for --help

    from unkink.reminder.hours import DAY_NAMES  # noqa: PLC0415
    from unkink.reminder.planned import write_planned  # noqa: PLC0415

    calendar = write_planned(library, plan, datetime.now(UTC).astimezone())
    if name == "-":
        print(calendar, end="")
        return DONE
    days = ", ".join(DAY_NAMES[day] for day in plan.days)
    print(f"Planned: {days} at {plan.time}, {plan.situation.minutes} minutes ({plan.situation.place}).")
    if name is not None:
        try:
            Path(name).write_bytes(calendar.encode())
        except (OSError, ValueError) as error:  # ValueError: a name no file can have
            raise Trouble("--output", name, f"cannot be written: {getattr(error, 'strerror', None) or error}") from None
        print(f"Written to {name}. Importing it again replaces the event of before.")
    return DONE


COMMAND = Command("calendar", "sessions you plan, as an iCalendar file", _add_options, _run, "somebody")
