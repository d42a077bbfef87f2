"""Keeping the landmarks of a session, where its person asked for it: beside the eye, never in its way."""

import asyncio
from contextlib import suppress

from asgiref.sync import sync_to_async

from unkink.journal.sessions import NoSuchSession
from unkink.journal.trouble import JournalTrouble
from unkink.practice.kept_landmarks import Keeper, keeper
from unkink.web.camera.frame import CameraFrame


class Keeping:
    """What an eye hands its frames to. Whether they are to be kept is asked once, and again after every pause."""

    def __init__(self, session_id: str) -> None:
        self._session_id = session_id
        self._keeper: Keeper | None = None
        self.has_asked = False
        """Whether it is known, so that ``take`` is all that a frame needs."""
        self._page_is_ahead_s = 0.0
        self._writing: set[asyncio.Task[None]] = set()

    async def ask(self, frame: CameraFrame, at: float) -> None:
        """Ask whether they are to be kept, before ``frame``, which came at the session's time ``at``."""
        if not self.has_asked:
            self.has_asked, self._page_is_ahead_s = True, frame.t - at
            with suppress(NoSuchSession, JournalTrouble):
                find = sync_to_async(keeper, thread_sensitive=True)
                self._keeper = await find(self._session_id, frame.width, frame.height)

    def take(self, frame: CameraFrame) -> None:
        """Take a frame in that was looked at. Files are written on another thread."""
        if self._keeper is not None and self._keeper.take(frame.t - self._page_is_ahead_s, frame.landmarks):
            writing = asyncio.create_task(asyncio.to_thread(self._keeper.write))
            self._writing.add(writing)
            writing.add_done_callback(self._writing.discard)

    async def pause(self) -> None:
        """Write what waits; for the next frame it is asked anew."""
        found, self._keeper, self.has_asked = self._keeper, None, False
        if found is not None:
            await asyncio.to_thread(found.write)
