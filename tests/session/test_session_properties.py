"""What must never happen to a session, whatever anybody does and however time passes."""

from itertools import cycle

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.session_examples import START, item, routine
from tests.shipped import LIBRARY
from unkink.session.compiling import compile_script
from unkink.session.engine import TABLE, BadEvent, IllegalEvent, allowed, new, replay, step
from unkink.session.events import (
    AnyEvent,
    Begin,
    Easier,
    Event,
    Found,
    Happened,
    Hurts,
    Lost,
    PainAfter,
    PainWas,
    Pause,
    Pop,
    Quit,
    Resume,
    Seen,
    Skip,
    Tick,
)
from unkink.session.script import Script
from unkink.session.state import State, Status

TECHNIQUES = sorted(LIBRARY.techniques)

items = st.builds(
    item,
    st.sampled_from(TECHNIQUES),
    reps=st.integers(1, 4),
    hold_s=st.integers(0, 30),
    rest_s=st.integers(0, 20),
    change_s=st.integers(0, 20),
)
scripts = st.builds(
    lambda chosen, settle_s, close_s: compile_script(LIBRARY, routine(*chosen, settle_s=settle_s, close_s=close_s)),
    st.lists(items, min_size=1, max_size=4),
    st.integers(0, 30),
    st.integers(0, 30),
)
# Quarters of a second are exact in binary, so that sums of them can be compared with ==.
LATE = [0.0, 0.0, 0.0, 0.25, 0.75, 1.0, 1.75, 60.0, 3600.0]
Deed = tuple[AnyEvent | None, float]
"""An event some seconds after the last one; None goes on, as many seconds late, with whatever the session waits for."""

going_on: st.SearchStrategy[Deed] = st.tuples(st.none(), st.sampled_from(LATE))
passing: st.SearchStrategy[Deed] = st.tuples(st.just(Tick()), st.integers(0, 80).map(lambda quarters: quarters / 4))
choosing: st.SearchStrategy[Deed] = st.tuples(
    st.sampled_from(
        [Pause(), Resume(), Lost(), Easier(), Pop(heard=True), Pop(heard=False), Skip(), Skip("too-hard"), Skip("what")]
    ),
    st.integers(0, 40).map(lambda quarters: quarters / 4),
)
READINGS = [Seen(), Seen(in_hold=True), Seen(abstains="nobody"), Seen(abstains="gap")]
watching: st.SearchStrategy[Deed] = st.tuples(
    st.sampled_from([*READINGS, *READINGS, Found()]), st.integers(0, 16).map(lambda quarters: quarters / 4)
)
ending: st.SearchStrategy[Deed] = st.tuples(
    st.sampled_from(
        [
            *(Hurts(), Quit(), Begin(3), Begin(11)),
            *(PainWas("sharp"), PainWas("faint"), PainWas("weak"), PainWas("what")),
            *(PainAfter(None), PainAfter(3), PainAfter(5), PainAfter(11)),
        ]
    ),
    st.integers(0, 8).map(lambda quarters: quarters / 4),
)
anything = [*[going_on] * 12, *[passing] * 4, *[choosing] * 4, *[watching] * 4, ending]
courses = st.lists(
    st.sampled_from(anything).flatmap(lambda each: each),
    min_size=20,
    max_size=150,
)
live_courses = st.lists(
    st.sampled_from([*[going_on] * 6, *[passing] * 2, *[choosing] * 3, *[watching] * 3]).flatmap(lambda each: each),
    min_size=20,
    max_size=150,
)


def deed(state: State, each: Deed, at: float) -> tuple[AnyEvent, float]:
    """Turn a deed into an event and its time."""
    event, seconds = each
    if event is not None:
        return event, at + seconds
    segment = state.segment
    if state.status is Status.RUNNING and segment is not None:
        left = state.patience_s - state.waited if state.waits else segment.seconds - state.spent
        return Tick(), max(at, state.since + left + seconds)
    waited_for: dict[Status, AnyEvent] = {
        Status.WAITING: Begin(3),
        Status.ASKING_POP: Pop(heard=False),
        Status.PAUSED: Resume(),
        Status.LOST: Resume(),
        Status.ASKING_PAIN_KIND: PainWas("sharp"),
        Status.ASKING_PAIN_AFTER: PainAfter(3),
    }
    return waited_for.get(state.status, Tick()), at + seconds


Line = tuple[str, float, int]
"""A line on the paper: phase, seconds, number of the exercise."""


