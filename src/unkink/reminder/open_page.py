"""The nudge inside an open page: what the pages see of somebody, as the looks that the scheduler takes.

A page sees only what is done in it. Where several are open, the one that was touched last tells. Of calls and films a
page sees nothing, so nothing speaks against a nudge there but typing.
"""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from unkink.reminder.look import Answer, Look
from unkink.reminder.scheduler import Scheduler
from unkink.reminder.state import State, Stepped

MOST_PAGES = 20
"""Pages that are remembered; the ones heard of longest ago go first."""


class Glimpse(Struct, frozen=True):
    """What one page told: when (steady seconds), and for how many seconds nothing had been done in it."""

    at_s: float
    idle_s: float


class OpenPages(Struct, frozen=True):
    """What all pages of one person told, and where the scheduler stands with them."""

    state: State = State()
    seen: tuple[tuple[str, Glimpse], ...] = ()


def look(scheduler: Scheduler, pages: OpenPages, page: str, told: Glimpse, here: datetime) -> tuple[OpenPages, Stepped]:
    """Take in what a page tells now, and let the scheduler look. ``here`` is local time."""
    pages = _heard(pages, page, told)
    stepped = scheduler.look(pages.state, Look(told.at_s, here, _idle_s(pages, told.at_s), busy=()))
    return replace(pages, state=stepped.state), stepped


def answer(
    scheduler: Scheduler, pages: OpenPages, chosen: Answer, at_s: float, here: datetime
) -> tuple[OpenPages, Stepped]:
    """Take an answer in. It was given by hand, so somebody is there."""
    stepped = scheduler.answer(pages.state, chosen, Look(at_s, here, 0.0, busy=()))
    return replace(pages, state=stepped.state), stepped


def _heard(pages: OpenPages, page: str, told: Glimpse) -> OpenPages:
    others = [each for each in pages.seen if each[0] != page]
    return replace(pages, seen=(*others, (page, told))[-MOST_PAGES:])


def _idle_s(pages: OpenPages, at_s: float) -> float:
    """For how long nothing has been done in any of them. What a page told a while ago has grown older since."""
    return max(0.0, min(glimpse.idle_s + at_s - glimpse.at_s for _, glimpse in pages.seen))
