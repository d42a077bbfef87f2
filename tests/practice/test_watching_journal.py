"""A session with a camera in the journal: what is stored, how much, and that it replays to the same state."""

import msgspec
import pytest

from tests.practice.filming import Filmed
from tests.practice.people import checked, moment, started
from tests.practice.performer import Performer, obedient
from unkink.journal.models import SessionEvent, SessionSummary
from unkink.knowledge.library import Library
from unkink.practice.conduct import Conductor
from unkink.session.events import Found, Hurts, Lost, PainAfter, PainWas, Pause, Resume, Seen
from unkink.session.state import Status

pytestmark = pytest.mark.usefixtures("data_folder")

AT = moment(minutes=1).at.timestamp()


@pytest.fixture
def film(library: Library) -> Filmed:
    checked(library, moment())
    return Filmed(library, started(library, moment(minutes=1)), Performer(), AT)


def stored(film: Filmed) -> list[str]:
    assert isinstance(film.conducts, Conductor)
    rows = SessionEvent.objects.filter(session__id=film.conducts.session_id).order_by("seq")
    return list(rows.values_list("event", flat=True))


def again(film: Filmed) -> Conductor:
    assert isinstance(film.conducts, Conductor)
    return Conductor(film.conducts.session_id)


def test_a_whole_session_under_the_eye_of_a_camera_is_counted_stored_and_replayed(film: Filmed) -> None:
    film.to_the_end().does(PainAfter(1))
    assert film.state.status is Status.FINISHED
    assert all(done.repetitions > 0 and done.not_held == 0 for done in film.state.done)
    assert again(film).state == film.state
    assert SessionSummary.objects.get().outcome == "finished"


def test_the_readings_of_a_session_add_little_to_what_is_stored(film: Filmed) -> None:
    film.to_the_end()
    readings = [text for text in stored(film) if "seen" in text]
    holds = [each for each in film.state.script.segments if each.phase == "hold"]
    assert len(readings) <= 2 * len(holds)
    assert sum(len(text) + 25 for text in readings) < 2_000


def test_a_session_that_is_lost_and_found_and_let_go_replays_to_the_same_state(film: Filmed) -> None:
    film.goes_to("hold").goes_on(1)
    film.performer.wish = lambda _state, _at: None
    film.goes_on(20)
    assert film.state.status is Status.LOST
    film.performer.wish = obedient
    film.goes_to("out_of")
    film.performer.wish = lambda _state, _at: 0.0
    film.goes_to("hold").goes_to("out_of")
    film.performer.wish = obedient
    film.goes_to("hold").goes_on(1)
    film.does(Pause())
    film.goes_on(5)
    film.does(Resume())
    film.to_the_end()
    assert {Lost(), Found(), Seen(), Seen(in_hold=True)} <= set(film.events)
    assert sum(done.not_held for done in film.state.done) == 1
    assert again(film).state == film.state


def test_a_reading_that_changes_nothing_is_not_stored(film: Filmed) -> None:
    film.goes_to("hold").goes_on(1)
    before = stored(film)
    for _ in range(5):
        film.does(Seen(in_hold=True))
    assert stored(film) == before


def test_pain_stops_a_watched_session_and_no_reading_leads_back(film: Filmed) -> None:
    film.goes_to("hold").goes_on(1)
    film.does(Hurts())
    film.goes_on(10)
    film.does(PainWas("sharp"))
    before = stored(film)
    film.goes_on(10)
    for event in (Seen(), Seen(in_hold=True), Seen(abstains="gap")):
        film.does(event)
    assert (film.state.status, film.state.stop) == (Status.STOPPED, "S01")
    assert stored(film) == before
    assert again(film).state == film.state


def test_an_uncounted_hold_stands_in_the_journal(film: Filmed) -> None:
    film.performer.wish = lambda _state, _at: 0.0
    film.to_the_end().does(PainAfter(1))
    summary = SessionSummary.objects.get()
    assert sum(each["not_held"] for each in summary.done) == sum(each.not_held for each in film.state.done) > 0
    assert all(not each.get("repetitions") for each in summary.done)


def test_what_a_second_tab_sees_is_what_the_camera_said(film: Filmed) -> None:
    other = again(film)
    film.performer.wish = lambda _state, _at: 0.0
    film.goes_to("hold").goes_on(1)
    other.catch_up()
    assert other.state == film.state
    assert other.state.waits
    assert msgspec.json.encode(other.state.sight) == b'{"held":false,"abstains":""}'
