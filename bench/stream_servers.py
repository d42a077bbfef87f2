"""The two servers that bench_streams.py compares, each in a process of its own.

Coached is the product as it is served: its settings of uvicorn, its door, socket, stage, eye and coach. Only the
journal is pretended, because a frame writes nothing and three hundred sessions would first have to be begun. Echo is a
socket on the same uvicorn that sends back what it gets: less cannot be done.
"""

# ruff: noqa: PLC0415 -- pages and sockets can only be imported where Django has been set up: in the serving process

import os
import sys
import time
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parent.parent))


class Serving(NamedTuple):
    """A server that runs: its process, its port, and the headers that let a page in."""

    process: Any
    port: int
    headers: dict[str, str]

    def processor_s(self) -> float:
        """Processor time of all its threads so far, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.join()


def start(name: str, technique: str, profiles: int = 1) -> Serving:
    """Start "coached" or "echo"; ``profiles`` share the machine."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target={"coached": _coached, "echo": _echo}[name], args=(theirs, technique, profiles))
    process.start()
    port, headers = ours.recv()
    time.sleep(1)  # until it listens
    return Serving(process, port, headers)


def path() -> str:
    """The address of one session."""
    return f"/live/{uuid4()}"


def _coached(told: Any, technique: str, profiles: int) -> None:
    from unkink.config.household import household_of
    from unkink.config.serving import listen, make, run
    from unkink.profiles.profile import FIRST
    from unkink.web.access.launch import Launch

    listener = listen(0)
    launch = Launch(listener.getsockname()[1])
    with TemporaryDirectory() as home:
        os.environ["UNKINK_HOME"] = home
        household = household_of(Path(home))
        for number in range(1, profiles):
            household.add(f"Profile {number + 1}")
        application = make(launch, household)
        _pretend_the_journal(technique)
        cookie = f"{launch.cookie_name}={launch.cookie}; {_who(household.everyone(), FIRST)}"
        told.send((launch.port, {"Origin": launch.origins[0], "Cookie": cookie}))
        run(application, listener)


def _who(everyone: Any, profile_id: str) -> str:
    """The cookie of somebody who has said who they are."""
    from django.conf import settings
    from django.http import HttpResponse

    answer = HttpResponse()
    settings.VISITS.begin(next(each for each in everyone if each.id == profile_id), answer)
    return answer.cookies.output(header="", attrs=[]).strip()


def _pretend_the_journal(technique: str) -> None:
    from unkink.session import engine
    from unkink.session.compiling import compile_script
    from unkink.session.events import Begin, Tick
    from unkink.web.content import library

    script = compile_script(library(), _routine(library()))

    class Unstored:
        """A conductor without a journal, in the hold of the exercise."""

        def __init__(self, session_id: str) -> None:
            self.session_id = session_id
            self.state, _ = engine.step(engine.new(script), Begin(1), time.time())
            while (segment := self.state.queue[0]).phase != "hold" or segment.technique != technique:
                self.state, _ = engine.step(self.state, Tick(), self.state.at + segment.seconds)

        def time(self, at: float) -> float:
            return max(at, self.state.at)

        def apply(self, event: Any, at: float) -> Any:
            self.state, cues = engine.step(self.state, event, self.time(at))
            return cues

        def nothing_is_due(self, at: float) -> bool:
            return engine.step(self.state, Tick(), self.time(at))[0] is self.state

        def catch_up(self) -> bool:
            return False

    patch("unkink.web.session.stages.Conductor", Unstored).start()
    patch("unkink.web.camera.keeping.keeper", lambda *_: None).start()


def _routine(library: Any) -> Any:
    from unkink.routine.planner import compose
    from unkink.routine.situation import read_situation

    return compose(library, read_situation(library, "desk", ["chair"], 5, []), (), (), 1)


def _echo(told: Any, _technique: str, _profiles: int) -> None:
    from unkink.config.serving import listen, run

    async def application(_scope: Any, receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        while (message := await receive())["type"] != "websocket.disconnect":
            await send({"type": "websocket.send", "bytes": message["bytes"]})

    listener = listen(0)
    told.send((listener.getsockname()[1], {}))
    run(application, listener)
