"""What a page says just before it goes away. Nobody is there to be answered, but what was said still counts."""

import asyncio
import json
from typing import Any

from django.test import override_settings

from tests.own_thread import lived
from unkink.practice import past
from unkink.web.access.launch import Launch
from unkink.web.session.socket import live_socket


class ClosedPage:
    """A page that says one thing and closes; the server notices while it speaks, before it has listened."""

    def __init__(self, event: dict[str, Any]) -> None:
        said = json.dumps({"id": "1", "event": event})
        self._says: list[dict[str, Any]] = [
            {"type": "websocket.connect"},
            {"type": "websocket.receive", "text": said},
            {"type": "websocket.disconnect", "code": 1001},
        ]
        self._is_missed = asyncio.Event()

    async def receive(self) -> dict[str, Any]:
        message = self._says.pop(0)
        if message["type"] != "websocket.connect":
            await self._is_missed.wait()
        return message

    async def send(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.send":
            self._is_missed.set()
            raise ConnectionError("nobody is there")


def test_whoever_says_that_it_hurts_and_closes_the_page_has_said_it(begun: str) -> None:
    launch = Launch(port=1)
    headers = {"host": "127.0.0.1:1", "origin": "http://127.0.0.1:1", "cookie": f"{launch.cookie_name}={launch.cookie}"}
    scope = {"path": f"/live/{begun}", "headers": [(key.encode(), value.encode()) for key, value in headers.items()]}

    async def story() -> None:
        page = ClosedPage({"type": "hurts"})
        await live_socket(scope, page.receive, page.send)

    with override_settings(LAUNCH=launch):
        lived(story())

    assert past.entry(begun).state.status == "asking_pain_kind"
