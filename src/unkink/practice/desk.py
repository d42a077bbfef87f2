"""Breaks at the desk: what a nudge may offer today, what became of nudges, and how long somebody sat."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from unkink.journal import nudges
from unkink.journal.trouble import in_one_sentence
from unkink.journal.writing import writing
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.knowledge.rule import Closes
from unkink.knowledge.vocabulary import Kind
from unkink.practice.begin import Begun, Refused, begin
from unkink.practice.plan import composed
from unkink.practice.standing import stand
from unkink.reminder.offer import DeskOpen, desk_stretches
from unkink.reminder.told import Told
from unkink.routine.routine import Routine
from unkink.routine.situation import Situation
from unkink.safety.closing import Closing, level_of
from unkink.safety.history import Now

SEEK_HELP = frozenset({Level.URGENT, Level.EMERGENCY})
"""Somebody who was told to seek help at once is not nudged to move."""


class DeskDay(Struct, frozen=True):
    """A day at the desk, as far as the background program saw it. ``machine_s``: seconds at this machine."""

    day: date
    machine_s: float
    nudges: tuple[Told, ...]


@in_one_sentence()
def open_at_desk(library: Library, now: Now) -> DeskOpen:
    """Say what a nudge may offer: stretches that everything together leaves open today. Raises JournalTrouble."""
    standing = stand(library, now)
    if level_of(standing.closings) in SEEK_HELP:
        return DeskOpen(quiet=True)
    if standing.verdict is None or standing.verdict.questions:
        return DeskOpen()
    return DeskOpen(desk_stretches(library, standing.openness.open))


def desk_situation(library: Library) -> Situation:
    """The situation of a break at the desk."""
    offer = library.reminder.offer
    return Situation(offer.place, offer.things, offer.minutes)


def desk_closing(library: Library) -> Closing:
    """What shuts everything that cracks: a nudge never leads there, whatever is open."""
    demands = tuple(demand.id for demand in library.vocabulary.demands if demand.counts_as_crack)
    closes = Closes(kinds=(Kind.MOBILISATION,), demands=demands)
    says = library.reminder.says.stretches_only
    return Closing("desk-break", Level.ALL_OK, says, ("nudge",), closes, library.rescreening.support)


@in_one_sentence()
def plan_break(library: Library, now: Now, seed: int) -> Routine:
    """Compose what a break at the desk would hold now: stretches only, perhaps nothing. Raises JournalTrouble."""
    standing = stand(library, now)
    closings = (*standing.closings, desk_closing(library))
    return composed(library, desk_situation(library), replace(standing, closings=closings), seed)


def begin_break(library: Library, now: Now, seed: int, pain: int, *, nothing_new: bool) -> Begun | Refused:
    """Begin a break at the desk, or say why not, as ``begin`` does for every session."""
    also = (desk_closing(library),)
    return begin(library, now, desk_situation(library), seed, pain, nothing_new=nothing_new, also=also)


def record_nudges(entries: Iterable[Told]) -> int:
    """Write what became of nudges; return how many entries were new. Raises JournalTrouble."""
    with writing():
        return nudges.keep(entries)


@in_one_sentence()
def desk_day(day: date) -> DeskDay:
    """Look at one day at the desk. Raises JournalTrouble."""
    return DeskDay(day, nudges.machine_seconds(day), nudges.of_day(day))
