"""Planned sessions: chosen by the person, kept as a setting, and written for a calendar."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from unkink.journal import preferences as kept
from unkink.journal.trouble import in_one_sentence
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.reminder.planned import Planned, is_on, read_planned, write_planned
from unkink.routine.situation import Situation, SituationError, read_situation

KEY = "planned"


@in_one_sentence()
def planned(library: Library) -> Planned | None:
    """Return the plan, or None where there is none (any more that this version can read). Raises JournalTrouble."""
    stored = kept.read().get(KEY)
    if stored is None:
        return None
    try:
        found = msgspec.convert(stored, Planned)
        read_situation(library, found.situation.place, found.situation.things, found.situation.minutes)
    except (msgspec.ValidationError, SituationError):
        return None
    return found


def plan_sessions(library: Library, number: UUID, days: str, time: str, situation: Situation) -> Planned:
    """Keep a plan in place of the one before. ``number`` is a fresh id. Raises PlannedError and JournalTrouble."""
    chosen = read_planned(library, number, days, time, situation, planned(library))
    with writing():
        kept.keep(KEY, msgspec.to_builtins(chosen))
    return chosen


def plan_nothing() -> None:
    """Forget the plan. Raises JournalTrouble."""
    with writing():
        kept.forget(KEY)


def planned_today(library: Library, day: date) -> str:
    """Say in one line what is planned for a day, or nothing."""
    found = planned(library)
    if found is None or not is_on(found, day):
        return ""
    return library.reminder.says.planned_today.format(time=found.time, minutes=found.situation.minutes)


def planned_calendar(library: Library, here: datetime) -> str | None:
    """Write the plan as an iCalendar file; None where there is no plan. ``here`` is local and aware."""
    found = planned(library)
    return None if found is None else write_planned(library, found, here)
