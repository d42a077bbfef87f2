"""Specification of a session with a camera: who counts a hold, when its clock stands, and how long it waits."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.session.session_examples import START, Walk, script
from tests.session.test_session_properties import Deed, accepted, begun, courses, deed, live_courses, scripts
from unkink.session.cues import Chime, Count, Say
from unkink.session.engine import IllegalEvent, new, step
from unkink.session.events import Event, Found, Happened, Hurts, Lost, Pause, Resume, Seen, Skip, Tick
from unkink.session.moment import Moment, moment
from unkink.session.script import Script
from unkink.session.state import Status
from unkink.session.summary import summarise

THERE, NOT_THERE, CANNOT_TELL = Seen(in_hold=True), Seen(), Seen(abstains="hidden-hip")


def in_hold(technique: str = "ball-stretch", **amounts: int) -> Walk:
    return Walk(script(technique, **{"hold_s": 10, "reps": 2, **amounts})).begins().goes_to("hold")


def shown(walk: Walk) -> Moment:
    return moment(walk.state, walk.now)


def test_without_a_camera_the_timer_counts() -> None:
    now = shown(in_hold().waits(4))
    assert (now.counted_by, now.waits, now.remaining_s) == ("timer", False, 6)


def test_the_clock_of_a_hold_stands_while_it_is_not_held() -> None:
    walk = in_hold().does(NOT_THERE).waits(3)
    assert (shown(walk).counted_by, shown(walk).waits, shown(walk).remaining_s) == ("camera", True, 10)
    assert shown(walk).line == "I wait until I see you there."


def test_the_clock_starts_with_a_chime_when_the_hold_is_held() -> None:
    walk = in_hold().does(NOT_THERE).waits(3).does(THERE)
    assert walk.cues == [Chime("start")]
    assert shown(walk.waits(4)).remaining_s == 6


def test_a_repetition_is_complete_when_its_seconds_have_been_held() -> None:
    walk = in_hold().does(NOT_THERE).waits(2).does(THERE).waits(4).does(NOT_THERE).waits(5).does(THERE).waits(5.75)
    assert (walk.phase, walk.done("ball-stretch")) == ("hold", 0)
    walk.waits(0.25)
    assert (walk.phase, walk.done("ball-stretch"), walk.state.done[0].held_s) == ("out_of", 1, 10)


def test_where_the_camera_cannot_tell_the_timer_takes_over_where_the_camera_left_off() -> None:
    walk = in_hold().does(THERE).waits(4).does(CANNOT_TELL)
    assert (shown(walk).counted_by, shown(walk).because, shown(walk).remaining_s) == ("timer", "hidden-hip", 6)
    assert shown(walk.waits(3)).remaining_s == 3
    assert shown(walk.does(THERE)).remaining_s == 3
    assert (shown(walk).counted_by, shown(walk).because) == ("camera", "")


def test_a_hold_that_is_not_seen_for_too_long_is_let_go_uncounted_and_that_is_said() -> None:
    walk = in_hold().does(THERE).waits(4).does(NOT_THERE).waits(8)
    assert walk.phase == "out_of"
    assert walk.cues[0] == Chime("end")
    assert walk.cues[1] == Say("I did not see that one held. It is not counted.")
    assert not any(isinstance(cue, Count) for cue in walk.cues)
    assert (walk.done("ball-stretch"), walk.state.done[0].not_held, walk.state.done[0].held_s) == (0, 1, 4)


@pytest.mark.parametrize(("hold_s", "patience_s"), [(2, 4), (4, 4), (6, 6), (8, 8), (30, 8)])
def test_the_patience_is_about_as_long_as_the_hold_itself(hold_s: int, patience_s: int) -> None:
    walk = in_hold("chair-lean-back", hold_s=hold_s).does(NOT_THERE)
    assert walk.waits(patience_s - 0.25).phase == "hold"
    assert walk.waits(0.25).phase == "out_of"


def test_a_pause_gives_no_new_patience() -> None:
    walk = in_hold().does(NOT_THERE).waits(6).does(Pause()).waits(60).does(Resume()).does(NOT_THERE).waits(2)
    assert walk.phase == "out_of"


def test_after_a_pause_the_timer_counts_until_the_camera_says_something() -> None:
    walk = in_hold().does(NOT_THERE).waits(2).does(Pause()).does(Resume()).waits(3)
    assert (shown(walk).counted_by, shown(walk).remaining_s) == ("timer", 7)


def test_a_hold_that_was_let_go_is_a_try_all_the_same_where_tries_are_limited() -> None:
    walk = in_hold("bed-hang", reps=3, hold_s=8).does(NOT_THERE).waits(8).goes_to("ask_pop")
    tries = [each for each in walk.state.queue if each.phase == "into"]
    assert len(tries) == 2
    walk.does(Skip())
    assert walk.state.done[0].not_held == 1


def test_holding_the_other_side_is_not_holding_this_one() -> None:
    walk = in_hold("knee-rotation").does(Seen(in_hold=True, side="right"))
    assert shown(walk).waits
    assert not shown(walk.does(Seen(in_hold=True, side="left"))).waits


def test_a_reading_of_the_last_hold_does_not_reach_the_next() -> None:
    walk = in_hold().does(NOT_THERE).waits(1).does(THERE).goes_to("hold", 2)
    assert (walk.state.sight, walk.state.waited) == (None, 0)
    assert shown(walk).counted_by == "timer"


def test_a_reading_outside_of_a_hold_changes_nothing() -> None:
    for phase in ("settle", "change", "get_ready", "into", "out_of", "rest"):
        walk = Walk(script("ball-stretch")).begins().goes_to(phase)
        before = walk.state
        assert all(walk.does(seen).state is before for seen in (THERE, NOT_THERE, CANNOT_TELL))


def test_the_same_reading_again_changes_nothing_and_need_not_be_stored() -> None:
    walk = in_hold().does(NOT_THERE)
    stood = walk.state
    assert walk.waits(1).does(NOT_THERE).state is stood
    told = walk.does(CANNOT_TELL).state
    assert walk.does(Seen(abstains="nobody")).state is told


def test_a_reading_that_comes_after_the_time_is_over_takes_nothing_back() -> None:
    walk = in_hold()
    over, _ = step(walk.state, NOT_THERE, walk.now + 10)
    assert over is walk.state
    assert step(over, Tick(), walk.now + 10)[0].done[0].repetitions == 1


def test_somebody_out_of_view_is_lost_and_goes_on_when_found() -> None:
    walk = in_hold().waits(4).does(Lost()).waits(30).does(Found())
    assert (walk.state.status, walk.phase) == (Status.RUNNING, "get_ready")
    assert walk.cues[-1] == Say("Slowly come back to where you were.")
    assert walk.goes_to("hold").has_left(10)


def test_whoever_paused_by_hand_is_not_found() -> None:
    walk = in_hold().does(Pause()).does(Lost())
    with pytest.raises(IllegalEvent):
        walk.does(Found())
    assert walk.does(Resume()).state.status is Status.RUNNING


def test_a_pause_that_is_over_does_not_keep_anybody_from_being_found() -> None:
    walk = in_hold().does(Pause()).does(Resume()).does(Lost()).does(Found())
    assert walk.state.status is Status.RUNNING


def test_what_was_let_go_stands_in_the_summary() -> None:
    walk = in_hold().does(NOT_THERE).waits(8).to_the_end()
    (done,) = summarise(walk.state).exercises
    assert (done.repetitions, done.not_held) == (1, 1)


def test_the_time_of_waiting_is_time_in_the_exercise() -> None:
    waited = in_hold().does(NOT_THERE).waits(3).does(THERE).to_the_end().state.moving_s
    assert waited == in_hold().to_the_end().state.moving_s + 3


readings = st.lists(
    st.tuples(
        st.sampled_from([THERE, NOT_THERE, CANNOT_TELL, Seen(abstains="gap"), Seen(in_hold=True, side="left")]),
        st.integers(-40, 20).map(lambda quarters: quarters / 4),
    ),
    max_size=40,
)
"""Readings, each so many seconds after the one before it; many are late, twice, or in the wrong order."""


@settings(max_examples=200)
@given(scripts, courses, readings)
def test_no_reading_ends_begins_counts_or_leads_anywhere(
    script: Script, course: list[Deed], read: list[tuple[Seen, float]]
) -> None:
    state, at = new(script), START
    for each in course:
        event, at = deed(state, each, at)
        state = accepted(state, event, at) or state
        for seen, later in read[:3]:
            after = step(state, seen, at + later)[0]
            assert (after.status, after.queue, after.done, after.stop) == (
                state.status,
                state.queue,
                state.done,
                state.stop,
            )
            assert after is state or state.status is Status.RUNNING
            state = after
        read = read[3:]


@settings(max_examples=300)
@given(st.integers(1, 30), readings)
def test_every_second_of_a_hold_is_on_its_clock_or_waited_and_no_hold_is_too_short_or_too_long(
    hold_s: int, read: list[tuple[Seen, float]]
) -> None:
    walk = Walk(script("ball-stretch", hold_s=hold_s, reps=1)).begins().goes_to("hold")
    start, state, at = walk.now, walk.state, walk.now
    for seen, later in [*read, *[(NOT_THERE, 4.0)] * 20]:
        state = step(state, seen, at + later)[0]
        at = max(at, at + later)
        passed = at - start
        assert state.elapsed(at) + state.waited_s(at) == pytest.approx(passed)
        assert state.elapsed(at) <= passed
        clock, state = state.elapsed(at), step(state, Tick(), at)[0]
        if state.queue[0].phase != "hold":
            counted = state.done[0].repetitions
            assert (counted, state.done[0].not_held) == ((1, 0) if clock >= hold_s else (0, 1))
            assert state.since - start <= hold_s + max(4, min(8, hold_s)) + 4
            return
    raise AssertionError("the hold never ended")


@settings(max_examples=200)
@given(scripts, live_courses, readings)
def test_pain_stops_whatever_readings_arrive(
    script: Script, course: list[Deed], read: list[tuple[Seen, float]]
) -> None:
    state, at = begun(script), START
    for each in course:
        event, at = deed(state, each, at)
        state = accepted(state, event, at) or state
    if state.status.ended:
        return
    for seen, later in read:
        state = step(state, seen, at + later)[0]
    state = step(state, Hurts(), at)[0]
    for seen, later in read:
        assert step(state, seen, at + later)[0] is state
        with pytest.raises(IllegalEvent):
            step(state, Found(), at + later)
    assert (state.status, state.queue) == (Status.ASKING_PAIN_KIND, ())


@settings(max_examples=200)
@given(scripts, live_courses)
def test_nothing_but_the_person_takes_up_what_they_paused(script: Script, course: list[Deed]) -> None:
    state, at, paused = begun(script), START, False
    for each in course:
        event, at = deed(state, each, at)
        after = accepted(state, event, at)
        if after is None:
            continue
        if paused and after.status is Status.RUNNING:
            assert isinstance(event, _BY_HAND)
        paused = isinstance(event, Pause) or (paused and after.status in (Status.PAUSED, Status.LOST))
        state = after


_BY_HAND: tuple[type[Event], ...] = tuple(
    kind for kind in Event.__subclasses__() if kind not in (Found, Seen, Tick, Lost)
)


def without_words_for_cameras(of: Script) -> Script:
    """A script as it was stored before there were cameras."""
    plain = msgspec.to_builtins(of)
    for word in ("patience_least_s", "patience_most_s", "waits", "not_held"):
        del plain["words"][word]
    return msgspec.convert(plain, Script)


@settings(max_examples=50)
@given(scripts, live_courses)
def test_a_session_from_before_there_were_cameras_replays_to_the_same_state(script: Script, course: list[Deed]) -> None:
    state, at, stored = begun(script), START, []
    for each in course:
        event, at = deed(state, each, at)
        if isinstance(event, Seen | Found):
            continue
        after = accepted(state, event, at)
        if after is not None and after is not state:
            state = after
            stored.append(Happened(at, event))
    old = without_words_for_cameras(script)
    again = begun(old)
    for happened in stored:
        again = step(again, happened.event, happened.at)[0]
    assert replace(again, script=script) == state


@pytest.mark.parametrize("seen", [THERE, NOT_THERE, CANNOT_TELL])
def test_a_reading_stays_small_in_the_journal(seen: Seen) -> None:
    assert len(msgspec.json.encode(seen)) <= len('{"type":"seen","abstains":"hidden-foot_index"}')
