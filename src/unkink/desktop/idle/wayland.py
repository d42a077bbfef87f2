"""Idle time under Wayland by the protocol ext-idle-notify-v1 (KDE, Sway, Hyprland, labwc, niri; not GNOME).

The protocol tells no idle time: it tells when there has been no input for a span that one asks about. This speaks just
enough of Wayland's wire format (little messages: object, length and opcode, arguments) to ask about one span.
"""

import os
import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

SPAN_S = 3
"""The span asked about: as long as the pause in typing that a nudge waits for."""

ANSWERS_WITHIN_S = 2.0
DISPLAY, REGISTRY, SYNC, SEAT, NOTIFIER, NOTIFICATION = range(1, 7)
"""Our names for the objects, in the order in which they are made."""

GET_REGISTRY, SYNCHRONISE, BIND, GET_NOTIFICATION = 1, 0, 0, 1
GLOBAL, DONE, IDLED, RESUMED = 0, 0, 0, 1
HEADER = struct.Struct("=II")


class WaylandError(Exception):
    """The compositor cannot be asked."""


class WaylandIdle:
    """Listens to the compositor of WAYLAND_DISPLAY. Raises WaylandError where it does not know the protocol.

    When silence began is known only from the first look that found it, so the time told is at most one look short.
    """

    name = "Wayland"

    def __init__(self, steady: Callable[[], float] = monotonic) -> None:
        self._steady, self._buffer, self._idle_since = steady, b"", None
        self._lost = False
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(ANSWERS_WITHIN_S)
        try:
            self._socket.connect(_address())
            self._send(DISPLAY, GET_REGISTRY, struct.pack("=I", REGISTRY))
            self._bind(self._globals())
        except (WaylandError, OSError, KeyError, struct.error) as error:
            self._socket.close()
            raise WaylandError(str(error)) from None
        self._socket.settimeout(0)

    def idle_s(self) -> float | None:
        """Seconds of silence, 0 while there is input; None when the compositor is gone."""
        try:
            while chunk := self._socket.recv(4096):
                self._buffer += chunk
            self._lost = True
        except BlockingIOError:
            pass
        except OSError:
            self._lost = True
        for sender, opcode, _ in self._messages():
            if sender == NOTIFICATION:
                self._idle_since = self._steady() - SPAN_S if opcode == IDLED else None
        if self._lost:
            return None
        return 0.0 if self._idle_since is None else self._steady() - self._idle_since

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    _idle_since: float | None

    def _globals(self) -> dict[str, tuple[int, int]]:
        """Everything that the compositor offers: its number and version by its name."""
        self._send(DISPLAY, SYNCHRONISE, struct.pack("=I", SYNC))
        found: dict[str, tuple[int, int]] = {}
        while True:
            chunk = self._socket.recv(4096)
            if not chunk:
                raise WaylandError("the compositor hung up")
            self._buffer += chunk
            for sender, opcode, body in self._messages():
                if (sender, opcode) == (SYNC, DONE):
                    return found
                if (sender, opcode) == (REGISTRY, GLOBAL):
                    number, length = struct.unpack_from("=II", body)
                    name = body[8 : 8 + length - 1].decode()
                    (version,) = struct.unpack_from("=I", body, 8 + _padded(length))
                    found[name] = (number, version)

    def _bind(self, found: dict[str, tuple[int, int]]) -> None:
        if "ext_idle_notifier_v1" not in found or "wl_seat" not in found:
            raise WaylandError("the compositor does not know ext-idle-notify-v1")
        for name, new in (("wl_seat", SEAT), ("ext_idle_notifier_v1", NOTIFIER)):
            raw = name.encode() + b"\0"
            text = struct.pack("=I", len(raw)) + raw.ljust(_padded(len(raw)), b"\0")
            self._send(REGISTRY, BIND, struct.pack("=I", found[name][0]) + text + struct.pack("=II", 1, new))
        self._send(NOTIFIER, GET_NOTIFICATION, struct.pack("=III", NOTIFICATION, SPAN_S * 1000, SEAT))

    def _send(self, target: int, opcode: int, body: bytes) -> None:
        self._socket.sendall(HEADER.pack(target, (HEADER.size + len(body)) << 16 | opcode) + body)

    def _messages(self) -> Iterator[tuple[int, int, bytes]]:
        """Take the whole messages out of what has arrived."""
        while len(self._buffer) >= HEADER.size:
            sender, word = HEADER.unpack_from(self._buffer)
            size = max(HEADER.size, word >> 16)
            if len(self._buffer) < size:
                return
            body, self._buffer = self._buffer[HEADER.size : size], self._buffer[size:]
            yield sender, word & 0xFFFF, body


def _padded(length: int) -> int:
    return (length + 3) // 4 * 4


def _address() -> str:
    name = os.environ["WAYLAND_DISPLAY"]
    return name if name.startswith("/") else str(Path(os.environ["XDG_RUNTIME_DIR"]) / name)
