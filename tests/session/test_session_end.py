"""Specification of the engine: pain, stops and ends."""

from collections.abc import Callable

import pytest

from tests.session.session_examples import Walk, script
from unkink.session.cues import Chime, Say, Stopped
from unkink.session.engine import BadEvent, IllegalEvent, allowed
from unkink.session.events import Begin, Easier, Hurts, Lost, PainAfter, PainWas, Pause, Pop, Quit, Resume, Skip, Tick
from unkink.session.state import Status
from unkink.session.summary import summarise

LIVE: dict[str, Callable[[], Walk]] = {
    "waiting": lambda: Walk(script("chair-lean-back")),
    "running": lambda: Walk(script("chair-lean-back")).begins().goes_to("hold").waits(1),
    "paused": lambda: Walk(script("chair-lean-back")).begins().goes_to("hold").waits(1).does(Pause()),
    "lost": lambda: Walk(script("chair-lean-back")).begins().goes_to("hold").waits(1).does(Lost()),
    "asking_pop": lambda: Walk(script("chair-lean-back")).begins().goes_to("ask_pop"),
    "asking_pain_after": lambda: Walk(script("ball-stretch")).begins().to_the_end(),
}


@pytest.mark.parametrize("status", LIVE)
def test_it_hurts_stops_everything_at_every_moment(status: str) -> None:
    walk = LIVE[status]()
    assert walk.state.status.value == status
    walk.does(Hurts())
    assert walk.state.status is Status.ASKING_PAIN_KIND
    assert walk.state.queue == ()
    assert Stopped("S01") in walk.cues


def test_it_hurts_is_a_stop_even_when_nothing_more_is_ever_said() -> None:
    walk = LIVE["running"]().does(Hurts())
    assert walk.state.stop == "S01"
    assert summarise(walk.state).outcome == "stopped"


@pytest.mark.parametrize(
    ("kind", "rule"),
    [("sharp", "S01"), ("rising", "S01"), ("tingling-or-numb", "S02"), ("dizzy-or-vision", "S02"), ("faint", "S03")],
)
def test_the_kind_of_pain_says_which_rule_stops(kind: str, rule: str) -> None:
    walk = LIVE["running"]().does(Hurts()).does(PainWas(kind))
    assert walk.state.status is Status.STOPPED
    assert (walk.state.stop, walk.state.pain_kind) == (rule, kind)
    assert walk.cues[0] == Stopped(rule)
    assert isinstance(walk.cues[1], Say)


def test_a_kind_of_pain_nobody_knows_is_refused() -> None:
    walk = LIVE["running"]().does(Hurts())
    before = walk.state
    with pytest.raises(BadEvent, match="'itch' is no kind of pain known here; allowed are sharp"):
        walk.does(PainWas("itch"))
    assert walk.state is before


def test_a_second_kind_of_pain_makes_the_stop_graver() -> None:
    walk = LIVE["running"]().does(Hurts()).does(PainWas("sharp")).does(PainWas("faint"))
    assert (walk.state.status, walk.state.stop, walk.state.pain_kind) == (Status.STOPPED, "S03", "faint")


def test_a_second_kind_of_pain_never_makes_the_stop_milder() -> None:
    walk = LIVE["running"]().does(Hurts()).does(PainWas("faint")).does(PainWas("sharp"))
    assert (walk.state.stop, walk.state.pain_kind) == ("S03", "faint")


def test_who_does_not_want_to_say_what_it_was_leaves_the_stop_as_it_is() -> None:
    walk = LIVE["running"]().does(Hurts()).does(Quit())
    assert (walk.state.status, walk.state.stop) == (Status.STOPPED, "S01")


def test_the_time_until_it_hurt_is_kept_but_the_broken_hold_is_no_repetition() -> None:
    walk = LIVE["running"]().does(Hurts())
    assert walk.state.done[0].held_s == 1
    assert walk.done("chair-lean-back") == 0


@pytest.mark.parametrize("after", [0, 3, 4, None])
def test_pain_that_has_not_risen_by_two_finishes_the_session(after: int | None) -> None:
    walk = Walk(script("ball-stretch")).begins(pain=3).to_the_end().does(PainAfter(after))
    assert (walk.state.status, walk.state.stop, walk.state.pain_after) == (Status.FINISHED, None, after)


@pytest.mark.parametrize("after", [5, 6, 10])
def test_pain_that_has_risen_by_two_stops_the_session(after: int) -> None:
    walk = Walk(script("ball-stretch")).begins(pain=3).to_the_end().does(PainAfter(after))
    assert (walk.state.status, walk.state.stop) == (Status.STOPPED, "S01")
    assert Stopped("S01") in walk.cues


@pytest.mark.parametrize("pain", [-1, 11, True])
def test_pain_after_must_be_on_the_scale(pain: int) -> None:
    walk = LIVE["asking_pain_after"]()
    with pytest.raises(BadEvent, match="whole number from 0 to 10"):
        walk.does(PainAfter(pain))
    assert walk.state.status is Status.ASKING_PAIN_AFTER


@pytest.mark.parametrize("status", ["running", "paused", "lost", "asking_pop"])
def test_quitting_early_still_asks_for_the_pain_after(status: str) -> None:
    walk = LIVE[status]().does(Quit())
    assert walk.state.status is Status.ASKING_PAIN_AFTER
    assert summarise(walk.does(PainAfter(2)).state).outcome == "ended early"


def test_quitting_early_with_more_pain_is_a_stop() -> None:
    walk = LIVE["running"]().does(Quit()).does(PainAfter(9))
    assert summarise(walk.state).outcome == "stopped"


def test_leaving_before_anything_began_asks_nothing() -> None:
    walk = LIVE["waiting"]().does(Quit())
    assert walk.state.status is Status.FINISHED


def test_the_end_is_chimed() -> None:
    walk = Walk(script("ball-stretch")).begins().to_the_end()
    assert walk.cues[0] == Chime("done")


ENDS: dict[str, Callable[[], Walk]] = {
    "stopped": lambda: LIVE["running"]().does(Hurts()).does(PainWas("sharp")),
    "finished": lambda: LIVE["asking_pain_after"]().does(PainAfter(0)),
}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(
    "event",
    [Begin(0), Pause(), Resume(), Skip(), Easier(), Pop(heard=True), Hurts(), PainAfter(0), Quit()],
    ids=lambda event: type(event).__name__,
)
def test_nothing_leads_out_of_an_end(end: str, event: Begin) -> None:
    walk = ENDS[end]()
    before = walk.state
    with pytest.raises(IllegalEvent):
        walk.does(event)
    assert walk.state is before


@pytest.mark.parametrize("end", ENDS)
def test_time_changes_nothing_after_the_end(end: str) -> None:
    walk = ENDS[end]()
    before = walk.state
    assert walk.does(Tick(), 5).does(Lost()).state is before
    assert Resume not in allowed(walk.state)
