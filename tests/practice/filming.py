"""A session in simulated time with somebody in it and a camera on them. Nothing here knows what will be seen."""

from collections.abc import Callable
from typing import Protocol

from tests.practice.performer import ASPECT, Performer
from tests.session.session_examples import START
from unkink.body.performer.noise import Landmark
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.library import Library
from unkink.practice.watching import Watched, Watcher
from unkink.session import engine
from unkink.session.cues import Cue, Say
from unkink.session.errors import EventRefused
from unkink.session.events import AnyEvent, Begin, Happened, Pop, Tick
from unkink.session.script import Script
from unkink.session.state import State, Status

FRAME_S = 1 / 15
BEAT_S = 0.2

Landmarks = tuple[Landmark, ...] | None
Veil = Callable[[State, Landmarks], Landmarks]
"""What comes between the person and the camera."""


class Conducts(Protocol):
    """Whoever lets events happen: the engine alone, or the engine with a journal."""

    state: State

    def apply(self, event: AnyEvent, at: float) -> tuple[Cue, ...]: ...


class Alone:
    """The engine without a journal; it keeps what would have been stored."""

    def __init__(self, script: Script) -> None:
        self.state, self.happened = engine.new(script), list[Happened]()

    def apply(self, event: AnyEvent, at: float) -> tuple[Cue, ...]:
        before = self.state
        self.state, cues = engine.step(self.state, event, at)
        if self.state is not before:
            self.happened.append(Happened(at, event))
        return cues


class Filmed:
    """The session, the person, the camera. ``spoken`` is what the camera said and when, ``heard`` the session.

    Nothing waits for real: time goes on by a frame at a time.
    """

    def __init__(self, library: Library, conducts: Conducts, performer: Performer, at: float = START) -> None:
        self.conducts, self.performer, self.now = conducts, performer, at
        self.watcher: Watcher | None = Watcher(library, ASPECT)
        self.veil: Veil = lambda _state, landmarks: landmarks
        self.sending = True
        self.spoken: list[tuple[float, str]] = []
        self.heard: list[tuple[float, str]] = []
        self.events: list[AnyEvent] = []
        self.watched: Watched | None = None
        self.newest = Frame(0.0, None)
        self._film_t, self._beat = 0.0, at

    @property
    def state(self) -> State:
        return self.conducts.state

    @property
    def phase(self) -> str:
        return self.state.segment.phase if self.state.segment is not None else ""

    def does(self, event: AnyEvent) -> None:
        cues = self.conducts.apply(event, self.now)
        self.heard += [(self.now, cue.text) for cue in cues if isinstance(cue, Say)]
        if self.watcher is not None:
            self.watcher.hear(cues, self.now)

    def goes_on(self, seconds: float) -> "Filmed":
        end = self.now + seconds
        return self.until(lambda: self.now >= end - 1e-6)

    def until(self, reached: Callable[[], bool], most_s: float = 1_800.0) -> "Filmed":
        end = self.now + most_s
        while not reached():
            assert self.now < end, f"never got there; stands at {self.state.status} {self.state.segment}"
            self._frame()
        return self

    def goes_to(self, phase: str, repetition: int = 0, status: Status = Status.RUNNING) -> "Filmed":
        def there() -> bool:
            segment = self.state.segment
            return (
                self.state.status is status
                and segment is not None
                and segment.phase == phase
                and repetition in (0, segment.repetition)
            )

        return self.until(there)

    def to_the_end(self) -> "Filmed":
        return self.until(lambda: self.state.status is Status.ASKING_PAIN_AFTER)

    def turns_the_camera_off(self) -> None:
        assert self.watcher is not None
        self._take(self.watcher.close(self.state, self.now))
        self.watcher = None

    def _frame(self) -> None:
        self.now += FRAME_S
        self._film_t += FRAME_S
        landmarks = self.veil(self.state, self.performer.look(self.state, self.now, FRAME_S))
        if self.now - self._beat >= BEAT_S:
            self._beat = self.now
            self.does(Pop(heard=False) if self.state.status is Status.ASKING_POP else Tick())
            if self.watcher is not None:
                self._take(self.watcher.pass_time(self.state, self.now))
        if self.watcher is not None and self.sending:
            self.newest = Frame(self._film_t, landmarks)
            self._take(self.watcher.see(self.newest, self.state, self.now))

    def _take(self, watched: Watched) -> None:
        self.watched = watched
        if watched.say:
            self.spoken.append((self.now, watched.say))
        if watched.event is not None:
            self.events.append(watched.event)
            try:
                self.does(watched.event)
            except EventRefused:
                return


def filmed(library: Library, script: Script, performer: Performer) -> Filmed:
    """A session that has just begun."""
    film = Filmed(library, Alone(script), performer)
    film.does(Begin(2))
    return film
