"""Sessions that are being watched right now. All pages on one session share one stage: one conductor, one clock.

The truth of a session lives here and in the journal, never in a page. Only the event loop touches a stage; the
journal is written on another thread, one piece of work at a time.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from asgiref.sync import sync_to_async

from unkink.journal import whose
from unkink.journal.trouble import JournalTrouble
from unkink.practice.conduct import Conductor
from unkink.session.cues import Cue
from unkink.session.errors import EventRefused
from unkink.session.events import AnyEvent, Lost, Tick
from unkink.session.moment import Moment, moment
from unkink.session.state import State

BEAT_S = 0.2
"""Seconds between two ticks of the engine."""
SLEPT_S = 2.5
"""A gap this long between two ticks means that the machine slept, and that nobody was guided meanwhile. It is shorter
than the silence after which a page says that it has paused (SILENCE in connection.js), so that this is then true."""
COMES_WITHIN_S = 10.0
"""A page that takes longer than this to come to its new session was not watching when it began."""
LOOKS_FOR_OTHERS_EVERY = 5
"""Ticks between two looks for what another process (the terminal) has stored."""

Result = TypeVar("Result")
Key = tuple[str, str]


class Viewer(Protocol):
    """Somebody who watches a stage. Neither call may wait: a slow page must not hold up the others."""

    def show(self, now: Moment) -> None:
        """Take the present moment; it replaces an earlier one that was not sent yet."""

    def cue(self, cues: tuple[Cue, ...]) -> None:
        """Take cues; none may be left out."""

    def trouble(self, message: str) -> None:
        """Take a sentence about what keeps the session from going on."""


class Watching(Protocol):
    """A camera that follows the session: web/camera/eye.py."""

    async def pass_time(self) -> None:
        """Let time pass without a frame."""

    def hear(self, cues: tuple[Cue, ...]) -> None:
        """Hear what the engine says."""

    async def close(self, *, taken: bool = False) -> None:
        """Stop looking; ``taken``: because of another camera."""


class Stage:
    """One session with everybody who watches it. ``clock`` gives seconds since the epoch."""

    def __init__(self, conductor: Conductor, clock: Callable[[], float] = time.time) -> None:
        self.conductor = conductor
        self.viewers: set[Viewer] = set()
        self.eye: Watching | None = None
        self._clock = clock
        self._one_at_a_time = asyncio.Lock()
        self._ticking: asyncio.Task[None] | None = None

    async def join(self, viewer: Viewer) -> None:
        """Begin to watch. The first viewer starts the clock."""
        self.viewers.add(viewer)
        viewer.show(self.moment())
        if self._ticking is None:
            self._ticking = asyncio.create_task(self._tick())

    def goes(self, viewer: Viewer) -> None:
        """Count a viewer no more, who has gone and leaves as soon as what they began has ended."""
        self.viewers.discard(viewer)

    async def leave(self, viewer: Viewer) -> bool:
        """Stop watching. When the last one leaves, the session is lost from sight; returns whether that was so."""
        self.viewers.discard(viewer)
        if self.viewers:
            return False
        if self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None
        with suppress(EventRefused, JournalTrouble):
            await self.happen(Lost())
        return True

    async def happen(self, event: AnyEvent) -> None:
        """Let an event happen; when this returns it is stored. Raises EventRefused and JournalTrouble."""
        async with self._one_at_a_time:
            cues = await _beside(self.conductor.apply, event, self._clock())
        self._tell(cues)

    async def watch_through(self, eye: Watching) -> None:
        """Let a camera follow the session. There is one at most: two would contradict each other."""
        before, self.eye = self.eye, eye
        if before is not None:
            await before.close(taken=True)

    async def stop_watching(self, eye: Watching) -> None:
        """Let the session go on without this camera."""
        if self.eye is eye:
            self.eye = None
        await eye.close()

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self.conductor.state

    def now(self) -> float:
        """The session's own time."""
        return self.conductor.time(self._clock())

    def moment(self) -> Moment:
        """What a screen shows now."""
        return moment(self.state, self.now())

    def _tell(self, cues: tuple[Cue, ...]) -> None:
        """Tell everybody; cues first, so that a page knows why the picture changes."""
        now = self.moment()
        if self.eye is not None:
            self.eye.hear(cues)
        for viewer in tuple(self.viewers):
            if cues:
                viewer.cue(cues)
            viewer.show(now)

    async def _tick(self) -> None:
        """Keep time until the last viewer has left."""
        before, beats = self._clock(), 0
        while True:
            await asyncio.sleep(BEAT_S)
            at, beats = self._clock(), beats + 1
            slept, before = at - before > SLEPT_S, at
            try:
                if beats % LOOKS_FOR_OTHERS_EVERY == 0:
                    async with self._one_at_a_time:
                        await _beside(self.conductor.catch_up)
                if slept:
                    await self.happen(Lost())
                elif self.conductor.nothing_is_due(at):
                    self._tell(())
                else:
                    await self.happen(Tick())
                if self.eye is not None:
                    await self.eye.pass_time()
            except (EventRefused, JournalTrouble) as trouble:
                for viewer in tuple(self.viewers):
                    viewer.trouble(str(trouble))


class Stages:
    """Every stage of this process, by the journal and the id of its session: nobody joins another one's."""

    def __init__(self) -> None:
        self._stages: dict[Key, Stage] = {}
        self._expected: dict[Key, float] = {}
        self._one_at_a_time = asyncio.Lock()

    def expect(self, session_id: str) -> None:
        """Say that a session has just begun, and that its page will be here in a moment."""
        self._expected[_key(session_id)] = time.monotonic()

    async def join(self, session_id: str, viewer: Viewer) -> Stage:
        """Watch a session. Raises NoSuchSession.

        One that nobody here was watching, and that has not just begun, was lost from sight: by a crash, or by a page
        that went away, even if that has not left yet. It waits for its person to go on.
        """
        async with self._one_at_a_time:
            stage = self._stages.get(_key(session_id))
            watched = bool(stage.viewers) if stage is not None else self._just_begun(session_id)
            if stage is None:
                stage = Stage(await _beside(Conductor, session_id))
            if not watched:
                with suppress(EventRefused, JournalTrouble):
                    await stage.happen(Lost())
            self._stages[_key(session_id)] = stage
            await stage.join(viewer)
            return stage

    def _just_begun(self, session_id: str) -> bool:
        """Whether its page was expected, and came in time."""
        begun = self._expected.pop(_key(session_id), None)
        return begun is not None and time.monotonic() - begun < COMES_WITHIN_S

    async def leave(self, session_id: str, viewer: Viewer) -> None:
        """Stop watching a session."""
        async with self._one_at_a_time:
            stage = self._stages.get(_key(session_id))
            if stage is not None and await stage.leave(viewer):
                self._stages.pop(_key(session_id), None)


def _key(session_id: str) -> Key:
    return whose.database(), session_id


stages = Stages()
"""The stages of this process."""


async def _beside(work: Callable[..., Result], *arguments: Any) -> Result:
    """Run blocking work on the one thread that is kept for it."""
    return await sync_to_async(work, thread_sensitive=True)(*arguments)
