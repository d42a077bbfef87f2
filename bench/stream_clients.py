"""Many pages with a camera, as one cheap process: bare sockets, frames made beforehand, answers only told apart.

A client library would cost more than the server that is measured, and then the machine would be the limit. Frames go
out at their times whether answers come or not. What an answer answers is every frame up to its own: the server looks
at the newest only. The clients never sleep: the kernel wakes a sleeper in the name of whoever writes to it, and on a
virtual machine that alone takes some 10 us, which would be told as the server's.
"""

import socket
import time
from base64 import b64encode
from collections import deque
from collections.abc import Callable
from select import EPOLLIN, epoll
from struct import Struct as Layout
from typing import NamedTuple

HEAD = Layout("<BBBBB3xIHHd")
LENGTH_16, TEXT, BINARY, PING, PONG = 126, 0x1, 0x2, 0x9, 0xA
SETTLE_S = 0.5
"""How long answers to the last frames may take to come."""
HELD_UP_S = 0.2
"""Clients that the machine held up for longer go on from now: a page would not send old frames either."""


class Load(NamedTuple):
    """What to send: so many streams, frames a second, seconds, and the landmarks of the frames in turn.

    Every stream begins elsewhere in them: people do not move in step.
    """

    streams: int
    fps: int
    seconds: float
    landmarks: list[bytes]


class Found(NamedTuple):
    """What came back. ``late_s``: from each frame to the answer that covers it; ``own_lag_s``: how late frames left.

    ``looked_at`` counts the frames that have an answer of their own; the others were overtaken.
    """

    late_s: list[float]
    own_lag_s: list[float]
    looked_at: int
    sent: int


class Page:
    """One connection: the frames that have no answer yet, and bytes that are no whole message yet."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self.connection = _open(port, path, headers)
        self.unanswered: deque[tuple[int, float]] = deque()
        self.sent = self.looked_at = 0
        self._rest = b""

    def send(self, landmarks: bytes) -> None:
        """Send the next frame now."""
        now = time.perf_counter()
        payload = HEAD.pack(1, 1, 255, 120, 0, self.sent, 1280, 720, now) + landmarks
        self.unanswered.append((self.sent, now))
        self.sent += 1
        self.connection.send(bytes((0x80 | BINARY, 0x80 | LENGTH_16)) + len(payload).to_bytes(2) + bytes(4) + payload)

    def take(self, answered: Callable[[bytes], int | None], late_s: list[float]) -> None:
        """Read what has come. Raises ConnectionError where the server has cut this page off."""
        data = self._rest + self.connection.recv(1 << 16)
        now, at = time.perf_counter(), 0
        while len(data) - at >= 2:
            kind, size, start = data[at] & 0xF, data[at + 1], at + 2
            if size == LENGTH_16:
                size, start = int.from_bytes(data[start : start + 2]), start + 2
            if len(data) < start + size:
                break
            at = start + size
            if kind == PING:
                self.connection.send(bytes((0x80 | PONG, 0x80 | size)) + bytes(4) + data[start:at])
            elif kind not in (TEXT, BINARY):
                raise ConnectionError("the server has cut a page off")
            elif (number := answered(data[start:at])) is not None:
                self._answered(number, now, late_s)
        self._rest = data[at:]

    def _answered(self, number: int, now: float, late_s: list[float]) -> None:
        while self.unanswered and self.unanswered[0][0] <= number:
            sent, at = self.unanswered.popleft()
            self.looked_at += sent == number
            late_s.append(now - at)


def run(pages: list[Page], load: Load, answered: Callable[[bytes], int | None]) -> Found:
    """Send all frames, evenly spread, and collect what comes back."""
    waiting, late_s, lag_s = epoll(), list[float](), list[float]()
    by_number = {page.connection.fileno(): page for page in pages}
    for number in by_number:
        waiting.register(number, EPOLLIN)
    total = int(load.streams * load.fps * load.seconds)
    looked_at = sum(page.looked_at for page in pages)
    step_s, sent = 1 / (load.streams * load.fps), 0
    start = time.perf_counter() + step_s
    end = start + load.seconds + SETTLE_S
    while (now := time.perf_counter()) < end:
        if sent < total and (behind := now - start - sent * step_s) > HELD_UP_S:
            start, end = start + behind, end + behind
        while sent < total and start + sent * step_s <= now:
            index = sent % load.streams
            lag_s.append(time.perf_counter() - (start + sent * step_s))
            begins, page = index * len(load.landmarks) // load.streams, pages[index]
            page.send(load.landmarks[(begins + page.sent) % len(load.landmarks)])
            sent += 1
        for file_number, _ in waiting.poll(0):
            by_number[file_number].take(answered, late_s)
    return Found(late_s, lag_s, sum(page.looked_at for page in pages) - looked_at, sent)


def _open(port: int, path: str, headers: dict[str, str]) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    asked = {
        "Host": f"127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": b64encode(bytes(16)).decode(),
        **headers,
    }
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in asked.items()), "", ""]
    connection.sendall("\r\n".join(lines).encode())
    answer = b""
    while not answer.endswith(b"\r\n\r\n"):
        byte = connection.recv(1)
        if not byte:
            break
        answer += byte
    if not answer.startswith(b"HTTP/1.1 101"):
        raise ConnectionError(answer.decode("latin-1"))
    return connection
