"""Specification of the engine: how a session runs when nothing goes wrong, is paused, or is lost."""

import msgspec
import pytest

from tests.session.session_examples import START, Walk, script
from unkink.session.cues import Chime, Count, Say, Show
from unkink.session.engine import BadEvent, IllegalEvent, allowed, new, replay, step
from unkink.session.events import AnyEvent, Begin, Happened, Lost, Pause, Pop, Resume, Tick
from unkink.session.state import State, Status


def test_a_session_waits_until_it_is_begun() -> None:
    walk = Walk(script("ball-stretch"))
    assert walk.state.status is Status.WAITING
    walk.waits(5)
    assert walk.state.status is Status.WAITING


def test_beginning_notes_the_pain_before_and_settles() -> None:
    walk = Walk(script("ball-stretch")).begins(pain=4)
    assert walk.state.pain_before == 4
    assert walk.phase == "settle"


@pytest.mark.parametrize("pain", [-1, 11, True, 3.5, None, "3"])
def test_pain_before_must_be_on_the_scale(pain: object) -> None:
    state = new(script("ball-stretch"))
    with pytest.raises(BadEvent, match="whole number from 0 to 10"):
        step(state, Begin(pain), START)  # type: ignore[arg-type]


def test_a_tick_that_changes_nothing_gives_back_the_very_same_state() -> None:
    walk = Walk(script("ball-stretch")).begins()
    before = walk.state
    walk.waits(5)
    assert walk.state is before


def test_a_hold_chimes_at_its_start_its_half_and_its_end() -> None:
    walk = Walk(script("ball-stretch", hold_s=20)).begins().goes_to("hold")
    assert Chime("start") in walk.cues
    assert [cue for cue in walk.waits(10).cues if isinstance(cue, Chime)] == [Chime("half")]
    assert [cue for cue in walk.waits(10).cues if isinstance(cue, Chime)] == [Chime("end")]


def test_the_half_of_a_very_short_hold_is_not_chimed() -> None:
    walk = Walk(script("chair-lean-back", hold_s=3)).begins().goes_to("hold")
    assert [cue for cue in walk.waits(3).cues if isinstance(cue, Chime)] == [Chime("end")]


def test_a_completed_hold_is_a_repetition_and_is_told() -> None:
    walk = Walk(script("ball-stretch", reps=3, hold_s=10)).begins().goes_to("hold", 2)
    assert walk.done("ball-stretch") == 1
    assert Count(2, 3, "") in walk.waits(10).cues
    assert walk.done("ball-stretch") == 2


def test_repetitions_of_both_sides_are_counted() -> None:
    walk = Walk(script("knee-rotation", reps=3)).begins().to_the_end()
    assert walk.done("knee-rotation") == 6


def test_the_side_is_said_before_its_first_repetition_only() -> None:
    walk = Walk(script("knee-rotation", reps=2)).begins().goes_to("into", 1, side="right")
    assert Say("Right side") in walk.cues
    walk.goes_to("into", 2, side="right")
    assert Say("Right side") not in walk.cues


def test_the_name_of_an_exercise_is_said_when_it_comes_up() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("change")
    assert walk.cues == [
        Say("Ball roll-forward"),
        Show("ball-stretch", "change", ""),
        Say("Come into position."),
    ]


def test_before_an_exercise_that_may_crack_it_is_said_to_move_slowly() -> None:
    walk = Walk(script("chair-lean-back")).begins().goes_to("get_ready")
    assert Say("Breathe out, move slowly, no bouncing.") in walk.cues


def test_a_tick_a_little_late_lets_the_next_segment_begin_at_the_boundary() -> None:
    walk = Walk(script("ball-stretch")).begins().does(Tick(), 20.75)
    assert walk.phase == "change"
    assert walk.state.since == START + 20


def test_a_tick_much_too_late_lets_the_next_segment_begin_now() -> None:
    walk = Walk(script("ball-stretch")).begins().does(Tick(), 21.0)
    assert walk.phase == "change"
    assert walk.state.since == START + 21


def test_a_tick_hours_late_completes_one_hold_at_most() -> None:
    walk = Walk(script("ball-stretch", reps=4)).begins().goes_to("hold", 1)
    walk.does(Tick(), 3 * 3600)
    assert walk.done("ball-stretch") == 1
    assert walk.phase == "out_of"
    assert walk.state.done[0].held_s == 10


