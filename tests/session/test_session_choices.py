"""Specification of the engine: skipping, taking it easier, and pops."""

import pytest

from tests.session.session_examples import Walk, script, with_segments, without_easier
from unkink.session.cues import Say
from unkink.session.engine import BadEvent, IllegalEvent
from unkink.session.events import Easier, Lost, Pause, Pop, Resume, Skip
from unkink.session.state import Status


def test_a_skip_leaves_out_the_rest_of_the_exercise_and_says_why() -> None:
    walk = Walk(script("ball-stretch", "knee-rotation", reps=3)).begins().goes_to("hold", 2).waits(4)
    walk.does(Skip("uncomfortable"))
    assert walk.state.done[0].skipped == "uncomfortable"
    assert walk.done("ball-stretch") == 1
    assert walk.state.done[0].held_s == 14
    assert walk.state.segment is not None
    assert (walk.state.segment.technique, walk.phase) == ("knee-rotation", "change")


def test_a_skip_needs_no_reason() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("hold").does(Skip())
    assert walk.state.done[0].skipped == ""


def test_a_reason_nobody_knows_is_refused() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("hold")
    before = walk.state
    with pytest.raises(BadEvent, match="'lazy' is no reason to skip; allowed are not-today"):
        walk.does(Skip("lazy"))
    assert walk.state is before


def test_skipping_the_quiet_beginning_comes_to_the_first_exercise() -> None:
    walk = Walk(script("ball-stretch")).begins().does(Skip())
    assert walk.phase == "change"
    assert walk.state.done[0].skipped is None


def test_skipping_the_quiet_end_comes_to_the_pain_after() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("close").does(Skip())
    assert walk.state.status is Status.ASKING_PAIN_AFTER


def test_a_skip_in_a_pause_goes_on_with_the_next() -> None:
    walk = Walk(script("ball-stretch", "knee-rotation")).begins().goes_to("hold").does(Pause()).does(Skip())
    assert walk.state.status is Status.RUNNING


def test_skipping_on_the_way_down_keeps_the_way_for_the_next_in_the_same_position() -> None:
    shared = script("knee-rotation", "rocking", change_s=18)
    no_second_way = with_segments(shared, 1, shared.items[1].segments[1:])
    walk = Walk(no_second_way).begins().goes_to("change").waits(3).does(Skip())
    assert walk.state.segment is not None
    assert (walk.state.segment.technique, walk.phase) == ("rocking", "change")
    assert walk.has_left(18)


def test_a_try_that_is_skipped_in_its_middle_is_still_asked_about() -> None:
    walk = Walk(script("chair-lean-back", "rocking")).begins().goes_to("hold").does(Skip("uncomfortable"))
    assert walk.state.status is Status.ASKING_POP
    walk.does(Pop(heard=False))
    assert walk.state.segment is not None
    assert walk.state.segment.technique == "rocking"


def test_a_skip_between_two_tries_asks_nothing() -> None:
    walk = Walk(script("chair-lean-back", "rocking")).begins().goes_to("ask_pop").does(Pop(heard=False)).does(Skip())
    assert walk.state.segment is not None
    assert walk.state.segment.technique == "rocking"


def test_the_easier_variant_starts_from_getting_ready_and_keeps_what_was_counted() -> None:
    walk = Walk(script("ball-stretch", reps=3)).begins().goes_to("hold", 2).waits(3).does(Easier())
    easier = walk.state.script.items[0]
    assert walk.phase == "get_ready"
    assert walk.state.queue[: len(easier.easier)] == easier.easier
    assert walk.state.done[0].easier
    assert walk.cues[0] == Say(easier.easier_name)
    assert walk.to_the_end().done("ball-stretch") == 1 + 3


def test_the_easier_variant_of_a_mobilisation_gives_no_try_twice() -> None:
    walk = Walk(script("chair-lean-back", reps=3)).begins().goes_to("ask_pop").does(Pop(heard=False)).does(Easier())
    tries = 0
    while walk.state.status is not Status.ASKING_PAIN_AFTER:
        walk.goes_to("ask_pop").does(Pop(heard=False))
        tries += 1
        if walk.state.segment is not None and walk.phase == "close":
            walk.to_the_end()
    assert tries == 2
    assert walk.done("chair-lean-back") == 3


def test_a_try_that_is_left_for_the_easier_variant_is_still_asked_about() -> None:
    walk = Walk(script("chair-lean-back", reps=2)).begins().goes_to("hold", 1).does(Easier())
    assert walk.state.status is Status.ASKING_POP
    assert walk.does(Pop(heard=False)).phase == "get_ready"


