"""Nights in which the clocks change, a year that the clock forgets, and a journal that cannot be written."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from tests.practice.people import checked, had_session, moment, start
from unkink.journal.models import Screening, Session
from unkink.journal.trouble import JournalTrouble
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun
from unkink.practice.planned import plan_sessions, planned_today
from unkink.practice.today import look
from unkink.reminder.hours import DAY_NAMES
from unkink.routine.situation import Situation
from unkink.safety.history import Now

pytestmark = pytest.mark.usefixtures("data_folder")

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
MAY_CRACK = "foam-roller"


def on_the_wall(*when: int, fold: int = 0) -> Now:
    """A moment by the wall clock of Copenhagen; ``fold`` 1 is the second time that an hour comes by."""
    here = datetime(*when, tzinfo=COPENHAGEN, fold=fold)  # type: ignore[misc, arg-type]  # year, month, day, hour, minute
    offset = here.utcoffset()
    assert offset is not None
    return Now(here.astimezone(UTC), here.date(), round(offset.total_seconds() / 60))


def test_the_hour_that_comes_twice_opens_nothing(library: Library) -> None:
    checked(library, on_the_wall(2026, 10, 25, 2, 10))
    had_session(library, on_the_wall(2026, 10, 25, 2, 30))
    again = on_the_wall(2026, 10, 25, 2, 40, fold=1)
    assert again.at > on_the_wall(2026, 10, 25, 2, 30).at
    assert MAY_CRACK in look(library, again).openness.closed
    begun = start(library, again)
    assert isinstance(begun, Begun)
    assert not Session.objects.get(id=begun.session_id).cracks


def test_the_hour_that_comes_twice_is_no_clock_that_was_set_back(library: Library) -> None:
    checked(library, on_the_wall(2026, 10, 25, 2, 50))
    assert look(library, on_the_wall(2026, 10, 25, 2, 5, fold=1)).notes == ()


def test_the_night_that_is_an_hour_shorter_is_a_night_all_the_same(library: Library) -> None:
    checked(library, on_the_wall(2026, 3, 28, 23, 30))
    had_session(library, on_the_wall(2026, 3, 28, 23, 40))
    assert MAY_CRACK in look(library, on_the_wall(2026, 3, 28, 23, 59)).openness.closed
    assert MAY_CRACK in look(library, on_the_wall(2026, 3, 29, 3, 5)).openness.open


def test_a_clock_set_back_by_a_year_opens_nothing_says_so_and_all_is_well_once_it_is_right(library: Library) -> None:
    checked(library, moment(days=365))
    had_session(library, moment(days=365, minutes=1))
    today = look(library, moment(hours=1))
    assert today.notes == (library.practice.clock_set_back,)
    assert MAY_CRACK in today.openness.closed
    assert today.openness.open == ()
    right = look(library, moment(days=366, minutes=30))
    assert right.notes == ()
    assert MAY_CRACK in right.openness.open


def test_sessions_begun_while_the_clock_is_a_year_behind_count_as_of_today(library: Library) -> None:
    checked(library, moment(days=365))
    checked(library, moment())
    begun = start(library, moment(minutes=1))
    assert isinstance(begun, Begun)
    assert MAY_CRACK in look(library, moment(days=365, hours=2)).openness.closed


def test_what_is_planned_is_for_the_day_where_its_person_is(library: Library) -> None:
    plan_sessions(library, UUID(int=1), "sun", "8:00", Situation("floor", (), 8))
    there = on_the_wall(2026, 10, 26, 0, 30)
    assert DAY_NAMES[there.at.date().weekday()] == "sun"
    assert planned_today(library, there.day) == ""
    assert "8 minutes" in planned_today(library, on_the_wall(2026, 10, 25, 12, 0).day)


def test_a_journal_that_may_not_be_written_is_said_and_can_be_read(library: Library, data_folder: Path) -> None:
    assert data_folder.is_dir()
    checked(library, moment())
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only = ON")  # what SQLite does with a file that it may not write
    with pytest.raises(JournalTrouble, match="read-only here"):
        checked(library, moment(hours=1))
    assert look(library, moment(hours=1)).answers is not None
    assert Screening.objects.count() == 1
