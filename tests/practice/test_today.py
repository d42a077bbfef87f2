import pytest

from tests.practice.people import checked, had_session, moment, start, started
from unkink.journal.models import Refusal, Screening
from unkink.journal.sessions import Unfinished
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, Refused, note_refusal
from unkink.practice.today import look
from unkink.session.events import Hurts, PainWas

pytestmark = pytest.mark.usefixtures("data_folder")

MOBILISATION = "foam-roller"


def test_on_the_first_day_everything_waits_for_the_check(library: Library) -> None:
    today = look(library, moment())
    assert (today.due and today.due.id, today.openness.open, today.verdict) == ("never", (), None)


def test_after_the_check_today_shows_what_is_open(library: Library) -> None:
    checked(library, moment())
    today = look(library, moment(minutes=1))
    assert today.due is None
    assert set(today.openness.open) == set(library.techniques)


def test_what_is_closed_names_what_closes_it_and_on_what_it_stands(library: Library) -> None:
    checked(library, moment(), conditions=["osteoporosis"])
    today = look(library, moment(minutes=1))
    reasons = {closing.id: closing for closing in today.closings}
    assert today.openness.closed[MOBILISATION]
    for name in today.openness.closed[MOBILISATION]:
        assert reasons[name].say
        assert reasons[name].support.sources


@pytest.mark.parametrize(("days", "due"), [(6.9, None), (7, "pause"), (14, "age")])
def test_a_check_grows_old(library: Library, days: float, due: str | None) -> None:
    checked(library, moment())
    today = look(library, moment(days=days))
    assert (today.due and today.due.id) == due
    assert bool(today.openness.open) == (due is None)


def test_the_duration_of_the_pain_grows_with_the_days(library: Library) -> None:
    checked(library, moment(), pain_0_10=4, duration_days=25)
    today = look(library, moment(days=5))
    assert today.answers is not None
    assert today.answers.duration_days == 30
    assert "D01" in {closing.id for closing in today.closings}


def test_cracks_of_the_week_are_counted_against_the_limit(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    cracks = look(library, moment(hours=2)).cracks
    assert (cracks.days, cracks.most, cracks.window) == (1, 3, 7)
    assert cracks.opens_on == moment(days=1).day


def test_at_the_weekly_limit_today_says_when_cracking_opens_again(library: Library) -> None:
    checked(library, moment())
    for day in (0, 1, 2):
        had_session(library, moment(days=day, minutes=1))
    assert look(library, moment(days=3)).cracks.opens_on == moment(days=7).day


def test_while_no_limit_holds_cracking_no_day_is_named(library: Library) -> None:
    checked(library, moment())
    assert look(library, moment()).cracks.opens_on is None


def test_the_last_sessions_are_shown_the_latest_first(library: Library) -> None:
    checked(library, moment())
    sessions = [had_session(library, moment(days=day, minutes=1)).session_id for day in (0, 1)]
    assert [entry.id for entry in look(library, moment(days=2)).last] == sessions[::-1]


def test_an_open_session_is_offered(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    unfinished = look(library, moment(minutes=2)).unfinished
    assert isinstance(unfinished, Unfinished)
    assert unfinished.id == conductor.session_id


# The pain lock


def hurt(library: Library, *kinds: str) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    at = moment(minutes=2).at.timestamp()
    conductor.apply(Hurts(), at)
    for kind in kinds:
        conductor.apply(PainWas(kind), at + 1)


def test_it_hurts_shuts_everything_even_before_the_kind_of_pain_is_told(library: Library) -> None:
    hurt(library)
    today = look(library, moment(minutes=3))
    assert today.openness.open == ()
    assert today.locked is not None
    assert (today.locked.today, today.locked.needs_check) == (True, True)


def test_the_lock_names_the_rule_that_fits_the_pain(library: Library) -> None:
    hurt(library, "tingling-or-numb")
    locked = look(library, moment(minutes=3)).locked
    assert locked is not None
    assert locked.stop.id == "S02"


def test_a_new_check_on_the_same_day_does_not_open_the_day_again(library: Library) -> None:
    hurt(library, "sharp")
    checked(library, moment(hours=1))
    today = look(library, moment(hours=2))
    assert today.openness.open == ()
    assert today.locked is not None
    assert (today.locked.today, today.locked.needs_check) == (True, False)


def test_the_next_day_alone_does_not_lift_the_lock(library: Library) -> None:
    hurt(library, "sharp")
    today = look(library, moment(days=1))
    assert today.locked is not None
    assert today.due is not None
    assert (today.due.id, today.openness.open) == ("new symptom", ())
    answer = start(library, moment(days=1))
    assert isinstance(answer, Refused)
    assert answer.because == "locked"


def test_the_next_day_and_a_new_check_lift_the_lock(library: Library) -> None:
    hurt(library, "sharp")
    checked(library, moment(days=1))
    today = look(library, moment(days=1, minutes=1))
    assert today.locked is None
    assert today.openness.open


def test_pain_that_had_risen_at_the_end_locks_like_a_stop(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1), pain=1, pain_after=3)
    assert look(library, moment(hours=1)).locked is not None


def test_pain_that_has_not_risen_enough_locks_nothing(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1), pain=1, pain_after=2)
    assert look(library, moment(hours=1)).locked is None


