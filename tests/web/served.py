"""The real command in a process of its own, with a data folder of its own."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from typing import IO, Any, Protocol, Self

COMMAND = [sys.executable, "-m", "unkink", "--no-browser"]


class Process(Protocol):
    """What is used of a server's process."""

    pid: int
    returncode: int | Any

    @property
    def stdout(self) -> IO[str] | None: ...
    def poll(self) -> int | None: ...
    def send_signal(self, sig: int, /) -> None: ...
    def kill(self) -> None: ...
    def communicate(self, *, timeout: float | None = None) -> tuple[str, str]: ...


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str


@dataclass
class Served:
    """A running server. ``entry`` is the address that it printed; ``root`` the same without path and key."""

    process: Process
    entry: str

    @classmethod
    def of(cls, process: Process) -> Self:
        """A server that is starting: it says where it is reached."""
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        if found is None:
            raise AssertionError(process.communicate()[1])
        return cls(process, found.group())

    @property
    def root(self) -> str:
        return self.entry.partition("/enter")[0]

    @property
    def host(self) -> str:
        return self.root.removeprefix("http://")

    @property
    def port(self) -> int:
        return int(self.root.rpartition(":")[2])

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, body: str = "") -> Answer:
        """A request made by hand: exactly these headers, and our Host unless another one is given."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        given = {"Host": self.host, **(headers or {})}
        if body:
            given |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
        for name, value in given.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode() if body else None)
        found = connection.getresponse()
        answer = Answer(found.status, found.headers, found.read().decode())
        connection.close()
        return answer

    def cookie(self) -> str:
        """Enter by hand, and return the Cookie header of somebody who may."""
        entered = self.ask("GET", self.entry.removeprefix(self.root))
        return (entered.headers["Set-Cookie"] or "").partition(";")[0]

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C, and return the exit code and what was said on standard error."""
        self.process.send_signal(signal.SIGINT)
        said = self.process.communicate(timeout=20)[1]
        return self.process.returncode, said

    def kill(self) -> None:
        """What a power cut does."""
        self.process.kill()
        self.process.communicate(timeout=20)


Serve = Callable[..., Served]
"""Starts a server over a data folder, on any free port or on the one that is named."""


def serve(home: Path, port: int = 0) -> Served:
    """Start the real command, in a process that has loaded nothing yet."""
    return Served.of(
        subprocess.Popen(
            [*COMMAND, "--port", str(port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "UNKINK_HOME": str(home)},
        )
    )
