import pytest

from tests.practice.people import checked, had_session, moment, next_event, started, walk
from unkink.journal.models import SessionEvent, SessionSummary
from unkink.journal.sessions import NoSuchSession
from unkink.knowledge.library import Library
from unkink.practice.conduct import Conductor
from unkink.practice.leaving import end
from unkink.practice.today import look
from unkink.session import engine
from unkink.session.errors import EventRefused
from unkink.session.events import Easier, Hurts, Lost, PainAfter, PainWas, Pause, Quit, Resume, Tick
from unkink.session.state import Status

pytestmark = pytest.mark.usefixtures("data_folder")


@pytest.fixture
def conductor(library: Library) -> Conductor:
    checked(library, moment())
    return started(library, moment(minutes=1))


AT = moment(minutes=1).at.timestamp()


def stored(conductor: Conductor) -> int:
    return SessionEvent.objects.filter(session__id=conductor.session_id).count()


def test_what_was_applied_is_stored(conductor: Conductor) -> None:
    conductor.apply(Pause(), AT + 5)
    assert Conductor(conductor.session_id).state == conductor.state
    assert conductor.state.status is Status.PAUSED


def test_a_tick_that_changes_nothing_but_time_is_not_stored(conductor: Conductor) -> None:
    before = stored(conductor)
    conductor.apply(Tick(), AT + 0.5)
    assert stored(conductor) == before


def test_a_refused_event_is_not_stored_and_changes_nothing(conductor: Conductor) -> None:
    before = conductor.state
    with pytest.raises(EventRefused):
        conductor.apply(Resume(), AT + 1)
    assert (conductor.state, stored(conductor)) == (before, 1)


def test_a_whole_session_replays_to_the_same_state(conductor: Conductor) -> None:
    walk(conductor, AT)
    assert conductor.state.status is Status.FINISHED
    assert Conductor(conductor.session_id).state == conductor.state


def test_the_end_of_a_session_is_summed_up_once(conductor: Conductor) -> None:
    walk(conductor, AT)
    summary = SessionSummary.objects.get()
    assert (summary.outcome, summary.pain_before, summary.pain_after) == ("finished", 1, 1)
    assert summary.moving_s == conductor.state.moving_s
    conductor.apply(Tick(), AT + 10_000)
    assert SessionSummary.objects.count() == 1


def test_a_second_tab_hears_what_the_first_one_did(conductor: Conductor) -> None:
    other = Conductor(conductor.session_id)
    conductor.apply(Pause(), AT + 5)
    assert other.catch_up()
    assert other.state == conductor.state
    assert not other.catch_up()


def test_an_event_of_a_tab_that_lags_behind_happens_after_what_it_missed(conductor: Conductor) -> None:
    other = Conductor(conductor.session_id)
    conductor.apply(Pause(), AT + 5)
    other.apply(Resume(), AT + 6)
    assert other.state.status is Status.RUNNING
    conductor.catch_up()
    assert conductor.state == other.state


def test_an_event_of_a_tab_that_lags_behind_is_refused_where_it_cannot_happen_any_more(conductor: Conductor) -> None:
    other = Conductor(conductor.session_id)
    conductor.apply(Hurts(), AT + 5)
    with pytest.raises(EventRefused):
        other.apply(Easier(), AT + 6)
    assert other.state.status is Status.ASKING_PAIN_KIND


def test_after_a_stop_no_other_tab_leads_back(conductor: Conductor) -> None:
    other = Conductor(conductor.session_id)
    conductor.apply(Hurts(), AT + 5)
    walk(other, AT + 6)
    assert other.state.status is Status.STOPPED


def test_the_time_of_a_session_does_not_stand_still_when_the_clock_is_set_back(conductor: Conductor) -> None:
    at = walk(conductor, AT, seconds=60)
    walk(conductor, at - 7_200)
    assert conductor.state.status is Status.FINISHED
    times = list(SessionEvent.objects.order_by("seq").values_list("at", flat=True))
    assert times == sorted(times)


def test_a_session_begun_while_the_clock_is_behind_the_journal_runs_all_the_same(library: Library) -> None:
    checked(library, moment(minutes=30))
    behind = moment()
    conductor = started(library, behind)
    walk(conductor, behind.at.timestamp())
    assert conductor.state.status is Status.FINISHED


def test_a_session_that_was_lost_starts_its_segment_again(conductor: Conductor) -> None:
    at = walk(conductor, AT, seconds=30)
    conductor.apply(Lost(), at + 1)
    again = Conductor(conductor.session_id)
    again.apply(Resume(), at + 3_600)
    assert again.state.status is Status.RUNNING
    assert again.state.moving_s == conductor.state.moving_s


def test_pain_after_that_has_risen_is_a_stop(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1), pain=1, pain_after=3)
    summary = SessionSummary.objects.get()
    assert (summary.outcome, summary.stopped, summary.stop) == ("stopped", True, "S01")


def test_a_graver_kind_of_pain_told_afterwards_is_what_the_lock_says(library: Library, conductor: Conductor) -> None:
    conductor.apply(Hurts(), AT + 5)
    conductor.apply(PainWas("sharp"), AT + 6)
    conductor.apply(PainWas("faint"), AT + 7)
    locked = look(library, moment(minutes=3)).locked
    assert locked is not None
    assert locked.stop.id == "S03"


def test_ending_asks_nothing_more_and_invents_nothing(conductor: Conductor) -> None:
    walk(conductor, AT, seconds=100)
    moved = conductor.state.done
    end(conductor.session_id)
    summary = SessionSummary.objects.get()
    assert (summary.outcome, summary.pain_after) == ("quit", None)
    assert [each.get("repetitions", 0) for each in summary.done] == [each.repetitions for each in moved]


def test_ending_what_has_ended_changes_nothing(conductor: Conductor) -> None:
    walk(conductor, AT)
    before = stored(conductor)
    end(conductor.session_id)
    assert stored(conductor) == before


def test_a_session_left_open_is_ended_at_its_last_event(library: Library, conductor: Conductor) -> None:
    walk(conductor, AT, seconds=100)
    assert look(library, moment(hours=4)).unfinished is not None
    assert look(library, moment(hours=5)).unfinished is None
    summary = SessionSummary.objects.get()
    assert summary.outcome == "abandoned"
    assert summary.ended_at < moment(minutes=10).at


def test_a_session_left_in_pain_is_ended_as_stopped(library: Library, conductor: Conductor) -> None:
    conductor.apply(Hurts(), AT + 5)
    look(library, moment(hours=5))
    assert SessionSummary.objects.get().outcome == "stopped"


def test_quitting_asks_for_the_pain_and_then_ends(conductor: Conductor) -> None:
    conductor.apply(Quit(), AT + 5)
    conductor.apply(PainAfter(1), AT + 6)
    assert SessionSummary.objects.get().outcome == "quit"


@pytest.mark.parametrize("unknown", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_session_that_does_not_exist_is_named(unknown: str) -> None:
    with pytest.raises(NoSuchSession, match="there is no session"):
        Conductor(unknown)


def test_every_event_in_the_journal_replays_with_the_engine(conductor: Conductor) -> None:
    at = AT
    while not conductor.ended:
        at += 1
        conductor.apply(next_event(conductor), at)
        assert engine.allowed(conductor.state)
    assert Conductor(conductor.session_id).ended
