"""The course of pain in the journal closes what it closes: on Today, in a plan, and when a session begins."""

import pytest

from tests.practice.people import AT_HOME, checked, moment, start, walk
from unkink.journal.models import Session
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun
from unkink.practice.conduct import Conductor
from unkink.practice.plan import plan
from unkink.practice.today import look
from unkink.routine.situation import Situation

pytestmark = pytest.mark.usefixtures("data_folder")

STRETCH = Situation("floor", ("mat",), 2)


def move(library: Library, day: int, pain: int, pain_after: int | None = None) -> None:
    """A check and a short session of stretches."""
    checked(library, moment(days=day), pain_0_10=pain, duration_days=day)
    begun = start(library, moment(days=day, minutes=1), pain=pain, situation=STRETCH)
    assert isinstance(begun, Begun), begun
    conductor = Conductor(begun.session_id)
    walk(conductor, conductor.state.at, pain_after=pain if pain_after is None else pain_after)


def test_two_weeks_without_a_change_are_told_on_today_and_close_cracking(library: Library) -> None:
    for day in (0, 2, 5, 8, 11, 14):
        move(library, day, 3)
    today = look(library, moment(days=14, hours=1))
    assert [each.id for each in today.trends] == ["L01"]
    assert today.trends[0] in today.closings
    assert "L01" in today.openness.closed["foam-roller"]
    assert "upper-back-reach" in today.openness.open


def test_neither_a_plan_nor_a_session_cracks_past_a_trend(library: Library) -> None:
    for day in (0, 2, 5, 8, 11, 14):
        move(library, day, 3)
    later = moment(days=14, hours=1)
    assert not plan(library, later, AT_HOME, 3, 1).cracks
    begun = start(library, later, pain=3)
    assert isinstance(begun, Begun)
    assert not Session.objects.get(id=begun.session_id).cracks


def test_pain_that_rises_from_session_to_session_closes_cracking(library: Library) -> None:
    for day, pain in enumerate((1, 2, 3)):
        move(library, day, pain)
    assert "L03" in {each.id for each in look(library, moment(days=2, hours=1)).trends}


def test_relief_for_less_than_a_day_four_times_closes_cracking(library: Library) -> None:
    for number, day in enumerate((0, 2, 5, 8)):
        checked(library, moment(days=day), pain_0_10=2)
        begun = start(library, moment(days=day, minutes=1), pain=2)
        assert isinstance(begun, Begun)
        assert Session.objects.get(id=begun.session_id).cracks
        conductor = Conductor(begun.session_id)
        walk(conductor, conductor.state.at, pain_after=1)
        checked(library, moment(days=day, hours=20), pain_0_10=2)
        trends = {each.id for each in look(library, moment(days=day, hours=21)).trends}
        assert ("L04" in trends) == (number == 3)


def test_a_stiff_back_that_hardly_hurts_has_no_trend(library: Library) -> None:
    for day in range(0, 30, 3):
        move(library, day, 1)
    assert look(library, moment(days=28)).trends == ()
