"""The door in front of the live socket: it opens for a visit, works for that profile alone, and closes with the visit.

Whether the visit goes on is looked up before every message, either way. A session sends several a second, so a socket
that is open when somebody locks their profile is shut at once.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings

from unkink.journal import whose
from unkink.profiles.trouble import ProfileTrouble
from unkink.web.profiles.visit import Visit

REFUSED = 1008

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Socket = Callable[[Scope, Receive, Send], Awaitable[None]]


class VisitOver(ConnectionError):  # noqa: N818 -- it says what happened
    """Somebody locked their profile, or is somebody else now."""


def for_a_visit(socket: Socket) -> Socket:
    """Put the door in front of a socket."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        visit = _visit(headers)
        try:
            if visit is not None:
                await sync_to_async(settings.HOUSEHOLD.ready, thread_sensitive=True)(visit.profile)
        except ProfileTrouble:
            visit = None
        if visit is None:
            await receive()  # the handshake
            await send({"type": "websocket.close", "code": REFUSED})
            return
        door = _Door(visit, headers, receive, send)
        with whose.working_for(visit.profile.database):
            await socket(scope, door.receive, door.send)

    return guarded


class _Door:
    """Both directions of one socket, shut as soon as the visit is over."""

    def __init__(self, visit: Visit, headers: Mapping[str, str], receive: Receive, send: Send) -> None:
        self._visit, self._headers = visit, headers
        self._receive, self._send = receive, send
        self._is_shut = False

    async def receive(self) -> dict[str, Any]:
        """The next message; where the visit is over it is not looked at, and the socket is gone."""
        message = await self._receive()
        if message["type"] == "websocket.receive" and self._is_over():
            await self._shut()
            return {"type": "websocket.disconnect", "code": REFUSED}
        return message

    async def send(self, message: dict[str, Any]) -> None:
        """Send, where the visit goes on. Raises VisitOver."""
        if self._is_over():
            await self._shut()
            raise VisitOver
        await self._send(message)

    def _is_over(self) -> bool:
        now = None if self._is_shut else _visit(self._headers)
        return now is None or (now.profile.id, now.token) != (self._visit.profile.id, self._visit.token)

    async def _shut(self) -> None:
        if not self._is_shut:
            self._is_shut = True
            await self._send({"type": "websocket.close", "code": REFUSED})


def _visit(headers: Mapping[str, str]) -> Visit | None:
    try:
        found: Visit | None = settings.VISITS.of(settings.HOUSEHOLD.everyone(), headers)
    except ProfileTrouble:
        return None
    return found