class NaiveModel:
    """The same session kept with pencil and paper: what is left, the seconds left of the first of it, and tallies.

    ``patience`` is what is left of the patience with a hold that a camera does not see, ``stands`` whether it does.
    """

    def __init__(self, of: Script) -> None:
        self.script = of
        self.plan: list[Line] = [(each.phase, each.seconds, each.item) for each in of.segments]
        self.left = self.plan[0][1]
        self.clock = START
        self.counted, self.missed = [0] * len(of.items), [0] * len(of.items)
        self.mode = "waiting"
        self.patience, self.stands, self.by_hand = 8.0, False, False

    def time(self, at: float) -> None:
        at = max(at, self.clock)
        if self.mode == "running" and self.stands:
            self.patience -= at - self.clock
        elif self.mode == "running":
            self.left -= at - self.clock
        self.clock = at

    def first(self) -> None:
        """Stand at the beginning of whatever is first in the plan."""
        self.stands = self.by_hand = False
        if not self.plan:
            self.mode = "over"
            return
        self.left = self.plan[0][1]
        self.patience = min(8.0, max(4.0, self.left))
        self.mode = "asked" if self.plan[0][0] == "ask_pop" else "running"

    def tick(self) -> None:
        if self.mode != "running" or (self.left > 0 and self.patience > 0):
            return
        phase, _, number = self.plan.pop(0)
        self.counted[number] += phase == "hold" and self.left <= 0
        self.missed[number] += self.left > 0
        over = -min(self.left, self.patience)
        late = over if over < 1 else 0
        self.first()
        self.left -= late

    def reads(self, seen: Seen) -> None:
        if self.mode == "running" and self.plan[0][0] == "hold" and self.left > 0 and self.patience > 0:
            self.stands = not seen.in_hold and not seen.abstains

    def lost(self) -> None:
        if self.mode in ("running", "paused"):
            self.mode = "lost"
            self.left, self.stands = self.plan[0][1], False

    def resume(self) -> None:
        phase, _, number = self.plan[0]
        if self.mode == "lost" and phase in ("into", "hold", "out_of"):
            self.plan.insert(0, ("get_ready", 5, number))
        if self.mode == "lost":
            self.first()
        self.mode, self.by_hand = "running", False

    def question(self) -> list[Line]:
        """The question about the try that is under way: everything until it is of the same try."""
        for phase, seconds, number in self.plan[1:]:
            if number != self.plan[0][2] or phase == "into":
                return []
            if phase == "ask_pop":
                return [(phase, seconds, number)]
        return []

    def without(self, *dropped: int) -> None:
        self.plan = [each for each in self.plan if each[2] not in dropped]

    def skip(self) -> None:
        phase, _, number = self.plan[0]
        kept = self.question()
        while self.plan and self.plan[0][2] == number:
            way = self.plan.pop(0)
            if way[0] == "change" and phase == "change":
                kept = [way]
        if phase == "change":
            has_its_own = not self.plan or self.plan[0][2] < 0 or self.plan[0][0] == "change"
            kept = [] if has_its_own else [("change", kept[0][1], self.plan[0][2])]
        self.plan = kept + self.plan
        self.first()

    def easier(self) -> None:
        number = self.plan[0][2]
        kept = self.question()
        segments = list(self.script.items[number].easier)
        if self.script.items[number].cracks:
            for _ in range(self.counted[number] + self.missed[number]):
                names = [each.phase for each in segments]
                del segments[names.index("into") : names.index("ask_pop") + 1]
                if len(segments) > 1 and segments[1].phase == "rest":
                    del segments[1]
        on_the_way = [self.plan[0]] if self.plan[0][0] == "change" else []
        left = self.left
        self.without(number)
        fresh: list[Line] = [(each.phase, each.seconds, each.item) for each in segments]
        self.plan = on_the_way + kept + fresh + self.plan
        self.first()
        self.left = left if on_the_way else self.left

    def pop(self, *, heard: bool) -> None:
        phase, _, number = self.plan[0]
        if not heard:
            self.plan.pop(0)
            self.first()
            return
        later = [index for index, each in enumerate(self.script.items) if index > number and each.cracks]
        if self.mode == "asked":
            self.without(number, *later)
            self.first()
            return
        names = [each[0] for each in self.plan]
        way_out = [each for each in self.plan[: names.index("ask_pop")] if each[0] == "out_of"]
        left = self.left
        self.without(number, *later)
        self.plan = way_out + self.plan
        if phase == "out_of":
            self.left = left
        else:
            self.first()

    def happen(self, event: Event, at: float) -> None:
        """Let an event happen that the engine has accepted."""
        self.time(at)
        match event:
            case Begin():
                self.first()
            case Tick():
                self.tick()
            case Pause():
                self.mode, self.stands, self.by_hand = "paused", False, True
            case Lost():
                self.lost()
            case Seen():
                self.reads(event)
            case Resume() | Found():
                assert not (self.by_hand and isinstance(event, Found))
                self.resume()
            case Skip():
                self.skip()
            case Easier():
                self.easier()
            case Pop(heard):
                self.pop(heard=heard)
            case _:
                self.mode = "over"


