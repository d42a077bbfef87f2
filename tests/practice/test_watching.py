"""Specification of a camera on a session: whole sessions in simulated time, with somebody who does this or that."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.practice.filming import Alone, Filmed, filmed
from tests.practice.performer import Performer, Wish, hidden, obedient
from tests.session.session_examples import START, script
from tests.shipped import LIBRARY
from unkink.coach.sight import REASONS
from unkink.practice.following import GAP, LATE, UNCLEAR
from unkink.session.events import Easier, Found, Hurts, Lost, Pause, Resume, Seen
from unkink.session.moment import moment
from unkink.session.state import Done, State, Status

TEXT = LIBRARY.session_text.watching
HIPS = (23, 24)


def session(technique: str, wish: Wish = obedient, *, hold_s: int = 15, reps: int = 2, seed: int = 1) -> Filmed:
    return filmed(LIBRARY, script(technique, hold_s=hold_s, reps=reps), Performer(wish, seed))


def done(film: Filmed) -> Done:
    return film.state.done[0]


def said(film: Filmed) -> list[str]:
    return [line for _, line in film.spoken]


def in_phase(state: State, phase: str, repetition: int = 0) -> bool:
    segment = state.segment
    return segment is not None and segment.phase == phase and repetition in (0, segment.repetition)


def but(when: Callable[[State, float], bool], depth: float | None) -> Wish:
    """Do as told, but go only so deep (or out of the picture) at certain moments."""
    return lambda state, at: depth if when(state, at) else obedient(state, at)


@pytest.mark.parametrize("who", [0, 1, 2])
@pytest.mark.parametrize("technique", sorted(LIBRARY.techniques))
def test_whoever_does_as_told_is_counted_by_the_camera_in_the_time_that_was_planned(technique: str, who: int) -> None:
    known = LIBRARY.techniques[technique]
    performer = Performer(who=who, pixels=2.0 if who else 1.0)
    film = filmed(LIBRARY, script(technique, hold_s=known.dose.hold_s.least, reps=2), performer).to_the_end()
    holds = [each for each in film.state.script.segments if each.phase == "hold"]
    assert done(film).repetitions == len(holds)
    assert all(isinstance(event, Seen) and event.in_hold for event in film.events)
    planned = sum(each.seconds for each in film.state.script.segments)
    assert film.now - START == pytest.approx(planned, abs=0.2 * len(film.state.script.segments) + 1)
    assert film.spoken == []


def test_the_clock_runs_only_while_the_hold_is_held() -> None:
    late = but(lambda state, _: in_phase(state, "into"), 0.0)
    film = session("ball-stretch", late).goes_to("hold", 1).goes_on(2)
    now = moment(film.state, film.now)
    assert (now.waits, now.counted_by) == (True, "camera")
    assert now.remaining_s > 14
    held_from = film.until(lambda: not film.state.waits).now
    film.goes_to("out_of", 1)
    assert film.now - held_from == pytest.approx(now.remaining_s, abs=0.3)
    assert (done(film).repetitions, done(film).not_held) == (1, 0)


def test_what_is_not_done_is_not_counted_and_nobody_waits_for_long() -> None:
    film = session("ball-stretch", lambda _state, _at: 0.0).to_the_end()
    assert (done(film).repetitions, done(film).not_held) == (0, 2)
    assert [line for _, line in film.heard].count(TEXT.not_held) == 2
    assert done(film).held_s < 1


def test_a_hold_left_too_early_is_not_counted_but_its_seconds_are() -> None:
    early = but(lambda state, at: in_phase(state, "hold", 1) and state.elapsed(at) > 7, 0.0)
    film = session("ball-stretch", early).to_the_end()
    assert (done(film).repetitions, done(film).not_held) == (1, 1)
    assert done(film).held_s == pytest.approx(22, abs=2)


def test_whoever_goes_less_far_and_stays_there_is_holding_too() -> None:
    film = session("ball-stretch", but(lambda state, _: in_phase(state, "hold", 2) or in_phase(state, "into", 2), 0.55))
    assert done(film.to_the_end()).repetitions == 2


def test_hips_that_are_hidden_hand_the_hold_over_to_the_timer_without_a_jump() -> None:
    film = session("ball-stretch")
    film.goes_to("hold", 1).goes_on(5)
    film.veil = lambda state, seen: hidden(seen, *HIPS) if in_phase(state, "hold", 1) else seen
    clock = film.state.elapsed(film.now)
    film.goes_on(3)
    now = moment(film.state, film.now)
    assert (now.counted_by, now.because) == ("timer", "hidden-hip")
    assert film.state.elapsed(film.now) == pytest.approx(clock + 3, abs=0.01)
    assert film.watched is not None
    assert film.watched.line == TEXT.reasons["hidden-hip"]
    assert TEXT.reasons["hidden-hip"] in said(film)
    film.to_the_end()
    assert done(film).repetitions == 2
    assert film.events[-1] == Seen(in_hold=True)


def test_somebody_who_goes_out_of_view_is_lost_and_goes_on_without_a_tap_when_seen_again() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(5)
    film.performer.wish = lambda _state, _at: None
    left = film.now
    film.until(lambda: film.state.status is Status.LOST)
    assert film.now - left == pytest.approx(TEXT.out_of_view_s + 0.4, abs=0.5)
    film.goes_on(30)
    assert film.state.status is Status.LOST
    assert TEXT.out_of_view in said(film)
    film.performer.wish = obedient
    back = film.now
    film.until(lambda: film.state.status is Status.RUNNING)
    assert film.now - back == pytest.approx(2.0 + 0.4, abs=0.5)
    assert film.phase == "get_ready"
    film.to_the_end()
    assert done(film).repetitions == 2
    assert film.state.stop is None


def test_whoever_paused_by_hand_goes_on_by_hand() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(5)
    film.does(Pause())
    film.performer.wish = lambda _state, _at: None
    film.goes_on(30)
    assert film.state.status is Status.PAUSED
    film.performer.wish = obedient
    film.goes_on(30)
    assert film.state.status is Status.PAUSED
    film.does(Resume())
    assert done(film.to_the_end()).repetitions == 2


def test_whoever_goes_on_by_hand_out_of_view_is_left_in_peace() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(3)
    film.performer.wish = lambda _state, _at: None
    film.until(lambda: film.state.status is Status.LOST)
    film.does(Resume())
    film.to_the_end()
    assert film.events.count(Lost()) == 1
    assert done(film).repetitions == 2


def test_a_pause_that_a_page_took_along_when_it_went_is_still_a_pause() -> None:
    film = session("ball-stretch").goes_to("hold", 1)
    film.does(Pause())
    film.does(Lost())
    film.goes_on(20)
    assert film.state.status is Status.LOST
    assert Found() not in film.events


def test_somebody_hidden_in_the_hold_and_still_there_when_seen_again_is_not_taken_for_resting() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(5)
    film.performer.wish = lambda _state, _at: 1.0
    film.veil = lambda _state, _seen: None
    film.until(lambda: film.state.status is Status.LOST)
    film.veil = lambda _state, seen: seen
    film.until(lambda: film.state.status is Status.RUNNING)
    film.goes_to("hold", 1).goes_on(5)
    assert not film.state.waits
    film.performer.wish = obedient
    film.to_the_end()
    assert (done(film).repetitions, done(film).not_held) == (2, 0)


def test_whoever_is_away_for_long_takes_it_up_by_hand() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(3)
    film.performer.wish = lambda _state, _at: None
    film.goes_on(320)
    film.performer.wish = obedient
    film.goes_on(20)
    assert film.state.status is Status.LOST


@pytest.mark.parametrize("phase", ["change", "get_ready", "out_of", "rest"])
def test_nobody_is_lost_between_two_movements(phase: str) -> None:
    film = session("ball-stretch", but(lambda state, _: in_phase(state, phase), None)).to_the_end()
    assert Lost() not in film.events
    assert done(film).not_held == 0


def test_a_camera_that_never_sees_anybody_leaves_everything_to_the_timer() -> None:
    film = session("ball-stretch", lambda _state, _at: None).to_the_end()
    assert Lost() not in film.events
    assert (done(film).repetitions, done(film).held_s) == (2, 30)


def test_a_camera_that_loses_everybody_who_bends_gives_up_after_two_times() -> None:
    film = session("ball-stretch")
    film.veil = lambda _state, seen: None if film.performer.depth > 0.5 else seen
    film.to_the_end()
    assert film.events.count(Lost()) == 2
    assert done(film).repetitions == 2


def test_four_seconds_unseen_in_a_hold_are_no_reason_to_take_the_hold_for_rest() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(4)
    film.veil = lambda _state, _seen: None
    film.goes_on(4)
    film.veil = lambda _state, seen: seen
    film.to_the_end()
    assert (done(film).repetitions, done(film).held_s) == (2, 30)


def test_when_no_frames_come_any_more_the_timer_goes_on() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(4)
    film.sending = False
    film.to_the_end()
    assert (done(film).repetitions, done(film).held_s) == (2, 30)
    assert said(film) == [TEXT.reasons["gap"]]


def test_a_camera_turned_off_in_a_hold_hands_it_over_at_once() -> None:
    film = session("ball-stretch", lambda _state, _at: 0.0).goes_to("hold", 1).goes_on(2)
    stood = film.state.waits
    film.turns_the_camera_off()
    assert (stood, film.state.waits) == (True, False)
    assert done(film.to_the_end()).repetitions == 2


def test_a_camera_turned_on_in_a_hold_leaves_it_to_the_timer_and_counts_the_next() -> None:
    film = session("ball-stretch")
    watcher, film.watcher = film.watcher, None
    film.goes_to("hold", 1).goes_on(5)
    film.watcher = watcher
    film.to_the_end()
    assert film.events == [Seen(abstains="late"), Seen(in_hold=True)]
    assert (done(film).repetitions, done(film).held_s) == (2, 30)


def test_what_somebody_does_while_getting_ready_teaches_the_camera_no_wrong_range() -> None:
    def tries_it_first(state: State, at: float) -> float:
        if in_phase(state, "get_ready"):
            return 1.0 if state.elapsed(at) < 4.5 else 0.0
        return 0.5 * float(obedient(state, at) or 0.0)

    film = session("ball-stretch", tries_it_first).to_the_end()
    assert film.events == [Seen(in_hold=True)] * 2
    assert done(film).repetitions == 2


def test_the_other_side_is_named_and_not_counted() -> None:
    film = session("knee-rotation", hold_s=6, reps=1)
    film.performer.wrong_side = True
    film.goes_to("rest", 1)
    assert (done(film).repetitions, done(film).not_held) == (0, 1)
    assert said(film) == [TEXT.other_side]


def test_a_fault_is_named_in_the_words_of_the_technique() -> None:
    fault = LIBRARY.techniques["ball-stretch"].camera.faults["too_short"].cue  # type: ignore[union-attr]
    film = session("ball-stretch", but(lambda state, at: in_phase(state, "hold", 1) and state.elapsed(at) > 5, 0.0))
    assert fault in said(film.to_the_end())


def test_the_easier_variant_is_left_to_the_timer_so_that_nobody_is_told_off_for_taking_it() -> None:
    film = session("ball-stretch", lambda _state, _at: 0.3).goes_to("hold", 1)
    film.does(Easier())
    before = len(film.events)
    film.goes_to("hold", 1).goes_on(3)
    assert film.watched is not None
    assert (film.watched.counts, film.watched.why, film.watched.line) == ("timer", "not-watched", TEXT.not_watched)
    film.to_the_end()
    assert len(film.events) == before
    assert done(film).repetitions == 2


def test_sentences_are_four_seconds_apart_and_never_over_those_of_the_session() -> None:
    flicker = but(lambda state, at: in_phase(state, "hold") and int(at) % 3 == 0, 0.4)
    film = session("ball-stretch", flicker, reps=3)
    film.veil = lambda _state, seen: hidden(seen, *HIPS) if int(film.now / 5) % 3 == 0 else seen
    film.to_the_end()
    assert len(film.spoken) >= 2
    times = [at for at, _ in film.spoken]
    assert all(later - earlier >= 4 for earlier, later in pairwise(times))
    for at, _ in film.spoken:
        assert not any(heard <= at < heard + len(line) / 14 for heard, line in film.heard)


def test_the_same_reason_is_spoken_at_most_twice_in_an_exercise() -> None:
    film = session("ball-stretch", reps=4)
    film.veil = lambda _state, seen: hidden(seen, *HIPS)
    film.to_the_end()
    assert said(film) == [TEXT.reasons["hidden-hip"]] * 2


def test_every_reason_there_can_be_has_its_sentence() -> None:
    assert {GAP, LATE, UNCLEAR, *REASONS} <= set(TEXT.reasons)


def test_nothing_is_said_to_somebody_who_has_paused_or_is_in_pain() -> None:
    for event in (Pause(), Hurts()):
        film = session("ball-stretch").goes_to("hold", 1).goes_on(5)
        film.does(event)
        before = len(film.spoken)
        film.veil = lambda _state, seen: hidden(seen, *HIPS)
        film.goes_on(30)
        assert len(film.spoken) == before


def test_a_picture_that_flickers_stores_little() -> None:
    def shaking(state: State, at: float) -> float:
        return float(obedient(state, at) or 0.0) * (0.3 + 0.7 * (int(at * 1.7) % 2))

    film = session("ball-stretch", shaking, hold_s=30, reps=4).to_the_end()
    assert isinstance(film.conducts, Alone)
    readings = [each for each in film.conducts.happened if isinstance(each.event, Seen)]
    assert len(readings) <= 4 * 14


def test_a_frame_that_is_not_later_than_the_last_changes_nothing() -> None:
    film = session("ball-stretch").goes_to("hold", 1).goes_on(2)
    assert film.watcher is not None
    before = film.watcher.see(film.newest, film.state, film.now)
    assert film.watcher.see(film.newest, film.state, film.now) == before
    assert before.event is None


def test_what_the_session_says_is_never_held_back_for_the_camera() -> None:
    film = session("ball-stretch").to_the_end()
    alone = filmed(LIBRARY, script("ball-stretch", hold_s=15, reps=2), Performer())
    alone.watcher = None
    alone.to_the_end()
    assert [line for _, line in film.heard] == [line for _, line in alone.heard]