def test_a_pause_keeps_the_time_in_the_segment() -> None:
    walk = Walk(script("ball-stretch", hold_s=10)).begins().goes_to("hold").waits(4).does(Pause())
    walk.waits(600, every=1).does(Resume())
    assert walk.has_left(6)
    assert walk.waits(5.75).phase == "hold"
    assert walk.waits(0.25).phase == "out_of"


def test_a_pause_is_no_time_in_motion() -> None:
    straight = Walk(script("ball-stretch")).begins().to_the_end()
    paused = Walk(script("ball-stretch")).begins().goes_to("hold").does(Pause()).waits(60).does(Resume()).to_the_end()
    assert paused.state.moving_s == straight.state.moving_s
    assert paused.state.done == straight.state.done


def test_what_was_lost_starts_again_from_its_beginning_after_coming_back() -> None:
    walk = Walk(script("ball-stretch", hold_s=10)).begins().goes_to("hold").waits(9).does(Lost())
    assert walk.state.status is Status.LOST
    walk.waits(100).does(Resume())
    assert walk.phase == "get_ready"
    assert walk.has_left(5)
    walk.waits(5)
    assert walk.phase == "hold"
    assert walk.has_left(10)
    assert walk.done("ball-stretch") == 0
    assert walk.waits(10).done("ball-stretch") == 1


def test_what_was_lost_in_a_pause_starts_again_too() -> None:
    walk = Walk(script("ball-stretch", hold_s=10)).begins().goes_to("hold").waits(4).does(Pause()).does(Lost())
    assert walk.does(Resume()).waits(5).has_left(10)


def test_losing_it_again_while_coming_back_adds_no_second_coming_back() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("hold").does(Lost()).does(Resume()).waits(2)
    walk.does(Lost()).does(Resume()).waits(5)
    assert walk.phase == "hold"


@pytest.mark.parametrize("phase", ["settle", "change", "get_ready", "rest", "close"])
def test_a_lost_segment_that_moves_nothing_simply_starts_again(phase: str) -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to(phase)
    before = walk.state.queue
    walk.waits(3).does(Lost()).does(Resume())
    assert walk.state.queue == before
    assert walk.state.elapsed(walk.now) == 0


def test_an_unanswered_question_waits_for_ever() -> None:
    walk = Walk(script("chair-lean-back")).begins().goes_to("ask_pop").waits(3600, every=1)
    assert walk.state.status is Status.ASKING_POP
    walk.does(Lost())
    assert walk.state.status is Status.ASKING_POP


def test_time_never_runs_backwards() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("hold")
    state, _ = step(walk.state, Pause(), START - 5000)
    assert state.at == walk.state.at
    assert state.spent == 0


@pytest.mark.parametrize("at", [float("nan"), float("inf"), float("-inf")])
def test_a_time_that_is_none_moves_nothing(at: float) -> None:
    walk = Walk(script("ball-stretch")).begins()
    assert step(walk.state, Tick(), at)[0] is walk.state


def test_what_cannot_happen_is_refused_by_name() -> None:
    walk = Walk(script("ball-stretch"))
    with pytest.raises(IllegalEvent, match="'pause' cannot happen while the session is 'waiting'"):
        walk.does(Pause())
    assert walk.state == new(walk.state.script)


def test_the_events_that_can_happen_now_are_known() -> None:
    walk = Walk(script("ball-stretch"))
    assert Begin in allowed(walk.state)
    assert Begin not in allowed(walk.begins().state)
    assert Pop not in allowed(walk.goes_to("hold").state)


def test_a_session_is_rebuilt_from_its_events_also_by_way_of_json() -> None:
    walk = Walk(script("knee-rotation", "chair-lean-back")).begins().goes_to("hold", 2, side="right")
    walk.waits(2).does(Lost()).does(Resume()).goes_to("ask_pop").does(Pop(heard=False)).goes_to("hold").waits(3)
    stored = msgspec.json.encode(walk.happened)
    assert replay(walk.state.script, msgspec.json.decode(stored, type=list[Happened])) == walk.state
    assert msgspec.json.decode(msgspec.json.encode(walk.state), type=State) == walk.state


def test_an_event_that_nobody_knows_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="Invalid value 'fly'"):
        msgspec.json.decode(b'{"type": "fly"}', type=AnyEvent)
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.json.decode(b'{"type": "pause", "seconds": 4}', type=AnyEvent)
