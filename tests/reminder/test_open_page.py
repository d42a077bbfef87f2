"""The nudge inside open pages, on simulated time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from unkink.knowledge.library import Library
from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.look import Answer
from unkink.reminder.open_page import MOST_PAGES, Glimpse, OpenPages, answer, look
from unkink.reminder.scheduler import Scheduler
from unkink.reminder.settings import default_settings
from unkink.reminder.state import Nudge, Stepped, Withdraw

MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Copenhagen"))
EVERY_S = 20


class Desk:
    """Pages on a desk: time goes on in steps of 20 seconds, and each open page tells what it saw."""

    def __init__(self, text: ReminderText) -> None:
        self.scheduler = Scheduler(text, default_settings(text))
        self.pages = OpenPages()
        self.at_s = 1_000.0
        self.nudges: list[float] = []
        self.what: list[str] = []

    @property
    def here(self) -> datetime:
        return MONDAY + timedelta(seconds=self.at_s - 1_000)

    def goes_on(self, minutes: float, idle: dict[str, float | None]) -> None:
        """``idle``: how long ago each page was touched at every look, None where nobody touches it."""
        began = self.at_s
        while self.at_s < began + minutes * 60:
            self.at_s += EVERY_S
            for page, idle_s in idle.items():
                told = Glimpse(self.at_s, self.at_s - began if idle_s is None else idle_s)
                self.pages, stepped = look(self.scheduler, self.pages, page, told, self.here)
                self._notes(stepped)

    def presses(self, choice: Answer) -> None:
        self.pages, stepped = answer(self.scheduler, self.pages, choice, self.at_s, self.here)
        self._notes(stepped)

    def _notes(self, stepped: Stepped) -> None:
        if isinstance(stepped.wish, Nudge):
            self.nudges.append(self.at_s - 1_000)
        self.what += [record.what for record in stepped.records]


def test_a_page_that_is_used_for_45_minutes_offers_a_break(text: ReminderText) -> None:
    desk = Desk(text)
    desk.goes_on(46, {"today": 5})
    assert [round(at / 60) for at in desk.nudges] == [45]


def test_a_page_that_nobody_touches_offers_nothing(text: ReminderText) -> None:
    desk = Desk(text)
    desk.goes_on(300, {"today": None})
    assert desk.nudges == []


def test_of_two_pages_the_one_that_is_used_tells(text: ReminderText) -> None:
    desk = Desk(text)
    desk.goes_on(46, {"today": 5, "journal": None})
    assert len(desk.nudges) == 1


def test_going_from_page_to_page_is_one_sitting(text: ReminderText) -> None:
    desk = Desk(text)
    for number in range(12):
        desk.goes_on(4, {f"page {number}": 5})
    assert [round(at / 60) for at in desk.nudges] == [45]


def test_a_page_that_was_closed_for_five_minutes_is_a_break_taken(text: ReminderText) -> None:
    desk = Desk(text)
    desk.goes_on(40, {"today": 5})
    desk.at_s += 320
    desk.goes_on(44, {"journal": 5})
    assert desk.nudges == []
    assert desk.what == ["rested"]


def test_later_comes_later_and_not_today_not_today(text: ReminderText) -> None:
    desk = Desk(text)
    desk.goes_on(46, {"today": 5})
    desk.presses(Answer("later", 15))
    desk.goes_on(16, {"today": 5})
    assert len(desk.nudges) == 2
    desk.presses(Answer("not today"))
    desk.goes_on(400, {"today": 5})
    assert len(desk.nudges) == 2
    assert desk.what == ["later", "not today"]


def test_outside_of_work_hours_nothing_is_offered(text: ReminderText) -> None:
    desk = Desk(text)
    desk.at_s += 9.5 * 3600
    desk.goes_on(120, {"today": 5})
    assert desk.nudges == []


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.floats(0, 4_000)), max_size=300))
def test_whatever_pages_tell_there_is_one_nudge_at_a_time(library: Library, told: Iterable[tuple[str, float]]) -> None:
    desk = Desk(library.reminder)
    shown = 0
    for page, idle_s in told:
        desk.at_s += EVERY_S
        glimpse = Glimpse(desk.at_s, idle_s)
        desk.pages, stepped = look(desk.scheduler, desk.pages, page, glimpse, desk.here)
        shown += isinstance(stepped.wish, Nudge) - isinstance(stepped.wish, Withdraw)
        assert 0 <= shown <= 1
        assert len(desk.pages.seen) <= MOST_PAGES