def test_the_easier_variant_is_taken_on_the_way_into_the_position_without_losing_the_way() -> None:
    walk = Walk(script("ball-stretch", change_s=18)).begins().goes_to("change").waits(5).does(Easier())
    assert (walk.phase, walk.state.elapsed(walk.now)) == ("change", 5)
    walk.goes_to("get_ready")
    assert walk.state.queue[: len(walk.state.script.items[0].easier)] == walk.state.script.items[0].easier


def test_after_a_pop_in_the_middle_of_a_try_there_is_no_easier_one_on_the_way_out() -> None:
    walk = Walk(script("bed-hang", reps=2)).begins().goes_to("hold").does(Pop(heard=True))
    assert walk.phase == "out_of"
    with pytest.raises(IllegalEvent):
        walk.does(Easier())


def test_there_is_no_easier_than_easier() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("hold").does(Easier())
    with pytest.raises(IllegalEvent):
        walk.does(Easier())


def test_without_an_easier_variant_there_is_none_to_take() -> None:
    walk = Walk(without_easier(script("ball-stretch"))).begins().goes_to("hold")
    with pytest.raises(IllegalEvent):
        walk.does(Easier())


def test_a_pop_ends_the_tries_of_a_mobilisation() -> None:
    walk = Walk(script("chair-lean-back", "ball-stretch", reps=3)).begins().goes_to("ask_pop").does(Pop(heard=True))
    assert walk.state.done[0].popped
    assert walk.done("chair-lean-back") == 1
    assert walk.state.segment is not None
    assert walk.state.segment.technique == "ball-stretch"
    assert walk.cues[0] == Say("Done. Do not chase more pops.")


def test_a_pop_spares_every_later_exercise_that_may_crack_and_no_other() -> None:
    walk = Walk(script("chair-lean-back", "rocking", "ball-stretch", "bed-hang")).begins()
    walk.goes_to("ask_pop").does(Pop(heard=True)).to_the_end()
    assert [each.spared for each in walk.state.done] == [False, True, False, True]
    assert [each.repetitions for each in walk.state.done] == [1, 0, 2, 0]


def test_no_pop_goes_on_with_the_next_try() -> None:
    walk = Walk(script("chair-lean-back", reps=2)).begins().goes_to("ask_pop").does(Pop(heard=False))
    assert walk.phase == "rest"
    assert not any("No pop" in cue.text for cue in walk.cues if isinstance(cue, Say))


def test_after_the_last_try_without_a_pop_it_is_said_that_none_is_fine() -> None:
    walk = Walk(script("chair-lean-back", reps=1)).begins().goes_to("ask_pop").does(Pop(heard=False))
    assert walk.cues[0] == Say("No pop is fine: relief does not depend on the sound. Do not push harder.")


@pytest.mark.parametrize("phase", ["into", "hold", "out_of"])
def test_a_pop_in_the_middle_of_a_try_leads_out_of_it_and_is_the_last(phase: str) -> None:
    walk = Walk(script("chair-lean-back", "rocking", reps=3, hold_s=4)).begins().goes_to(phase, 1).waits(1)
    walk.does(Pop(heard=True))
    assert walk.phase == "out_of"
    walk.waits(4)
    assert walk.phase == "close"
    assert walk.done("chair-lean-back") == (1 if phase == "out_of" else 0)
    assert [each.popped for each in walk.state.done] == [True, False]
    assert [each.spared for each in walk.state.done] == [False, True]


def test_a_pop_cannot_be_denied_before_it_is_asked_for() -> None:
    walk = Walk(script("chair-lean-back")).begins().goes_to("hold")
    with pytest.raises(IllegalEvent):
        walk.does(Pop(heard=False))


def test_in_a_stretch_nobody_asks_for_a_pop() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("hold")
    with pytest.raises(IllegalEvent):
        walk.does(Pop(heard=True))


def test_a_lost_try_is_asked_about_when_it_is_skipped_after_coming_back() -> None:
    walk = Walk(script("chair-lean-back")).begins().goes_to("hold").does(Lost()).does(Resume()).does(Skip())
    assert walk.state.status is Status.ASKING_POP


def test_a_pop_can_be_told_only_once_for_a_try() -> None:
    walk = Walk(script("chair-lean-back", reps=3)).begins().goes_to("hold").does(Pop(heard=True))
    with pytest.raises(IllegalEvent):
        walk.does(Pop(heard=True))
