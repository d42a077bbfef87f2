"""The connection below the live socket: when it is read from, and what it tells of itself."""

import asyncio
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

import pytest
import uvicorn
from hypothesis import given
from hypothesis import strategies as st
from uvicorn.server import ServerState
from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.protocol import OPEN
from websockets.uri import parse_uri

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
MESSAGE, PRESS = b"\x82\x83" + bytes(4) + b"abc", b"\x81\x82" + bytes(4) + b"{}"
PING, FIRST_PART, LAST_PART = b"\x89\x80" + bytes(4), b"\x02\x81" + bytes(4) + b"a", b"\x80\x82" + bytes(4) + b"bc"


class Wire(asyncio.Transport):
    """What the connection is made over: it remembers whether it is read from, and what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.paused = 0
        self.written = bytearray()
        self.is_gone = False

    def write(self, data: Any) -> None:
        self.written += data

    def pause_reading(self) -> None:
        self.paused += 1

    def resume_reading(self) -> None:
        self.paused -= 1

    def is_closing(self) -> bool:
        return self.is_gone

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


async def accepting(_scope: Any, receive: Any, send: Any) -> None:
    """Accept, and then do nothing."""
    await receive()
    await send({"type": "websocket.accept"})
    await receive()


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


def handed_over(*come: bytes, takes: bool = True) -> tuple[list[list[bytes]], list[bytes | None]]:
    """What a taker is handed, and what is received, when these bytes come over the line one after the other."""
    handed: list[list[bytes]] = []
    received: list[bytes | None] = []

    def taker(messages: Sequence[bytes]) -> bool:
        handed.append(list(messages))
        return takes

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        line: Line | None = line_of(scope)
        assert line is not None
        await receive()
        await send({"type": "websocket.accept"})
        line.hand_to(taker)
        while True:
            received.append((await receive()).get("bytes"))

    async def comes() -> None:
        found, _ = await open_socket(listening)
        for each in come:
            found.data_received(each)

        await asyncio.sleep(0.01)

    lived(comes())
    return handed, received


def test_a_message_of_bytes_is_handed_over_where_it_comes_in() -> None:
    assert handed_over(MESSAGE) == ([[b"abc"]], [])


def test_messages_that_come_in_one_go_are_handed_over_together() -> None:
    assert handed_over(MESSAGE * 3, MESSAGE) == ([[b"abc"] * 3, [b"abc"]], [])


def test_what_is_not_taken_is_received_as_always_and_nothing_overtakes_it() -> None:
    assert handed_over(MESSAGE, MESSAGE, takes=False) == ([[b"abc"]], [b"abc", b"abc"])


@pytest.mark.parametrize("other", [PRESS, PING, FIRST_PART + LAST_PART], ids=["a press", "a ping", "one in parts"])
def test_what_comes_with_something_else_is_received_in_its_order(other: bytes) -> None:
    handed, received = handed_over(other + MESSAGE)
    assert handed == []
    assert received[-1] == b"abc"


COMES = st.lists(st.sampled_from([(MESSAGE, "abc"), (PRESS, "{}"), (PING, ""), (FIRST_PART + LAST_PART, "abc")]))


@given(COMES, st.lists(st.integers(1, 40)), st.lists(st.booleans()), st.lists(st.booleans()))
def test_however_it_comes_and_whatever_is_taken_everything_arrives_once_and_in_its_order(
    come: list[tuple[bytes, str]], sizes: list[int], pauses: list[bool], takes: list[bool]
) -> None:
    arrived: list[str] = []
    taking = iter(takes)

    def taker(messages: Sequence[bytes]) -> bool:
        if not next(taking, True):
            return False
        arrived.extend(each.decode() for each in messages)
        return True

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        line = line_of(scope)
        assert line is not None
        await receive()
        await send({"type": "websocket.accept"})
        line.hand_to(taker)
        while True:
            message = await receive()
            arrived.append(message.get("text") or message["bytes"].decode())

    async def comes() -> None:
        found, _ = await open_socket(listening)
        data, pausing = b"".join(each for each, _ in come), iter(pauses)
        for size in [*sizes, len(data)]:
            found.data_received(data[:size])
            data = data[size:]
            if next(pausing, False):
                await asyncio.sleep(0)
        await asyncio.sleep(0.01)

    lived(comes())
    assert arrived == [text for _, text in come if text]


def test_it_is_handed_over_in_the_context_of_whoever_asked_for_it() -> None:
    whose = ContextVar("whose", default="nobody's")

    async def asked() -> list[str]:
        told: list[str] = []

        def taker(_messages: Sequence[bytes]) -> bool:
            told.append(whose.get())
            return True

        async def listening(scope: Any, receive: Any, send: Any) -> None:
            whose.set("theirs")
            line = line_of(scope)
            assert line is not None
            await receive()
            await send({"type": "websocket.accept"})
            line.hand_to(taker)
            await receive()

        found, _ = await open_socket(listening)
        found.data_received(MESSAGE)
        return told

    assert lived(asked()) == ["theirs"]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_what_is_said_arrives_whatever_its_length(size: int) -> None:
    async def said() -> bytes:
        found, wire = await open_socket(accepting)
        before = len(wire.written)
        found.say(b"x" * size)
        return bytes(wire.written[before:])

    page = ClientProtocol(parse_uri("ws://127.0.0.1/"), state=OPEN)
    page.receive_data(lived(said()))
    (event,) = page.events_received()
    assert isinstance(event, Frame)
    assert event.opcode is Opcode.TEXT
    assert bytes(event.data) == b"x" * size


def test_whoever_says_something_knows_whether_it_goes_out_at_once() -> None:
    async def asked() -> list[bool]:
        found, wire = await open_socket(accepting)
        told = [found.takes_more()]
        found.pause_writing()
        told.append(found.takes_more())
        found.resume_writing()
        told.append(found.takes_more())
        wire.is_gone = True
        return [*told, found.takes_more()]

    assert lived(asked()) == [True, False, True, False]


def test_nothing_goes_out_at_once_before_the_handshake_and_behind_the_end() -> None:
    async def asked() -> list[bool]:
        told: list[bool] = []

        async def application(scope: Any, receive: Any, send: Any) -> None:
            line = line_of(scope)
            assert line is not None
            await receive()
            told.append(line.takes_more())
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.close"})
            told.append(line.takes_more())

        await open_socket(application)
        return told

    assert lived(asked()) == [False, False]


def test_another_server_tells_nothing_of_a_line() -> None:
    assert line_of({"type": "websocket"}) is None
    assert line_of({"type": "websocket", "extensions": {"websocket.http.response": {}}}) is None
