"""uvicorn's WebSocket, quicker for many small messages. It is the only file that knows how uvicorn is made inside.

uvicorn stops reading with every message until the application has taken it, and begins again: two calls of the kernel
for each of thirty messages a second. Here it stops only once several wait, which keeps a flood as short. And it puts
every message into a queue and wakes a task for it; here whoever asks for it is handed the message on the spot.
"""

from contextvars import copy_context
from typing import TypeGuard

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Request
from websockets.protocol import OPEN

from unkink.web.session import line

MOST_WAITING = 8
"""Messages of one page that wait before it is read from no further."""

WHOLE_TEXT = b"\x81"
"""How a message of text begins that is sent in one frame. This and the lengths: RFC 6455, section 5.2."""
IN_ONE_BYTE, IN_TWO = 125, 0xFFFF
"""The largest lengths that stand in a frame's second byte, and in the two behind it."""


class QuickSocket(WebSocketsSansIOProtocol):
    """A connection that is also a line: web/session/line.py."""

    _taker: line.Taker | None = None

    def takes_more(self) -> bool:
        """Whether sending does not have to wait, and would not fail."""
        return self.conn.state is OPEN and self.writable.is_set() and not self.transport.is_closing()

    def say(self, text: bytes) -> None:
        """Send a text now. Nothing is compressed, so its frame is the text behind its length."""
        self.transport.write(WHOLE_TEXT + _length(len(text)) + text)

    def hand_to(self, taker: line.Taker) -> None:
        """Hand messages of bytes over from now on, in the context of whoever asks for it."""
        context = copy_context()
        self._taker = lambda messages: context.run(taker, messages)

    def handle_connect(self, event: Request) -> None:
        """Begin as always; the application, which starts later, finds this line in its scope."""
        super().handle_connect(event)
        if not self.close_sent:
            self.scope["extensions"][line.NAME] = {line.HERE: self}

    def handle_events(self) -> None:
        """Hand over what has come, or handle it as always."""
        come = self.conn.events
        if self._taker is not None and come and self.queue.empty() and not self.close_sent:
            messages = [bytes(each.data) for each in come if _is_message_of_bytes(each)]
            if len(messages) == len(come) and self._taker(messages):
                self.conn.events_received()
                return
        super().handle_events()

    def send_receive_event_to_app(self) -> None:
        """Let a message wait. What takes itself for paused already does not pause."""
        if self.read_paused or self.queue.qsize() >= MOST_WAITING:
            super().send_receive_event_to_app()
            return
        self.read_paused = True
        super().send_receive_event_to_app()
        self.read_paused = False


def _length(size: int) -> bytes:
    if size <= IN_ONE_BYTE:
        return bytes((size,))
    return b"\x7e" + size.to_bytes(2) if size <= IN_TWO else b"\x7f" + size.to_bytes(8)


def _is_message_of_bytes(event: object) -> TypeGuard[Frame]:
    """Whether it is a whole one: the last part of a longer one is no frame of bytes by itself."""
    return isinstance(event, Frame) and event.opcode is Opcode.BINARY and event.fin
