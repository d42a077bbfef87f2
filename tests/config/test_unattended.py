import asyncio
from typing import Any

from tests.desktop.virtual_screen import until
from tests.own_thread import lived
from unkink.config.unattended import Attended, end_when_alone


class Server:
    should_exit = False


async def quiet(scope: Any, receive: Any, send: Any) -> None:
    del scope, receive, send


def test_a_server_that_nobody_uses_ends() -> None:
    server, attended = Server(), Attended(quiet)
    lived(attended({}, None, None))
    end_when_alone(attended, server, alone_for_s=0.01, look_every_s=0.01)
    until(lambda: server.should_exit)


def test_an_open_socket_is_somebody() -> None:
    async def held(scope: Any, receive: Any, send: Any) -> None:
        del scope, send
        await receive()

    async def story() -> None:
        gone = asyncio.Event()
        attended = Attended(held)
        page = asyncio.create_task(attended({}, gone.wait, None))
        await asyncio.sleep(0.05)
        assert attended.alone_s() == 0
        gone.set()
        await page
        await asyncio.sleep(0.01)
        assert attended.alone_s() > 0

    lived(story())
