"""The idle protocol of Wayland, against a compositor made of a socket that speaks it."""

import socket
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from tests.desktop.virtual_screen import until
from unkink.desktop.idle.wayland import SPAN_S, WaylandError, WaylandIdle

GLOBALS = (("wl_compositor", 5), ("wl_seat", 8), ("ext_idle_notifier_v1", 1), ("xdg_wm_base", 6))


def message(sender: int, opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("=II", sender, (8 + len(body)) << 16 | opcode) + body


def announced(number: int, name: str, version: int) -> bytes:
    raw = name.encode() + b"\0"
    padded = raw + b"\0" * (-len(raw) % 4)
    return message(2, 0, struct.pack("=II", number, len(raw)) + padded + struct.pack("=I", version))


class Compositor:
    """Announces its globals, remembers what is bound, and says idled or resumed when told to."""

    def __init__(self, path: Path, offers: tuple[tuple[str, int], ...] = GLOBALS) -> None:
        self.heard: list[tuple[int, int, bytes]] = []
        self._offers = offers
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(str(path))
        self._listener.listen()
        self._thread = Thread(target=self._serve)
        self._thread.start()
        self.peer: socket.socket | None = None

    def _serve(self) -> None:
        peer, _ = self._listener.accept()
        self.peer = peer
        with suppress(OSError):
            self._converse(peer)

    def _converse(self, peer: socket.socket) -> None:
        buffer = b""
        while chunk := peer.recv(4096):
            buffer += chunk
            while len(buffer) >= 8:
                target, word = struct.unpack_from("=II", buffer)
                body, buffer = buffer[8 : word >> 16], buffer[word >> 16 :]
                self.heard.append((target, word & 0xFFFF, body))
                if (target, word & 0xFFFF) == (1, 0):  # wl_display.sync
                    everything = b"".join(announced(n, *offer) for n, offer in enumerate(self._offers, 1))
                    (callback,) = struct.unpack("=I", body)
                    everything += message(callback, 0, struct.pack("=I", 1))
                    for cut in range(0, len(everything), 7):  # in pieces, as a socket may
                        peer.sendall(everything[cut : cut + 7])

    def say(self, sender: int, opcode: int) -> None:
        assert self.peer is not None
        self.peer.sendall(message(sender, opcode))

    def close(self) -> None:
        for each in (self.peer, self._listener):
            if each is not None:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)
                each.close()
        self._thread.join()


@contextmanager
def compositor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, offers: tuple[tuple[str, int], ...] = GLOBALS
) -> Iterator[Compositor]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    made = Compositor(tmp_path / "wayland-7", offers)
    try:
        yield made
    finally:
        made.close()


class Steady:
    at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_silence_is_told_from_the_look_that_found_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    clock = Steady()
    with compositor(monkeypatch, tmp_path) as peer, closing(WaylandIdle(clock)) as idle:
        assert idle.idle_s() == 0
        peer.say(6, 0)
        until(lambda: idle.idle_s() == SPAN_S)
        clock.at += 60
        assert idle.idle_s() == SPAN_S + 60
        peer.say(6, 1)
        until(lambda: idle.idle_s() == 0)


def test_it_asks_about_our_seat_and_the_span_of_a_pause(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with compositor(monkeypatch, tmp_path) as peer, closing(WaylandIdle()):
        until(lambda: len(peer.heard) == 5)
        (seat, notifier, wish) = peer.heard[2:]
        assert b"wl_seat\0" in seat[2]
        assert struct.unpack_from("=I", seat[2]) == (2,)
        assert b"ext_idle_notifier_v1\0" in notifier[2]
        assert wish == (5, 1, struct.pack("=III", 6, SPAN_S * 1000, 4))


def test_a_compositor_without_the_protocol_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (
        compositor(monkeypatch, tmp_path, GLOBALS[:2]),
        pytest.raises(WaylandError, match="does not know ext-idle-notify-v1"),
    ):
        WaylandIdle()


def test_a_compositor_that_goes_away_tells_nothing_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with compositor(monkeypatch, tmp_path) as peer, closing(WaylandIdle()) as idle:
        assert idle.idle_s() == 0
        peer.close()
        until(lambda: idle.idle_s() is None)


def test_no_compositor_is_no_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
    with pytest.raises(WaylandError):
        WaylandIdle()
