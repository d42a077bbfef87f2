from datetime import timedelta

import msgspec
import pytest

from tests.practice.people import AT_HOME, checked, had_session, moment, start, started
from unkink.journal.models import Session, SessionEvent
from unkink.knowledge.library import Library
from unkink.knowledge.limit import PerDay
from unkink.practice.begin import Begun, PainError, Refused, begin
from unkink.practice.check import record
from unkink.practice.conduct import Conductor
from unkink.practice.leaving import end
from unkink.practice.plan import plan
from unkink.practice.today import look
from unkink.routine.situation import Situation
from unkink.session.events import Hurts

pytestmark = pytest.mark.usefixtures("data_folder")


def refused(outcome: Begun | Refused) -> Refused:
    assert isinstance(outcome, Refused), outcome
    return outcome


def test_nobody_begins_without_a_check(library: Library) -> None:
    assert refused(start(library, moment())).because == "check due"


def test_a_session_begins_after_a_check_that_leaves_something_open(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1), pain=1)
    assert conductor.state.pain_before == 1
    assert Session.objects.get().content_digest == library.digest


def test_an_emergency_group_left_out_keeps_everything_shut(library: Library) -> None:
    record(library, {"age": 35, "pain_0_10": 0, "groups_answered": []}, moment())
    assert refused(start(library, moment(minutes=1))).because == "questions"


def test_a_check_that_left_out_the_pain_is_not_finished_by_a_pain_told_later(library: Library) -> None:
    record(library, {"age": 35, "duration_days": 3}, moment())
    assert refused(start(library, moment(minutes=1), pain=1)).because == "questions"


def test_a_closed_verdict_begins_nothing_and_says_what_to_do_instead(library: Library) -> None:
    checked(library, moment(), flags_yes=["saddle_numb"])
    answer = refused(start(library, moment(minutes=1)))
    assert answer.because == "closed"
    assert "E01" in {closing.id for closing in answer.closings}
    assert answer.instead


def test_free_text_that_raises_a_question_begins_nothing(library: Library) -> None:
    checked(library, moment(), text="my groin area feels numb since yesterday")
    assert refused(start(library, moment(minutes=1))).because == "questions"


def test_nobody_begins_without_confirming_that_nothing_is_new(library: Library) -> None:
    checked(library, moment())
    answer = refused(begin(library, moment(minutes=1), AT_HOME, 1, 1, nothing_new=False))
    assert answer.because == "not confirmed"


@pytest.mark.parametrize("pain", [-1, 11, 2.5, True, None])
def test_a_pain_off_the_scale_is_an_error_that_names_the_scale(library: Library, pain: object) -> None:
    checked(library, moment())
    with pytest.raises(PainError, match=r"pain: .*from 0 to 10"):
        begin(library, moment(minutes=1), AT_HOME, 1, pain, nothing_new=True)  # type: ignore[arg-type]


def test_pain_that_has_risen_since_the_check_needs_a_new_check(library: Library) -> None:
    checked(library, moment(), pain_0_10=1)
    answer = refused(start(library, moment(minutes=1), pain=3))
    assert answer.because == "check due"
    assert answer.say == library.rescreening.say_new_symptom


def test_strong_pain_today_closes_cracking_though_the_check_left_it_open(library: Library) -> None:
    checked(library, moment(), pain_0_10=6)
    assert plan(library, moment(minutes=1), AT_HOME, 6, 1).cracks
    assert not _cracks(start(library, moment(minutes=1), pain=7))


def _cracks(outcome: Begun | Refused) -> bool:
    return isinstance(outcome, Begun) and Session.objects.get(id=outcome.session_id).cracks


def test_one_session_is_open_at_a_time(library: Library) -> None:
    checked(library, moment())
    first = started(library, moment(minutes=1))
    answer = refused(start(library, moment(minutes=2)))
    assert (answer.because, answer.unfinished) == ("unfinished", first.session_id)


