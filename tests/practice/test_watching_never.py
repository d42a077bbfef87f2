"""What must never happen in a session with a camera, whatever the camera sees and whatever the person does."""

from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.practice.performer import ASPECT, Performer, hidden
from tests.session.session_examples import START, script
from tests.shipped import LIBRARY
from unkink.coach.recordings.recording import Frame, Landmark
from unkink.practice.watching import Watched, Watcher
from unkink.session.engine import new, step
from unkink.session.errors import EventRefused
from unkink.session.events import AnyEvent, Begin, Easier, Found, Hurts, Lost, Pause, Pop, Resume, Seen, Skip, Tick
from unkink.session.script import Script
from unkink.session.state import State, Status

Points = tuple[Landmark, ...] | None
BEAT_S = 0.25
LONGEST_WAIT_S = 8.0
SCRIPTS = [script("ball-stretch", hold_s=12, rest_s=5), script("chair-lean-back", hold_s=3), script("knee-rotation")]
MOVEMENT = ("into", "hold")
NAN, FAR = float("nan"), 1e12


@cache
def picture(technique: str, deep: bool) -> Points:  # noqa: FBT001 -- a key of the cache
    state = step(new(script(technique)), Begin(2), START)[0]
    while state.queue[0].phase != "into":
        state = step(state, Tick(), state.since + state.queue[0].seconds)[0]
    performer = Performer(lambda _state, _at: float(deep))
    return [performer.look(state, START, 0.5) for _ in range(40)][-1]


def seen(state: State, what: str) -> Points:
    """What the camera makes of somebody who obeys, rests, holds, is partly hidden or not there; or it is nonsense."""
    technique = state.segment.technique if state.segment is not None else ""
    if what == "nobody" or not technique:
        return None
    if what == "nonsense":
        return tuple((NAN, FAR, -FAR, NAN) for _ in range(33))
    if what == "few":
        return ((0.5, 0.5, 0.0, 1.0),)
    obeys = state.status is Status.RUNNING and state.queue[0].phase in MOVEMENT
    points = picture(technique, what == "hold" or (what != "rest" and obeys))
    return hidden(points, 23, 24) if what == "hidden" else points


sights = st.sampled_from([*["obeys"] * 8, *["rest", "hold", "nobody"] * 2, "hidden", "nonsense", "few"])
stretches = st.lists(
    st.tuples(
        sights,
        st.integers(1, 80),
        st.sampled_from([1.0, 1.0, 1.0, 0.0, -1.0, 50.0]),
        st.sampled_from([*[None] * 12, Pause(), Resume(), Lost(), Skip(), Easier(), Pop(heard=False), Pop(heard=True)]),
    ),
    min_size=5,
    max_size=25,
)
"""So many beats of one sight each, with the camera's clock at this pace, and then perhaps something the person does."""


class Session:
    """A session that keeps watch over itself."""

    def __init__(self, of: Script) -> None:
        self.state, self.at, self.film_t = step(new(of), Begin(2), START)[0], START, 0.0
        while self.state.queue[0].phase != "get_ready":
            self.at += self.state.queue[0].seconds
            self.state = step(self.state, Tick(), self.at)[0]
        self.watcher = Watcher(LIBRARY, ASPECT)
        self.in_hold_since = self.at

    def happens(self, event: AnyEvent) -> None:
        before = self.state
        try:
            self.state, cues = step(before, event, self.at)
        except EventRefused:
            return
        self.watcher.hear(cues, self.at)
        if self.state.queue[:1] != before.queue[:1] or self.state.status is not before.status:
            self.in_hold_since = self.at

    def takes(self, watched: Watched) -> None:
        before, event = self.state, watched.event
        if event is None:
            return
        assert isinstance(event, Seen | Lost | Found)
        assert before.status is Status.RUNNING or (before.status is Status.LOST and isinstance(event, Found))
        self.happens(event)
        assert self.state.done == before.done or isinstance(event, Found)
        assert [each.repetitions for each in self.state.done] == [each.repetitions for each in before.done]

    def beats(self, what: str, pace: float) -> None:
        self.at += BEAT_S
        self.film_t += BEAT_S * pace
        self.happens(Tick())
        self.takes(self.watcher.pass_time(self.state, self.at))
        self.takes(self.watcher.see(Frame(self.film_t, seen(self.state, what)), self.state, self.at))
        segment = self.state.segment
        if segment is not None and segment.phase == "hold" and self.state.status is Status.RUNNING:
            assert self.at - self.in_hold_since <= segment.seconds + LONGEST_WAIT_S + 2 * BEAT_S


@settings(max_examples=80)
@given(st.sampled_from(SCRIPTS), stretches, st.integers(0, 2**16))
def test_whatever_a_camera_sees_it_counts_nothing_holds_nobody_and_takes_up_no_pause(
    of: Script, course: list[tuple[str, int, float, AnyEvent | None]], seed: int
) -> None:
    session, random = Session(of), Random(seed)  # noqa: S311
    for what, beats, pace, event in course:
        paused = session.state.status is Status.PAUSED
        for _ in range(beats):
            session.beats(what if random.random() < 0.9 else "nobody", pace)
        assert not paused or session.state.status is Status.PAUSED
        if event is not None:
            session.happens(event)
    for done, item in zip(session.state.done, of.items, strict=True):
        assert done.repetitions + done.not_held <= sum(each.phase == "hold" for each in item.segments) * 2


@settings(max_examples=60)
@given(st.sampled_from(SCRIPTS), stretches)
def test_after_it_hurts_a_camera_lets_nothing_happen_and_says_nothing(
    of: Script, course: list[tuple[str, int, float, AnyEvent | None]]
) -> None:
    session = Session(of)
    half = len(course) // 2
    for what, beats, pace, _ in course[:half]:
        for _ in range(beats):
            session.beats(what, pace)
    if session.state.status.ended:
        return
    session.happens(Hurts())
    stopped = session.state
    for what, beats, _, _ in course[half:]:
        for _ in range(beats):
            session.at += BEAT_S
            watched = session.watcher.see(Frame(session.at, seen(session.state, what)), session.state, session.at)
            assert (watched.event, watched.say) == (None, "")
    assert session.state is stopped
