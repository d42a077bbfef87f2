"""Breaks at the desk, with a real journal."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.practice.people import AT_HOME, checked, moment, start
from unkink.journal import sessions
from unkink.journal.models import NudgeEvent
from unkink.knowledge.library import Library
from unkink.knowledge.vocabulary import Kind
from unkink.practice.begin import Begun, Refused
from unkink.practice.desk import begin_break, desk_day, open_at_desk, plan_break, record_nudges
from unkink.practice.last_time import last_situation
from unkink.practice.leaving import end
from unkink.reminder.told import Told

TODAY = moment().day


def told(what: Any = "skipped", **changes: Any) -> Told:
    fields = {"offered": "walk", "sat_s": 2700.0, "machine_s": 2800.0, **changes}
    return Told(id=uuid4(), at=moment().at, day=TODAY, utc_offset_minutes=60, what=what, **fields)


@pytest.mark.usefixtures("data_folder")
def test_without_a_check_nothing_but_a_walk_is_offered(library: Library) -> None:
    desk = open_at_desk(library, moment())
    assert desk.stretches == ()
    assert not desk.quiet


@pytest.mark.usefixtures("data_folder")
def test_a_healthy_person_is_offered_the_stretch_for_the_desk(library: Library) -> None:
    checked(library, moment())
    assert [each.id for each in open_at_desk(library, moment(hours=1)).stretches] == ["upper-back-reach"]


@pytest.mark.usefixtures("data_folder")
def test_a_check_that_has_grown_old_closes_the_stretches_again(library: Library) -> None:
    checked(library, moment())
    assert open_at_desk(library, moment(days=30)).stretches == ()


@pytest.mark.usefixtures("data_folder")
def test_somebody_who_should_seek_help_at_once_is_left_in_peace(library: Library) -> None:
    checked(library, moment(), flags_yes=["saddle_numb"])
    assert open_at_desk(library, moment(hours=1)).quiet


@pytest.mark.usefixtures("data_folder")
def test_a_break_holds_stretches_only_although_everything_is_open(library: Library) -> None:
    checked(library, moment())
    for seed in range(20):
        routine = plan_break(library, moment(hours=1), seed)
        assert routine.items
        assert not routine.cracks
        assert all(library.techniques[item.technique].kind is Kind.STRETCH for item in routine.items)


@pytest.mark.usefixtures("data_folder")
def test_a_break_that_begins_is_a_session_like_any_other_and_cracks_nothing(library: Library) -> None:
    checked(library, moment())
    begun = begin_break(library, moment(hours=1), 1, 2, nothing_new=True)
    assert isinstance(begun, Begun)
    assert not sessions.load(begun.session_id).routine.cracks


@pytest.mark.usefixtures("data_folder")
def test_a_break_begins_past_no_open_session_no_missing_word_and_no_missing_check(library: Library) -> None:
    unchecked = begin_break(library, moment(), 1, 2, nothing_new=True)
    assert isinstance(unchecked, Refused)
    assert unchecked.because == "check due"
    checked(library, moment())
    silent = begin_break(library, moment(hours=1), 1, 2, nothing_new=False)
    assert isinstance(silent, Refused)
    assert silent.because == "not confirmed"
    start(library, moment(hours=2))
    second = begin_break(library, moment(hours=2), 1, 2, nothing_new=True)
    assert isinstance(second, Refused)
    assert second.because == "unfinished"


@pytest.mark.usefixtures("data_folder")
def test_what_is_told_twice_is_written_once() -> None:
    one, other = told(), told("moved")
    assert record_nudges([one]) == 1
    assert record_nudges([one, other, other]) == 1
    assert NudgeEvent.objects.count() == 2


@pytest.mark.usefixtures("data_folder")
def test_the_time_at_this_machine_is_what_was_told_of_the_day() -> None:
    record_nudges([told(machine_s=100), told("moved", machine_s=50.5), told("noted", machine_s=3)])
    day = desk_day(TODAY)
    assert day.machine_s == 153.5
    assert len(day.nudges) == 3
    assert desk_day(moment(days=1).day).machine_s == 0


def test_the_database_itself_refuses_to_change_what_became_of_a_nudge(data_folder: Path) -> None:
    record_nudges([told()])
    with closing(sqlite3.connect(data_folder / "journal.sqlite3")) as database:
        for statement in ("UPDATE journal_nudgeevent SET what = 'moved'", "DELETE FROM journal_nudgeevent"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                database.execute(statement)


@pytest.mark.usefixtures("data_folder")
def test_a_break_at_the_desk_is_not_where_the_next_session_is_offered(library: Library) -> None:
    checked(library, moment())
    begun = start(library, moment(hours=1))
    assert isinstance(begun, Begun)
    end(begun.session_id)
    broken = begin_break(library, moment(hours=2), 1, 2, nothing_new=True)
    assert isinstance(broken, Begun)
    assert last_situation(library) == AT_HOME
