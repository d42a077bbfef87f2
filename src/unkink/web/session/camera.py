"""The camera of one connection: begins with its first frame, ends with its last one or with the connection."""

import asyncio
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from unkink.web.camera.eye import Eye
from unkink.web.camera.frame import CameraFrame
from unkink.web.camera.keeping import Keeping
from unkink.web.content import library
from unkink.web.session.mailbox import Mailbox
from unkink.web.session.stages import Stage


class Camera:
    """Frames of one page, looked at beside its messages."""

    def __init__(self, stage: Stage, mailbox: Mailbox) -> None:
        self._stage, self._mailbox = stage, mailbox
        self._eye: Eye | None = None
        self._looking: asyncio.Task[None] | None = None

    def quick_eye(self, frames: Sequence[CameraFrame]) -> Eye | None:
        """The eye that can look at every one of these frames at once; None where something has to be waited for."""
        eye = self._eye
        return eye if eye is not None and all(eye.can_look_at_once(each) for each in frames) else None

    async def take(self, frame: CameraFrame) -> None:
        """Take a frame in; it is looked at as soon as there is time, or never, if a newer one comes first."""
        if frame.last:
            await self._end()
            return
        if self._eye is None:
            self._eye = Eye(library(), self._stage, self._mailbox, Keeping(self._stage.conductor.session_id))
            self._looking = asyncio.create_task(self._eye.run())
            await self._stage.watch_through(self._eye)
        self._eye.take(frame)

    async def _end(self) -> None:
        eye, self._eye = self._eye, None
        if self._looking is not None:
            self._looking.cancel()
        if eye is not None:
            await self._stage.stop_watching(eye)

    async def __aenter__(self) -> Self:
        """Wait for the first frame."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End with the connection."""
        await asyncio.shield(self._end())
