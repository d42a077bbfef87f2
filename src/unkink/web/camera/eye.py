"""One camera on one session: its frames go to the coach, and what the coach makes of them goes to page and engine.

Only the newest frame is looked at. One that comes while the journal is being written takes the place of one that
waits; nothing is queued. A frame that nothing has to be waited for is looked at where it comes in, without changing
tasks; what it lets happen, happens in ``run``.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging import getLogger
from typing import Protocol

from unkink.coach.gesture import RaisedHand, raises_hands
from unkink.coach.placing import Placing, Surroundings
from unkink.coach.recordings.recording import Frame
from unkink.journal.trouble import JournalTrouble
from unkink.knowledge.library import Library
from unkink.knowledge.technique import Technique
from unkink.practice.watching import Watched, Watcher
from unkink.session.cues import Cue
from unkink.session.errors import EventRefused
from unkink.session.events import AnyEvent, Pause, Resume, Seen
from unkink.session.state import State, Status
from unkink.web.camera.frame import CameraFrame
from unkink.web.camera.keeping import Keeping
from unkink.web.camera.messages import Placed, Watching

BROKEN = "gap"
"""Why the timer counts after a mistake of ours: nothing comes any more."""
log = getLogger("unkink.camera")
FAILED = "the camera of a session failed"


class Guided(Protocol):
    """The session that is watched: the stage, as an eye sees it."""

    @property
    def state(self) -> State:
        """Where the session stands."""

    def now(self) -> float:
        """The session's own time."""

    async def happen(self, event: AnyEvent) -> None:
        """Let an event happen. Raises EventRefused and JournalTrouble."""


class Told(Protocol):
    """The page that the camera belongs to. No call may wait."""

    def see(self, answer: Placed | Watching) -> None:
        """Take what was made of a frame; it replaces an earlier one that was not sent yet."""

    def speak(self, text: str) -> None:
        """Take a sentence to say."""

    def taken(self) -> None:
        """Hear that another camera has taken over."""

    def broken(self) -> None:
        """Hear that nothing is seen any more, by a mistake of ours."""


