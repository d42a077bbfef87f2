import pytest

from tests.practice.people import AT_HOME, checked, had_session, moment, started
from unkink.journal.models import Session
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, begin
from unkink.practice.past import entry
from unkink.practice.plan import plan
from unkink.session.events import Hurts

pytestmark = pytest.mark.usefixtures("data_folder")


def test_without_a_check_there_is_no_plan_and_it_says_what_to_do(library: Library) -> None:
    routine = plan(library, moment(), AT_HOME, None, 1)
    assert (routine.items, bool(routine.instead)) == ((), True)


def test_a_plan_holds_only_what_is_open_today(library: Library) -> None:
    checked(library, moment())
    assert plan(library, moment(minutes=1), AT_HOME, 1, 1).cracks
    had_session(library, moment(minutes=1))
    later = plan(library, moment(hours=2), AT_HOME, 1, 1)
    assert later.items
    assert not later.cracks
    assert any("F02" in each.by for each in later.left_out)


def test_a_plan_is_no_promise_but_what_begins_is_the_same_as_long_as_nothing_changes(library: Library) -> None:
    checked(library, moment())
    planned = plan(library, moment(minutes=1), AT_HOME, 1, 42)
    begun = begin(library, moment(minutes=1), AT_HOME, 42, 1, nothing_new=True)
    assert isinstance(begun, Begun)
    assert entry(begun.session_id).routine == planned


def test_while_pain_keeps_everything_shut_the_plan_is_empty(library: Library) -> None:
    checked(library, moment())
    started(library, moment(minutes=1)).apply(Hurts(), moment(minutes=2).at.timestamp())
    assert plan(library, moment(minutes=3), AT_HOME, 1, 1).items == ()


def test_planning_writes_nothing(library: Library) -> None:
    checked(library, moment())
    plan(library, moment(minutes=1), AT_HOME, 1, 1)
    assert not Session.objects.exists()


def test_an_hour_across_midnight_still_separates_two_cracks_of_the_same_region(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(hours=13, minutes=30))
    just_after_midnight = moment(hours=14, minutes=5)
    assert just_after_midnight.day > moment().day
    assert not plan(library, just_after_midnight, AT_HOME, 1, 1).cracks
    assert plan(library, moment(hours=14, minutes=45), AT_HOME, 1, 1).cracks
