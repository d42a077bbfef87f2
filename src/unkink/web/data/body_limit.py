"""How much a request may carry: files of a journal where they belong, elsewhere no more than a form.

It stands in front of everything else, because a body is read before any page is asked who may send it.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import Any

from django.template.loader import render_to_string

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

BRINGING = frozenset({"/data/import", "/data/restore"})
MOST_BYTES_BROUGHT = 256_000_000
"""Some times what ten years of daily use are; a larger file is a case for the command line."""
MOST_BYTES = 256_000


class TooLarge(Exception):  # noqa: N818 -- it says what is the matter
    """A request carries more than it may."""


class BodyLimit:
    """An ASGI application in front of another, that reads no more than is allowed."""

    def __init__(self, application: Any) -> None:
        self.application = application

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Pass the request on while its body stays within the limit."""
        most, taken = (MOST_BYTES_BROUGHT if scope["path"] in BRINGING else MOST_BYTES), 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise TooLarge
            return message

        if declared(scope) > most:
            await refuse(most, receive, send)
            return
        try:
            await self.application(scope, counted, send)
        except TooLarge:
            await refuse(most, receive, send)


def declared(scope: MutableMapping[str, Any]) -> int:
    """The length that the request says it has, or 0."""
    raw = dict(scope["headers"]).get(b"content-length", b"")
    return int(raw) if raw.isdigit() else 0


async def refuse(most: int, receive: Receive, send: Send) -> None:
    """Let the rest run into nothing, so that the browser shows the answer, and say how much is allowed."""
    more = True
    while more:
        message = await receive()
        more = message["type"] == "http.request" and message.get("more_body", False)
    body = render_to_string("data/too_large.html", {"megabytes": most // 1_000_000}).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    headers += [(b"cache-control", b"no-store"), (b"x-content-type-options", b"nosniff")]
    await send({"type": "http.response.start", "status": HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "headers": headers})
    await send({"type": "http.response.body", "body": body})