class Eye:
    """The camera of one page. ``take`` and ``look_at_once`` never wait; ``run`` does, until it is cancelled."""

    def __init__(self, library: Library, stage: Guided, page: Told, keeping: Keeping | None = None) -> None:
        self._library, self._stage, self._page, self._keeping = library, stage, page, keeping
        self._newest: CameraFrame | None = None
        self._due: tuple[AnyEvent, ...] = ()
        self._is_busy = False
        self._something = asyncio.Event()
        self._aspect = 0.0
        self._watcher: Watcher | None = None
        self._hand = RaisedHand(1.0)
        self._lifts_arms: dict[str, bool] = {}
        self._placing: tuple[str, Placing] | None = None
        self._closed = self._owes_the_clock = False

    def take(self, frame: CameraFrame) -> None:
        """Keep a frame in place of one that has not been looked at yet."""
        if not self._closed:
            self._newest = frame
            self._something.set()

    def can_look_at_once(self, frame: CameraFrame) -> bool:
        """Whether nothing has to be waited for before a frame can be looked at, or is under way."""
        return not (self._closed or self._is_busy or self._due or frame.last) and self._is_quick(frame)

    def look_at_once(self, frame: CameraFrame) -> None:
        """Look at a frame now, in place of one that waits. Only where it can be looked at once."""
        self._newest = None
        try:
            self._due = self._look(frame)
        except Exception:  # As in _a_mistake_ends_only_this, written out: thirty frames a second pass here.
            log.exception(FAILED)
            self._fail()
        if self._due:
            self._something.set()

    async def run(self) -> None:
        """Look at frames as they come, and let happen what they let happen."""
        while True:
            await self._something.wait()
            self._something.clear()
            self._is_busy = True
            with self._a_mistake_ends_only_this():
                await self._let_happen()
                frame, self._newest = self._newest, None
                if frame is not None and not self._closed:
                    await self._prepare(frame)
                    if not self._closed and not frame.setting_up:
                        self._due = self._look(frame)
                        await self._let_happen()
            self._is_busy = False

    async def pass_time(self) -> None:
        """Let time pass without a frame; called with every beat of the session."""
        with self._a_mistake_ends_only_this():
            if self._watcher is not None:
                await self._act(self._watcher.pass_time(self._stage.state, self._stage.now()))
        if self._owes_the_clock:
            self._owes_the_clock = False
            await self._happen(Seen(abstains=BROKEN))

    def hear(self, cues: tuple[Cue, ...]) -> None:
        """Hear what the engine says, to stay quiet meanwhile."""
        with self._a_mistake_ends_only_this():
            if self._watcher is not None and cues:
                self._watcher.hear(cues, self._stage.now())

    async def close(self, *, taken: bool = False) -> None:
        """Stop looking and give the clock back to the timer. ``taken``: because of another camera."""
        if self._closed:
            return
        self._closed = True
        if taken:
            self._page.taken()
        await self._forget()

    @contextmanager
    def _a_mistake_ends_only_this(self) -> Iterator[None]:
        """The clock of a session must not stop for its camera, whatever is wrong with us."""
        try:
            yield
        except Exception:
            log.exception(FAILED)
            self._fail()

    def _fail(self) -> None:
        """See nothing any more; the timer counts on."""
        self._closed = self._owes_the_clock = True
        self._watcher = None
        self._page.broken()

    def _is_quick(self, frame: CameraFrame) -> bool:
        """Whether there is nothing to prepare for a frame."""
        known = self._watcher is not None and (self._keeping is None or self._keeping.has_asked)
        return known and not frame.setting_up and not self._is_turned(frame)

    def _is_turned(self, frame: CameraFrame) -> bool:
        """Whether the device was turned, or this is the first frame."""
        return abs(frame.aspect - self._aspect) > 1e-3  # noqa: PLR2004

    async def _prepare(self, frame: CameraFrame) -> None:
        """Do what a frame needs before it is looked at; one of the set-up step needs no more."""
        if self._is_turned(frame):
            await self._forget()
            self._aspect = frame.aspect
        if frame.setting_up:
            self._place(frame)
            await self._keep_no_more()
            return
        if self._watcher is None:
            self._watcher, self._hand = Watcher(self._library, frame.aspect), RaisedHand(frame.aspect)
        if self._keeping is not None:
            await self._keeping.ask(frame, self._stage.now())

    def _look(self, frame: CameraFrame) -> tuple[AnyEvent, ...]:
        """Look at a frame, say what is seen, and return what is to happen."""
        assert self._watcher is not None  # noqa: S101 -- it has been prepared
        state = self._stage.state
        watched = self._watcher.see(Frame(frame.t, frame.landmarks), state, self._stage.now())
        hands_free = self._hands_free(state)
        self._page.see(_watching(frame, watched, hands_free=hands_free))
        if self._keeping is not None:
            self._keeping.take(frame)
        if watched.say:
            self._page.speak(watched.say)
        raised = self._hand.see(frame.t, frame.landmarks)
        due: tuple[AnyEvent, ...] = () if watched.event is None else (watched.event,)
        asked = _asked_by_hand(state.status) if raised and hands_free else None
        return due if asked is None else (*due, asked)

    async def _let_happen(self) -> None:
        due, self._due = self._due, ()
        for event in due:
            if not self._closed:  # What a camera saw that has been turned off since must not outlive its end.
                await self._happen(event)

    async def _forget(self) -> None:
        """Begin anew; what the clock was held for is over."""
        await self._keep_no_more()
        watcher, self._watcher, self._placing = self._watcher, None, None
        if watcher is not None:
            await self._happen(watcher.close(self._stage.state, self._stage.now()).event)

    async def _keep_no_more(self) -> None:
        if self._keeping is not None:
            await self._keeping.pause()

    def _place(self, frame: CameraFrame) -> None:
        technique = _under_way(self._library, self._stage.state) or _next(self._library, self._stage.state)
        if technique is None or technique.camera is None:
            self._page.see(Placed(frame.sequence, ()))
            return
        if self._placing is None or self._placing[0] != technique.id:
            self._placing = (technique.id, Placing(technique.camera, self._aspect))
        around = Surroundings(frame.light, frame.shake, frame.people)
        self._page.see(Placed(frame.sequence, self._placing[1].see(frame.t, frame.landmarks, around)))

    async def _act(self, watched: Watched) -> None:
        if watched.say:
            self._page.speak(watched.say)
        await self._happen(watched.event)

    def _hands_free(self, state: State) -> bool:
        """Whether a raised hand is a sign just now. A movement is looked at once: it takes longer than many frames."""
        name = state.segment.technique if state.segment is not None else ""
        lifts = self._lifts_arms.get(name)
        if lifts is None:
            technique = self._library.techniques.get(name)
            lifts = self._lifts_arms[name] = technique is not None and raises_hands(technique.motion)
        return not lifts

    async def _happen(self, event: AnyEvent | None) -> None:
        """Let it happen if it can; what cannot be stored is asked for again with the next frame."""
        if event is not None:
            with suppress(EventRefused, JournalTrouble):
                await self._stage.happen(event)


def _watching(frame: CameraFrame, watched: Watched, *, hands_free: bool) -> Watching:
    reading = watched.reading
    return Watching(
        sequence=frame.sequence,
        counts=watched.counts,
        why=watched.why,
        line=watched.line,
        repetitions=reading.repetitions,
        in_hold=reading.in_hold,
        hold_s=reading.hold_s,
        hands_free=hands_free,
    )


def _asked_by_hand(status: Status) -> AnyEvent | None:
    """What a raised hand asks for."""
    if status is Status.RUNNING:
        return Pause()
    return Resume() if status in (Status.PAUSED, Status.LOST) else None


def _under_way(library: Library, state: State) -> Technique | None:
    """The technique of the segment under way."""
    return library.techniques.get(state.segment.technique) if state.segment else None


def _next(library: Library, state: State) -> Technique | None:
    """The technique of the first segment to come that has one."""
    return next((library.techniques.get(each.technique) for each in state.queue if each.technique), None)
