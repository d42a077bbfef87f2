"""Servers that start at once, because everything is loaded already: see warm.py."""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.web.served import COMMAND, Served


class Forked:
    """A server's process, with what the tests use of ``subprocess.Popen``."""

    def __init__(self, parent: "WarmServers", pid: int, out: int, err: int) -> None:
        self._parent = parent
        self.pid = pid
        self.returncode: int | None = None
        self.stdout = os.fdopen(out, encoding="utf-8")
        self.stderr = os.fdopen(err, encoding="utf-8")

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = self._parent.ask(wait=self.pid, block=False)
        return self.returncode

    def send_signal(self, number: int) -> None:
        # It is not waited for by anybody else, so the number is still its own.
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """What was still said, once it has ended; it never says so much that a pipe would be full."""
        del timeout  # pytest's own would end a test that hangs here
        with self.stdout, self.stderr:
            said = self.stdout.read(), self.stderr.read()
        if self.returncode is None:
            self.returncode = self._parent.ask(wait=self.pid, block=True)
        return said


class WarmServers:
    """The process out of which servers are forked. It ends with this one, and with it every server."""

    def __init__(self) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            # A group of its own: Ctrl-C in the terminal is for the tests, which end it.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.web.warm"], stdin=theirs.fileno(), start_new_session=True
            )

    def serve(self, home: Path, port: int = 0) -> Served:
        """The command's own server, as ``served.serve`` starts it, without the wait."""
        process = self._fork(["unkink", *COMMAND[3:], "--port", str(port)], {**os.environ, "UNKINK_HOME": str(home)})
        return Served.of(process)

    def ask(self, files: tuple[int, ...] = (), **request: Any) -> Any:
        """Send a request, with files that are handed over, and wait for the answer."""
        socket.send_fds(self._line, [json.dumps(request).encode()], files)
        return json.loads(self._line.recv(1 << 10))

    def close(self) -> None:
        self._line.close()
        self._process.wait()

    def _fork(self, arguments: list[str], environment: dict[str, str]) -> Forked:
        with ExitStack() as ends:
            (out, out_end), (err, err_end) = os.pipe(), os.pipe()
            ends.callback(os.close, out_end)
            ends.callback(os.close, err_end)
            pid = self.ask((out_end, err_end), arguments=arguments, environment=environment, folder=str(Path.cwd()))
        return Forked(self, pid, out, err)
