"""The connection below the live socket: when it is read from, and what it tells of itself."""

import asyncio
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from tests.own_thread import lived
from unkink.config.quick_socket import MOST_WAITING, QuickSocket
from unkink.web.session.line import Line, line_of

HANDSHAKE = b"\r\n".join(
    (
        b"GET /live/1 HTTP/1.1",
        b"host: 127.0.0.1",
        b"upgrade: websocket",
        b"connection: Upgrade",
        b"sec-websocket-version: 13",
        b"sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==",
        b"",
        b"",
    )
)
MESSAGE = b"\x82\x83" + bytes(4) + b"abc"


class Wire(asyncio.Transport):
    """What the connection is made over: it only remembers whether it is read from."""

    def __init__(self) -> None:
        super().__init__()
        self.paused = 0

    def write(self, data: Any) -> None:
        """Nobody is there."""

    def pause_reading(self) -> None:
        self.paused += 1

    def resume_reading(self) -> None:
        self.paused -= 1

    def is_closing(self) -> bool:
        return False

    def close(self) -> None:
        """It stays as it is."""


async def open_socket(application: Any) -> tuple[QuickSocket, Wire]:
    """Open one, as a browser does."""
    config = uvicorn.Config(application, lifespan="off", interface="asgi3", ws_ping_interval=None, log_level="critical")
    config.load()
    found, wire = QuickSocket(config, ServerState(), {}, asyncio.get_running_loop()), Wire()
    found.connection_made(wire)
    found.data_received(HANDSHAKE)
    await asyncio.sleep(0.01)
    return found, wire


def test_it_is_read_on_while_few_messages_wait_and_not_while_many_do() -> None:
    async def flooded() -> tuple[int, int, int]:
        goes_on = asyncio.Event()

        async def application(_scope: Any, receive: Any, send: Any) -> None:
            await receive()
            await send({"type": "websocket.accept"})
            await goes_on.wait()
            for _ in range(MOST_WAITING + 1):
                await receive()

        found, wire = await open_socket(application)
        found.data_received(MESSAGE * MOST_WAITING)
        few = wire.paused
        found.data_received(MESSAGE)
        many = wire.paused
        goes_on.set()
        await asyncio.sleep(0.01)
        return few, many, wire.paused

    assert lived(flooded()) == (0, 1, 0)


@pytest.mark.parametrize(("come", "more"), [(1, False), (2, True)])
def test_whoever_has_received_a_message_knows_whether_more_have_come(come: int, *, more: bool) -> None:
    async def asked() -> list[bool]:
        told: list[bool] = []

        async def application(scope: Any, receive: Any, send: Any) -> None:
            line: Line | None = line_of(scope)
            assert line is not None
            await receive()
            await send({"type": "websocket.accept"})
            await receive()
            told.append(line.brings_more())

        found, _ = await open_socket(application)
        found.data_received(MESSAGE * come)
        await asyncio.sleep(0.01)
        return told

    assert lived(asked()) == [more]


def test_whoever_sends_knows_whether_it_goes_out_at_once() -> None:
    async def asked() -> list[bool]:
        told: list[bool] = []

        async def application(scope: Any, receive: Any, send: Any) -> None:
            line = line_of(scope)
            assert line is not None
            await receive()
            await send({"type": "websocket.accept"})
            for _ in range(2):
                await receive()
                told.append(line.takes_more())

        found, _ = await open_socket(application)
        found.data_received(MESSAGE)
        await asyncio.sleep(0.01)
        found.pause_writing()
        found.data_received(MESSAGE)
        await asyncio.sleep(0.01)
        return told

    assert lived(asked()) == [True, False]


def test_another_server_tells_nothing_of_a_line() -> None:
    assert line_of({"type": "websocket"}) is None
    assert line_of({"type": "websocket", "extensions": {"websocket.http.response": {}}}) is None