def accepted(state: State, event: Event, at: float) -> State | None:
    """Take a step; None when the event was refused, which must leave the state as it was."""
    before = msgspec.json.encode(state)
    try:
        return step(state, event, at)[0]
    except (IllegalEvent, BadEvent):
        assert msgspec.json.encode(state) == before
        return None


def begun(script: Script) -> State:
    return step(new(script), Begin(3), START)[0]


@settings(max_examples=400)
@given(scripts, live_courses)
def test_no_repetition_is_ever_lost_or_invented(script: Script, course: list[Deed]) -> None:
    state, model, at = new(script), NaiveModel(script), START
    for each in [(Begin(3), 0.0), *course]:
        event, at = deed(state, each, at)
        after = accepted(state, event, at)
        if after is not None:
            state = after
            model.happen(event, at)
        assert [each.repetitions for each in state.done] == model.counted
        assert [each.not_held for each in state.done] == model.missed
        if state.status in (Status.RUNNING, Status.PAUSED):
            assert [(each.phase, each.seconds, each.item) for each in state.queue] == model.plan
            assert state.queue[0].seconds - state.elapsed(model.clock) == model.left


@settings(max_examples=100)
@given(scripts, st.integers(1, 8))
def test_a_session_that_nobody_disturbs_does_exactly_what_was_planned(script: Script, quarters: int) -> None:
    state, at = begun(script), START
    while state.status is not Status.ASKING_PAIN_AFTER:
        at += quarters / 4
        state = step(state, Pop(heard=False) if state.status is Status.ASKING_POP else Tick(), at)[0]
    for done, each in zip(state.done, script.items, strict=True):
        holds = [segment for segment in each.segments if segment.phase == "hold"]
        assert done.repetitions == len(holds)
        assert done.held_s == sum(segment.seconds for segment in holds)


@settings(max_examples=200)
@given(scripts, courses, st.lists(st.sampled_from([0.0, 0.0, 0.25, 30.0]), min_size=1))
def test_every_step_is_one_that_the_table_names_also_when_clocks_go_back(
    script: Script, course: list[Deed], set_back: list[float]
) -> None:
    state, at = new(script), START
    for each, back in zip(course, cycle(set_back), strict=False):
        event, at = deed(state, each, at)
        known = type(event) in allowed(state)
        after = accepted(state, event, at - back)
        assert known or after is None
        if after is not None:
            assert after.status in TABLE[state.status][type(event)].to
            assert after.at >= state.at
            assert after.moving_s >= state.moving_s
            state = after


@settings(max_examples=200)
@given(scripts, live_courses, courses)
def test_after_it_hurts_nothing_ever_leads_back_and_no_stop_gets_milder(
    script: Script, before: list[Deed], afterwards: list[Deed]
) -> None:
    state, at = new(script), START
    for each in before:
        event, at = deed(state, each, at)
        state = accepted(state, event, at) or state
    if state.status.ended:
        return
    state = step(state, Hurts(), at)[0]
    order = [stop.id for stop in script.stops]
    for each in afterwards:
        event, at = deed(state, each, at)
        stop, state = state.stop, accepted(state, event, at) or state
        assert state.status in (Status.ASKING_PAIN_KIND, Status.STOPPED)
        assert stop is not None
        assert state.stop is not None
        assert order.index(state.stop) >= order.index(stop)


@settings(max_examples=200)
@given(scripts, courses)
def test_a_replay_of_what_changed_the_state_gives_the_same_state(script: Script, course: list[Deed]) -> None:
    state, at, stored = new(script), START, []
    for each in [(Begin(3), 0.0), *course]:
        event, at = deed(state, each, at)
        after = accepted(state, event, at)
        if after is not None and after is not state:
            state = after
            stored.append(Happened(at, event))
    assert replay(script, stored) == state


@settings(max_examples=200)
@given(scripts, live_courses)
def test_after_a_pop_nothing_more_that_may_crack_is_done(script: Script, course: list[Deed]) -> None:
    state, at = begun(script), START
    for each in course:
        event, at = deed(state, each, at)
        before, state = state, accepted(state, event, at) or state
        if any(done.popped for done in before.done):
            for then, now, item_ in zip(before.done, state.done, script.items, strict=True):
                assert now.repetitions == then.repetitions or not item_.cracks


@settings(max_examples=200)
@given(scripts, live_courses)
def test_no_more_tries_than_planned_of_anything_that_may_crack(script: Script, course: list[Deed]) -> None:
    state, at = begun(script), START
    for each in course:
        event, at = deed(state, each, at)
        state = accepted(state, event, at) or state
    for done, item_ in zip(state.done, script.items, strict=True):
        if item_.cracks:
            assert done.repetitions + done.not_held <= sum(segment.phase == "hold" for segment in item_.segments)
