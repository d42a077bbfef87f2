"""The nudge must name what exists, keep its times in order, and fill in only what a nudge knows."""

from collections.abc import Iterable, Iterator

from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.reminder_text import ReminderText
from unkink.knowledge.validation.braces import Known, brace_faults

FILE = "reminder.yaml"

FILLED_IN: Known = {
    "says.title": ("minutes",),
    "says.stretch": ("name", "summary"),
    "says.walk": ("walk",),
    "says.asks": ("minutes",),
    "says.calendar_title": ("minutes",),
    "says.planned_title": ("minutes",),
    "says.planned_text": ("place", "minutes"),
    "says.planned_today": ("time", "minutes"),
    "says.page_title": ("minutes",),
    "actions.later": ("minutes",),
    "actions.every": ("minutes",),
    "actions.keep": ("minutes",),
    "trouble.no_journal": ("reason",),
    "trouble.not_kept": ("reason",),
}


def check_reminder(library: Library) -> list[Problem]:
    """Check the names, the times and the words in braces of reminder.yaml."""
    faults = (*_name_faults(library), *_time_faults(library.reminder), *brace_faults(library.reminder, FILLED_IN))
    return [Problem(FILE, 0, field, message) for field, message in faults]


def _name_faults(library: Library) -> Iterator[tuple[str, str]]:
    words, offer = library.vocabulary, library.reminder.offer
    places = [word.id for word in words.places]
    yield from _unknown("offer.place", (offer.place,), places, "place")
    yield from _unknown("offer.places", offer.places, places, "place")
    yield from _unknown("offer.positions", offer.positions, [each.id for each in words.positions], "position")
    yield from _unknown("offer.things", offer.things, [word.id for word in words.things], "thing")


def _unknown(field: str, names: Iterable[str], known: list[str], what: str) -> Iterator[tuple[str, str]]:
    for name in names:
        if name not in known:
            yield field, unknown(name, known, what)


def _time_faults(reminder: ReminderText) -> Iterator[tuple[str, str]]:
    timing, allowed = reminder.timing, reminder.every_min
    if not 1 <= timing.pause_s < timing.present_s <= timing.moved_s < timing.break_s:
        yield "timing", "must rise from pause_s over present_s and moved_s to break_s"
    if timing.shown_s <= timing.moved_s or timing.skips_before_asking < 1:
        yield "timing", "must show a nudge for longer than moved_s, and ask after one skip or more"
    for minutes in (reminder.defaults.every_min, *reminder.intervals_min):
        if not allowed.holds(minutes):
            yield "intervals_min", f"is {minutes} somewhere; allowed is {allowed.least} to {allowed.most}"
    if not reminder.later_min or min(reminder.later_min) < 1:
        yield "later_min", "must hold one delay of a minute or more"
    if not reminder.walks:
        yield "walks", "must hold one suggestion"
    if reminder.offer.walk_every < 1:
        yield "offer.walk_every", "must be 1 or more"
