"""The past in pictures: what the journal holds, as charts with their tables."""

from datetime import timedelta

from unkink.drawing.charts.chart import Chart
from unkink.drawing.charts.habit import calendar, cracks, minutes
from unkink.drawing.charts.helped import helped
from unkink.drawing.charts.moved import Moved
from unkink.drawing.charts.pain import pain_sessions, pain_weeks
from unkink.journal import entries, pain_course
from unkink.journal.entries import Entry
from unkink.journal.high_water import lift
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.library import Library
from unkink.knowledge.limit import DaysInWindow
from unkink.knowledge.measure import Change
from unkink.safety.history import Now

LOOKED_AT = timedelta(days=90)
"""A little more than the twelve weeks that the pictures show."""


@in_one_sentence()
def pictures(library: Library, now: Now) -> tuple[Chart, ...]:
    """Draw the last three months. Raises JournalTrouble."""
    present = lift(now).now
    sessions = moved(present)
    course = pain_course.course(present.at, present.utc_offset_minutes)
    told = [(reading.day, reading.pain) for reading in course.readings]
    limit = next((each.measure.days for each in library.limits if isinstance(each.measure, DaysInWindow)), 0)
    names = {technique.id: technique.name for technique in library.techniques.values()}
    words = library.charts
    return (
        pain_weeks(words, told, present.day, library.measures["pain"].change or Change()),
        pain_sessions(words, sessions),
        helped(words, names, sessions),
        cracks(words, sessions, present.day, limit),
        minutes(words, sessions, present.day),
        calendar(words, sessions, present.day),
    )


def moved(now: Now) -> tuple[Moved, ...]:
    """Return the sessions of the last three months that have ended, the earliest first."""
    return tuple(as_moved(each) for each in entries.since(now.at - LOOKED_AT))


def as_moved(entry: Entry) -> Moved:
    """Take of an entry what the pictures need."""
    return Moved(
        entry.day,
        entry.pain_before,
        entry.pain_after,
        entry.moving_s,
        entry.cracks,
        tuple(done.technique for done in entry.done if done.begun),
    )
