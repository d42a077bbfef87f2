"""Coached streams on one core: what a frame costs the server, how late its answer is, and the bare echo beside it.

The server is uvicorn with the product's own socket, stage, eye and coach; only the journal is left out, because a frame
writes nothing. Its cost is processor time over frames, so it means the same on a machine that does other things too;
how many streams fit is worked out from it. Say how many streams to open: ``bench_streams.py 60``.
"""

# ruff: noqa: PLC0415 -- pages and sockets can only be imported where Django has been set up: in the serving process

import asyncio
import json
import os
import socket
import statistics
import sys
import time
from collections.abc import Callable, Coroutine
from multiprocessing import get_context
from pathlib import Path
from random import Random
from struct import pack
from typing import Any

import uvicorn
import websockets

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unkink.config.settings")

STREAMS, FPS, SECONDS = 40, 30, 8
WANTED_STREAMS, LATEST_MS = 300, 33
TECHNIQUE = "upper-back-reach"


def main() -> None:
    """Measure both servers, one after the other."""
    streams = int(sys.argv[1]) if len(sys.argv) > 1 else STREAMS
    coached = _measure(_serve_coached, streams)
    echo = _measure(_serve_echo, streams)
    _report("coached", streams, *coached)
    _report("bare echo", streams, *echo)
    print(f"a coached frame costs {coached[0] / echo[0]:.1f} times a bare echo")


def _report(name: str, streams: int, cost_s: float, late_s: list[float]) -> None:
    late = sorted(late_s)
    fit = 1 / (cost_s * FPS)
    print(
        f"{name}: {cost_s * 1e6:.0f} us of processor a frame, so {fit:.0f} streams of {FPS} a second fit on a core "
        f"(wanted {WANTED_STREAMS}); answers median {1000 * statistics.median(late):.1f} ms, "
        f"99 % {1000 * late[int(len(late) * 0.99)]:.1f} ms (wanted {LATEST_MS}), "
        f"{len(late) / (streams * FPS * SECONDS):.0%} of {streams} streams' frames answered, the others overtaken"
    )


def _measure(serve: Callable[..., None], streams: int) -> tuple[float, list[float]]:
    """Return processor seconds a frame and the delays of the answers in seconds."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    # Named as TCP, as the product does it, or asyncio lets small answers wait for more to send.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    process = context.Process(target=serve, args=(listener, theirs))
    process.start()
    ours.recv()
    frames = _frames()
    before = _processor_s(process.pid or 0)
    late = asyncio.run(_clients(listener.getsockname()[1], streams, frames))
    spent = _processor_s(process.pid or 0) - before
    process.kill()
    process.join()
    return spent / (streams * FPS * SECONDS), late


def _processor_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _frames() -> list[bytes]:
    """The landmarks of somebody doing the exercise, as bytes without the head."""
    from unkink.body.performer.performing import Wishes, perform
    from unkink.knowledge.loading import load_library

    technique = load_library().techniques[TECHNIQUE]
    assert technique.camera is not None  # noqa: S101 -- it has one
    wishes, random = Wishes(repetitions=1, fps=FPS), Random(1)  # noqa: S311 -- repeatable
    shown = perform(technique, technique.camera, wishes, random).frames()
    return [b"".join(pack("<4f", *point) for point in points) for _, points in shown if points]


async def _clients(port: int, streams: int, frames: list[bytes]) -> list[float]:
    late: list[float] = []
    await asyncio.gather(*(_client(port, index, streams, frames, late) for index in range(streams)))
    return late


async def _client(port: int, index: int, streams: int, frames: list[bytes], late: list[float]) -> None:
    """Send frames at their times, whether answers come or not."""
    async with websockets.connect(f"ws://127.0.0.1:{port}/", compression=None) as connection:
        sent: dict[int, float] = {}
        listening = asyncio.create_task(_listen(connection, sent, late))
        start = time.perf_counter() + index / streams / FPS
        for number in range(SECONDS * FPS):
            await asyncio.sleep(max(0.0, start + number / FPS - time.perf_counter()))
            now = time.perf_counter()
            sent[number] = now
            await connection.send(
                pack("<BBBBB3xIHHd", 1, 1, 255, 120, 0, number, 1280, 720, now) + frames[number % len(frames)]
            )
        await asyncio.sleep(0.3)
        listening.cancel()


async def _listen(connection: Any, sent: dict[int, float], late: list[float]) -> None:
    async for message in connection:
        if isinstance(message, bytes):
            number = int.from_bytes(message[8:12], "little")
        elif message.startswith('{"type":"watching"'):
            number = json.loads(message)["sequence"]
        else:
            continue
        late.append(time.perf_counter() - sent[number])


def _serve_coached(listener: socket.socket, ready: Any) -> None:  # noqa: C901 -- one small server, whole
    import django

    django.setup()
    from unkink.session import engine
    from unkink.session.compiling import compile_script
    from unkink.session.events import Begin, Tick
    from unkink.web.camera.eye import Eye
    from unkink.web.camera.frame import read_frame
    from unkink.web.content import library
    from unkink.web.session.mailbox import Mailbox
    from unkink.web.session.messages import write_answer
    from unkink.web.session.stages import Stage

    script = compile_script(library(), _routine(library()))

    class Unstored:
        """A conductor without a journal."""

        def __init__(self) -> None:
            self.state, _ = engine.step(engine.new(script), Begin(1), time.time())

        def time(self, at: float) -> float:
            return at

        def apply(self, event: Any, at: float) -> Any:
            self.state, cues = engine.step(self.state, event, at)
            return cues

        def nothing_is_due(self, at: float) -> bool:
            return engine.step(self.state, Tick(), at)[0] is self.state

        def catch_up(self) -> bool:
            return False

    async def application(_scope: Any, receive: Any, send: Any) -> None:
        await receive()
        conductor: Any = Unstored()
        while conductor.state.segment.phase != "hold":
            conductor.apply(Tick(), conductor.state.at + 60)
        stage, mailbox = Stage(conductor), Mailbox()
        eye = Eye(library(), stage, mailbox)
        await stage.join(mailbox)
        await stage.watch_through(eye)
        await send({"type": "websocket.accept"})
        both = asyncio.create_task(eye.run()), asyncio.create_task(speak(mailbox, send))
        while (message := await receive())["type"] != "websocket.disconnect":
            eye.take(read_frame(message["bytes"]))
        for task in both:
            task.cancel()
        await stage.leave(mailbox)

    async def speak(mailbox: Mailbox, send: Any) -> None:
        while True:
            await send({"type": "websocket.send", "text": write_answer(await mailbox.take()).decode()})

    _run(application, listener, ready)


def _serve_echo(listener: socket.socket, ready: Any) -> None:
    async def application(_scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] != "websocket.disconnect":
            await send({"type": "websocket.send", "bytes": message["bytes"]})

    _run(application, listener, ready)


def _routine(library: Any) -> Any:
    from unkink.routine.planner import compose
    from unkink.routine.situation import read_situation

    return compose(library, read_situation(library, "desk", ["chair"], 5, []), (), (), 1)


def _run(application: Callable[..., Coroutine[Any, Any, None]], listener: socket.socket, ready: Any) -> None:
    config = uvicorn.Config(
        application, log_level="error", lifespan="off", interface="asgi3", ws="websockets-sansio", ws_max_size=4096
    )
    server = uvicorn.Server(config)

    async def serve() -> None:
        asyncio.get_running_loop().call_later(0.5, ready.send, "ready")
        await server.serve(sockets=[listener])

    asyncio.run(serve())


if __name__ == "__main__":
    main()