# The clock


def test_a_clock_set_back_reopens_no_limit_and_today_says_so(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(days=1))
    today = look(library, moment(minutes=30))
    assert today.notes == (library.practice.clock_set_back,)
    assert today.now.day == moment(days=1).day
    assert MOBILISATION in today.openness.closed


def test_a_clock_set_back_lifts_no_pain_lock(library: Library) -> None:
    hurt(library, "sharp")
    checked(library, moment(days=-1))
    assert look(library, moment(days=-1)).locked is not None


def test_a_clock_put_right_by_a_minute_is_not_worth_a_word(library: Library) -> None:
    checked(library, moment(minutes=1))
    assert look(library, moment()).notes == ()


def test_a_check_made_in_the_future_of_the_clock_must_be_made_again(library: Library) -> None:
    checked(library, moment(days=400))
    today = look(library, moment())
    assert today.due is not None
    assert today.due.id == "clock"


def test_a_check_grows_old_by_the_clock_as_well_when_the_journal_is_years_ahead(library: Library) -> None:
    checked(library, moment(days=4_000))
    checked(library, moment())
    assert look(library, moment(days=1)).due is None
    due = look(library, moment(days=15)).due
    assert due is not None
    assert due.id == "age"


def test_flying_west_does_not_open_the_day_again(library: Library) -> None:
    in_tokyo = moment(hours=10, offset=540)
    checked(library, moment())
    had_session(library, in_tokyo)
    in_honolulu = moment(hours=14, offset=-600)
    assert in_honolulu.day < in_tokyo.day
    assert MOBILISATION in look(library, in_honolulu).openness.closed


# Tries past a limit


def test_wanting_to_crack_past_a_limit_is_recorded_with_the_limit(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    held_by = note_refusal(library, moment(hours=2), MOBILISATION)
    assert [closing.id for closing in held_by] == ["F02"]
    assert (Refusal.objects.get().wanted, Refusal.objects.get().limits) == (MOBILISATION, ["F02"])


def test_the_same_wish_within_minutes_is_one_wish(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    for minutes in (60, 61, 64):
        note_refusal(library, moment(minutes=minutes), MOBILISATION)
    assert Refusal.objects.count() == 1


@pytest.mark.parametrize("wanted", ["knee-rotation", "no-such-thing"])
def test_a_wish_that_no_limit_holds_is_not_recorded(library: Library, wanted: str) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    assert note_refusal(library, moment(hours=2), wanted) == ()
    assert not Refusal.objects.exists()


def test_a_wish_that_only_the_verdict_holds_is_not_a_try_past_a_limit(library: Library) -> None:
    checked(library, moment(), conditions=["osteoporosis"])
    assert note_refusal(library, moment(minutes=1), MOBILISATION) == ()
    assert not Refusal.objects.exists()


def test_five_tries_past_the_limit_in_a_week_close_cracking_and_say_why(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    for hour in range(2, 7):
        note_refusal(library, moment(hours=hour), MOBILISATION)
    today = look(library, moment(days=2))
    assert today.openness.closed[MOBILISATION] == ("F05",)


# The check itself


def test_a_check_is_recorded_with_its_whole_trace(library: Library) -> None:
    checked(library, moment(), flags_yes=["chest_pain"])
    row = Screening.objects.get()
    assert row.level == "emergency"
    assert "E03" in [closing["id"] for closing in row.verdict["closings"]]
    assert row.answers["flags_yes"] == ["chest_pain"]


def test_the_latest_check_counts(library: Library) -> None:
    checked(library, moment(), flags_yes=["chest_pain"])
    checked(library, moment(minutes=1))
    assert isinstance(start(library, moment(minutes=2)), Begun)
    checked(library, moment(minutes=3), flags_yes=["chest_pain"])
    assert look(library, moment(minutes=4)).openness.open == ()
