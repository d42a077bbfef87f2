"""The live socket: a small ASGI application beside Django. A page sends events and gets moments, cues and receipts.

Everything is checked before the handshake is accepted: Host, Origin, cookie, and that the session exists. After that,
each message by size, rate and form. One broken page harms no other. docs/live-socket.md describes the messages.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings

from unkink.journal.sessions import NoSuchSession
from unkink.journal.trouble import JournalTrouble
from unkink.session.errors import EventRefused, IllegalEvent
from unkink.web.access.rules import refusal_of_socket
from unkink.web.camera.frame import BadFrame, CameraFrame, read_frame
from unkink.web.session.camera import Camera
from unkink.web.session.line import Line, line_of
from unkink.web.session.mailbox import Mailbox, Overflow
from unkink.web.session.messages import NotDone, Stored, read_asked, write_answer
from unkink.web.session.stages import Stage, stages

PATH = "/live/"
LARGEST = 4 * 1024
"""Bytes of one message."""
EVENTS = (20, 8)
"""Events a page may send at once, and a second in the long run. No hand is faster."""
FRAMES = (60, 60)
"""Frames of the camera, likewise. No camera of ours is faster, and what is late is dropped by the page."""
REFUSED, TOO_MUCH = 1008, 1009
NOT_HERE = "That is not possible at this point of the session."
"""To the person whose press came too late or too early; the screen shows what can be pressed instead."""

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Unwelcome(Exception):  # noqa: N818 -- the page is, not we
    """The page sent what no page of ours sends; the connection ends."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(str(code))


class Allowance:
    """How many messages a page may still send: a bucket of ``burst`` that fills again by ``a_second``."""

    def __init__(self, burst: int, a_second: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._burst, self._a_second = burst, a_second
        self._clock = clock
        self._left = float(burst)
        self._at = clock()

    def spend(self) -> bool:
        """Use one up; False when there is none left."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._at) * self._a_second)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


async def live_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one connection from handshake to end."""
    session_id = _session_id(scope)
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    await receive()  # the handshake itself
    if session_id is None or refusal_of_socket(settings.LAUNCH, headers) is not None:
        await send({"type": "websocket.close", "code": REFUSED})
        return
    line = line_of(scope)
    mailbox = Mailbox(line)
    try:
        stage = await stages.join(session_id, mailbox)
    except (NoSuchSession, JournalTrouble):
        await send({"type": "websocket.close", "code": REFUSED})
        return
    try:
        await send({"type": "websocket.accept"})
        await _talk(stage, mailbox, receive, send, line)
    finally:
        await asyncio.shield(stages.leave(session_id, mailbox))


def _session_id(scope: Scope) -> str | None:
    """The id in the path, or None where the path is not ours."""
    try:
        return str(UUID(scope["path"].removeprefix(PATH))) if scope["path"].startswith(PATH) else None
    except ValueError:
        return None


async def _talk(stage: Stage, mailbox: Mailbox, receive: Receive, send: Send, line: Line | None) -> None:
    """Listen and speak at the same time, until either ends.

    A page that went away hears nothing more, but what it said before still counts: whoever says that it hurts and
    closes the page has said it.
    """
    listening = asyncio.create_task(_listen(stage, mailbox, receive, line))
    speaking = asyncio.create_task(_speak(mailbox, send))
    both = {listening, speaking}
    try:
        done, _ = await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
        if speaking in done and isinstance(speaking.exception(), OSError):
            done, _ = await asyncio.wait({listening})
    finally:
        for task in both:
            task.cancel()
        await asyncio.gather(*both, return_exceptions=True)
    for task in done:
        error = task.exception()
        if isinstance(error, Unwelcome | Overflow):
            code = error.code if isinstance(error, Unwelcome) else TOO_MUCH
            await send({"type": "websocket.close", "code": code})
        elif error is not None and not isinstance(error, OSError):
            raise error


async def _speak(mailbox: Mailbox, send: Send) -> None:
    """Send what could not go out on the spot."""
    while True:
        await send({"type": "websocket.send", "text": write_answer(await mailbox.take()).decode()})


async def _listen(stage: Stage, mailbox: Mailbox, receive: Receive, line: Line | None) -> None:
    """Take the page's messages until it goes. Raises Unwelcome."""
    events, frames = Allowance(*EVENTS), Allowance(*FRAMES)
    async with Camera(stage, mailbox) as camera:
        if line is not None:
            line.hand_to(partial(_look_at_once, camera, frames))
        while True:
            message = await receive()
            if message["type"] == "websocket.disconnect":
                stage.goes(mailbox)
                return
            data = message.get("bytes")
            size = len(data) if data is not None else len((message.get("text") or "").encode())
            if size > LARGEST:
                raise Unwelcome(TOO_MUCH)
            if not (events if data is None else frames).spend():
                raise Unwelcome(REFUSED)
            if data is not None:
                await camera.take(_read(data))
            else:
                await _happen(stage, mailbox, message.get("text") or "")


def _look_at_once(camera: Camera, frames: Allowance, messages: Sequence[bytes]) -> bool:
    """Look at the newest frame where it comes in, without changing tasks: most of what thirty a second would cost.

    Returns False for everything that is to be waited for or that ends the connection: then it is received.
    """
    try:
        read = [read_frame(each) for each in messages]
    except BadFrame:
        return False
    eye = camera.quick_eye(read)
    if eye is None or not all(frames.spend() for _ in read):
        return False
    eye.look_at_once(read[-1])
    return True


def _read(data: bytes) -> CameraFrame:
    try:
        return read_frame(data)
    except BadFrame:
        raise Unwelcome(REFUSED) from None


async def _happen(stage: Stage, mailbox: Mailbox, text: str) -> None:
    try:
        asked = read_asked(text)
    except msgspec.DecodeError:
        raise Unwelcome(REFUSED) from None
    try:
        await stage.happen(asked.event)
    except IllegalEvent:
        mailbox.put(NotDone(asked.id, NOT_HERE))
    except (EventRefused, JournalTrouble) as error:
        mailbox.put(NotDone(asked.id, str(error)))
    else:
        mailbox.put(Stored(asked.id))
