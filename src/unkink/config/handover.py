"""Letting another program of the same person open a page of the server that is running.

The server leaves its port and a secret in the data folder, which nobody else can read, and holds a lock beside it as
long as it runs: a port alone could belong to anybody by now. From the secret one makes keys that open once.
"""

import os
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

import msgspec
from msgspec import Struct

from unkink.desktop.only_one import AlreadyRunning, OnlyOne
from unkink.desktop.private_file import write_private
from unkink.web.access.launch import Launch, fresh_key

FILE, LOCK = "server.json", "server.lock"


class Running(Struct, frozen=True):
    """The server that is running, as it says itself."""

    port: int
    handover: str
    process: int


@contextmanager
def publish(folder: Path, launch: Launch) -> Iterator[None]:
    """Let others find this server while it runs. Where another one runs already, that one stays the one found."""
    try:
        lock = OnlyOne(folder, LOCK)
    except (AlreadyRunning, OSError):
        yield
        return
    file = folder / FILE
    try:
        write_private(file, msgspec.json.encode(Running(launch.port, launch.handover, os.getpid())))
        yield
    finally:
        file.unlink(missing_ok=True)
        lock.close()


def find_running(folder: Path) -> Running | None:
    """Return the server that is running, or None. What a server left behind that was killed is not believed."""
    try:
        OnlyOne(folder, LOCK).close()
    except AlreadyRunning:
        try:
            return msgspec.json.decode((folder / FILE).read_bytes(), type=Running)
        except (OSError, msgspec.MsgspecError):
            return None
    except OSError:
        return None
    return None


def address_on(running: Running, page: str) -> str:
    """Return an address that opens this page of that server, once."""
    return f"http://127.0.0.1:{running.port}/enter?key={fresh_key(running.handover, token_hex(16))}&page={page}"


def open_on(running: Running, page: str) -> bool:
    """Open a page of that server in the browser; returns whether a browser was found."""
    return webbrowser.open(address_on(running, page))
