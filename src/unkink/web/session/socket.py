"""The live socket of the session page."""

from typing import Any


async def live_socket(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "websocket.close", "code": 4404})
