"""Nudging in open pages: the same scheduler as the background program's, on the server, one for each person.

Where the background program runs, it nudges and the pages keep still: nobody is told twice.
"""

from datetime import datetime
from threading import Lock
from typing import Protocol
from uuid import uuid4

from msgspec import Struct
from msgspec.structs import replace

from unkink.journal import whose
from unkink.knowledge.library import Library
from unkink.practice import preferences
from unkink.practice.clock import now
from unkink.practice.desk import open_at_desk, record_nudges
from unkink.practice.own_data import is_open
from unkink.reminder.look import Answer
from unkink.reminder.offer import Notice, make_notice, make_question
from unkink.reminder.open_page import Glimpse, OpenPages, answer, look
from unkink.reminder.scheduler import SELDOM_S, Scheduler
from unkink.reminder.settings import Settings
from unkink.reminder.state import Nudge, Record, State, Stepped, Wait, Withdraw
from unkink.reminder.told import tell

SILENT_S = 60.0
"""Between questions while the pages keep still: the background program may end, or somebody change their mind."""


class Background(Protocol):
    """The background program and this machine, seen from the pages. None of it raises."""

    def runs(self) -> bool:
        """Whether it runs for the present person."""

    def settings(self) -> Settings:
        """How that person wants to be nudged."""

    def keep(self, settings: Settings) -> None:
        """Keep settings that were chosen in a page."""

    def steady_s(self) -> float:
        """Seconds that nobody can set and that go on while the machine sleeps."""

    def here(self) -> datetime:
        """The wall clock."""


class Shown(Struct, frozen=True):
    """A notice on the screen. ``number`` tells it from the one before."""

    number: int
    notice: Notice


class Told(Struct, frozen=True):
    """What a page is told: the notice to show, if any, and after how many seconds to ask again."""

    wait_s: float
    shown: Shown | None = None
    note: str = ""


class Nudging:
    """The nudges of everybody who uses this server."""

    def __init__(self, background: Background) -> None:
        self.background = background
        self._pages: dict[str, OpenPages] = {}
        self._shown: dict[str, Shown] = {}
        self._numbers = 0
        self._one_at_a_time = Lock()

    def ask(self, library: Library, page: str, idle_s: float) -> Told:
        """A page asks, and tells for how long nothing has been done in it. Raises JournalTrouble."""
        me = whose.database()
        with self._one_at_a_time:
            if not preferences.read(library).page_nudge or self.background.runs():
                self._forget(me)
                return Told(SILENT_S)
            if is_open():
                self._forget(me)  # somebody moves: nothing to tell, and sitting begins anew
                return Told(SELDOM_S)
            scheduler, before = self._scheduler(library), self._pages.get(me, OpenPages())
            glimpse = Glimpse(self.background.steady_s(), idle_s)
            pages, stepped = look(scheduler, before, page, glimpse, self.background.here())
            return self._taken(library, me, pages, stepped)

    def answer(self, library: Library, chosen: Answer) -> Told:
        """Somebody chose. Raises JournalTrouble."""
        me = whose.database()
        with self._one_at_a_time:
            scheduler, before = self._scheduler(library), self._pages.get(me, OpenPages())
            pages, stepped = answer(scheduler, before, chosen, self.background.steady_s(), self.background.here())
            offered = self._shown.pop(me, None)
            return self._taken(library, me, pages, stepped, "" if offered is None else offered.notice.offered)

    def _scheduler(self, library: Library) -> Scheduler:
        return Scheduler(library.reminder, self.background.settings())

    def _forget(self, me: str) -> None:
        self._pages.pop(me, None)
        self._shown.pop(me, None)

    def _taken(self, library: Library, me: str, pages: OpenPages, stepped: Stepped, offered: str = "") -> Told:
        self._pages[me] = pages
        offered = offered or (self._shown[me].notice.offered if me in self._shown else "")
        _record(stepped.records, offered)
        self._settle(stepped)
        match stepped.wish:
            case Nudge() as nudge:
                self._nudge(library, me, nudge)
            case Withdraw():
                self._shown.pop(me, None)
        wait_s = stepped.wish.seconds if isinstance(stepped.wish, Wait) else 1.0
        note = library.reminder.says.page_note if me in self._shown else ""
        return Told(wait_s, self._shown.get(me), note)

    def _nudge(self, library: Library, me: str, nudge: Nudge) -> None:
        text = library.reminder
        if nudge.asks_interval:
            notice = make_question(text, self.background.settings())
        else:
            desk = open_at_desk(library, now())
            if desk.quiet:
                self._pages[me] = replace(self._pages[me], state=State())
                return
            notice = make_notice(text, desk, nudge.turn, None)
            title = text.says.page_title.format(minutes=round(nudge.sat_s / 60))
            notice = replace(notice, title=title)
        self._numbers += 1
        self._shown[me] = Shown(self._numbers, notice)

    def _settle(self, stepped: Stepped) -> None:
        settings = self.background.settings()
        if stepped.asked:
            settings = replace(settings, interval_asked=True)
        if stepped.every_min is not None:
            settings = replace(settings, every_min=stepped.every_min)
        if stepped.asked or stepped.every_min is not None:
            self.background.keep(settings)


def _record(records: tuple[Record, ...], offered: str) -> None:
    entries = [tell(each, "" if each.what in ("rested", "noted") else offered, uuid4()) for each in records]
    if entries:
        record_nudges(entries)
