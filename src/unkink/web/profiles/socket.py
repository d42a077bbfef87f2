"""The door in front of the live socket: it opens for a visit, works for that profile alone, and closes with the visit.

Whether the visit goes on is asked before every message, either way. A session sends several a second, so a socket that
is open when somebody locks their profile is shut at once. A camera sends thirty a second, so asking must cost little:
where nobody has come, gone or changed their password since, only whether this visit was ended is asked. What another
process does to the profiles is looked for before everything that a person presses, but not before every frame.
"""

import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings

from unkink.journal import whose
from unkink.profiles.household import Household
from unkink.profiles.profile import Profile
from unkink.profiles.trouble import ProfileTrouble
from unkink.web.profiles.visit import Visit, Visits
from unkink.web.session.line import Line, Taker, line_of, with_line

REFUSED = 1008
BELIEVED_S = 0.25
"""For frames and answers, what was found in the register of profiles holds for so long, unless it was changed here."""

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Socket = Callable[[Scope, Receive, Send], Awaitable[None]]


class VisitOver(ConnectionError):  # noqa: N818 -- it says what happened
    """Somebody locked their profile, or is somebody else now."""


def for_a_visit(socket: Socket, clock: Callable[[], float] = time.monotonic) -> Socket:
    """Put the door in front of a socket."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        door = _Door(headers, receive, send, clock)
        visit = door.visit
        try:
            if visit is not None:
                await sync_to_async(settings.HOUSEHOLD.ready, thread_sensitive=True)(visit.profile)
        except ProfileTrouble:
            visit = None
        if visit is None:
            await receive()  # the handshake
            await send({"type": "websocket.close", "code": REFUSED})
            return
        with whose.working_for(visit.profile.database):
            line = line_of(scope)
            guarded_scope = scope if line is None else with_line(scope, _DoorOnLine(door, line))
            await socket(guarded_scope, door.receive, door.send)

    return guarded


class _Door:
    """Both directions of one socket, shut as soon as the visit is over."""

    def __init__(self, headers: Mapping[str, str], receive: Receive, send: Send, clock: Callable[[], float]) -> None:
        self._headers, self._receive, self._send, self._clock = headers, receive, send, clock
        self._household: Household = settings.HOUSEHOLD
        self._visits: Visits = settings.VISITS
        self._everyone: tuple[Profile, ...] = ()
        self._looked_at, self._changes = float("-inf"), -1
        self.visit = self._look_up()
        """The visit that it stands open for; None where there was none."""
        self._has_ended = self._is_shut = False

    async def receive(self) -> dict[str, Any]:
        """The next message; where the visit is over it is not looked at, and the socket is gone."""
        message = await self._receive()
        if message["type"] == "websocket.receive" and self.is_over(pressed=message.get("bytes") is None):
            await self._shut()
            return {"type": "websocket.disconnect", "code": REFUSED}
        return message

    async def send(self, message: dict[str, Any]) -> None:
        """Send, where the visit goes on. Raises VisitOver."""
        if self.is_over():
            await self._shut()
            raise VisitOver
        await self._send(message)

    def is_over(self, *, pressed: bool = False) -> bool:
        """Whether it is shut, or has to be. Once over it stays over: who asks may be another than who shuts it."""
        self._has_ended = self._has_ended or self._ends(pressed=pressed)
        return self._has_ended

    def _ends(self, *, pressed: bool) -> bool:
        """Look whether the visit goes on. The same tuple of profiles again means that none of them has changed."""
        if self.visit is None or self._visits.has_ended(self.visit):
            return True
        at, changes = self._clock(), self._household.changes
        if not pressed and at - self._looked_at < BELIEVED_S and changes == self._changes:
            return False
        self._looked_at, self._changes = at, changes
        try:
            if self._household.everyone() is self._everyone:
                return False
        except ProfileTrouble:
            return True
        now = self._look_up()
        return now is None or (now.profile.id, now.token) != (self.visit.profile.id, self.visit.token)

    def _look_up(self) -> Visit | None:
        """The visit that the handshake belongs to, by who there is now."""
        try:
            everyone = self._household.everyone()
        except ProfileTrouble:
            return None
        found = self._visits.of(everyone, self._headers)
        self._everyone = everyone if found is not None else ()
        return found

    async def _shut(self) -> None:
        if not self._is_shut:
            self._is_shut = True
            await self._send({"type": "websocket.close", "code": REFUSED})


class _DoorOnLine:
    """A line with the door on it. Where the visit is over it takes nothing, so that the door is asked, and shuts."""

    def __init__(self, door: _Door, line: Line) -> None:
        self._door, self._line = door, line
        self.say = line.say

    def takes_more(self) -> bool:
        """Whether the visit goes on, and what is said now goes out at once."""
        return self._line.takes_more() and not self._door.is_over()

    def hand_to(self, taker: Taker) -> None:
        """Hand messages over while the visit goes on."""
        self._line.hand_to(lambda messages: not self._door.is_over() and taker(messages))