def test_after_the_open_session_was_ended_another_begins(library: Library) -> None:
    checked(library, moment())
    end(started(library, moment(minutes=1)).session_id)
    assert isinstance(start(library, moment(minutes=2)), Begun)


@pytest.mark.parametrize("flag", ["chest_pain", "fever"])
def test_a_check_that_shuts_what_is_being_done_ends_it_in_every_tab(library: Library, flag: str) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    checked(library, moment(minutes=2), flags_yes=[flag])
    assert Conductor(conductor.session_id).ended
    assert conductor.catch_up()
    assert conductor.ended
    assert look(library, moment(minutes=3)).unfinished is None


def test_a_check_that_leaves_open_what_is_being_done_lets_it_go_on(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    checked(library, moment(minutes=2))
    assert not Conductor(conductor.session_id).ended


def test_a_session_that_was_left_four_hours_ago_stands_in_nobodys_way(library: Library) -> None:
    checked(library, moment())
    started(library, moment(minutes=1))
    assert isinstance(start(library, moment(hours=4, minutes=2)), Begun)


def test_the_second_session_of_a_day_is_without_cracks(library: Library) -> None:
    checked(library, moment())
    assert Session.objects.get(id=had_session(library, moment(minutes=1)).session_id).cracks
    assert not _cracks(start(library, moment(hours=3)))


def test_a_session_counts_from_its_beginning_even_if_it_was_ended_at_once(library: Library) -> None:
    checked(library, moment())
    end(started(library, moment(minutes=1)).session_id)
    assert not _cracks(start(library, moment(hours=3)))


def test_three_days_of_seven_is_the_most(library: Library) -> None:
    checked(library, moment())
    for day in (0, 1, 2):
        assert Session.objects.get(id=had_session(library, moment(days=day, minutes=1)).session_id).cracks
    assert not _cracks(start(library, moment(days=3)))


def test_where_nothing_that_is_open_fits_the_place_it_says_what_to_do_instead(library: Library) -> None:
    lean_back_only = {"standing-lean-back": library.techniques["standing-lean-back"]}
    lean_back_only["ball-stretch"] = library.techniques["ball-stretch"]
    small = msgspec.structs.replace(library, techniques=lean_back_only)
    checked(small, moment(), conditions=["wrist_problem"])
    answer = refused(start(small, moment(minutes=1), situation=Situation("standing", (), 5)))
    assert answer.because == "nothing here"
    assert answer.instead


def test_the_database_itself_holds_one_cracking_session_a_day(library: Library) -> None:
    generous = msgspec.structs.replace(
        library, limits=tuple(limit for limit in library.limits if not isinstance(limit.measure, PerDay))
    )
    checked(generous, moment())
    had_session(generous, moment(minutes=1))
    answer = refused(start(generous, moment(hours=3)))
    assert answer.because == "one a day"
    assert Session.objects.count() == 1


def test_a_refusal_writes_neither_session_nor_event(library: Library) -> None:
    checked(library, moment(), flags_yes=["chest_pain"])
    start(library, moment(minutes=1))
    assert (Session.objects.count(), SessionEvent.objects.count()) == (0, 0)


def test_a_day_ends_at_midnight_where_the_person_is(library: Library) -> None:
    """23:30 in UTC+5:30 is 18:00 UTC; an hour and a half later it is the next day there, and not yet in UTC."""
    checked(library, moment(hours=7, offset=330))
    late = moment(hours=8, offset=330)
    assert _cracks(start(library, late))
    end(Session.objects.get().id.hex)
    next_day_there = moment(hours=9, minutes=30, offset=330)
    assert next_day_there.day == late.day + timedelta(days=1)
    assert next_day_there.at.date() == late.at.date()
    assert _cracks(start(library, next_day_there))


def test_pain_in_a_session_across_midnight_shuts_the_day_it_happened_on(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(hours=13, minutes=55))
    conductor.apply(Hurts(), moment(hours=14, minutes=5).at.timestamp())
    end(conductor.session_id)
    checked(library, moment(hours=15))
    assert refused(start(library, moment(hours=23))).because == "locked"
