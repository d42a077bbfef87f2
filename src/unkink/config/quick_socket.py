"""uvicorn's WebSocket, quicker for many small messages. It is the only file that knows how uvicorn is made inside.

uvicorn stops reading with every message until the application has taken it, and begins again: two calls of the kernel
for each of thirty messages a second. Here it stops only once several wait, which keeps a flood as short.
"""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from unkink.web.session import line

MOST_WAITING = 8
"""Messages of one page that wait before it is read from no further."""


class QuickSocket(WebSocketsSansIOProtocol):
    """A connection that says whether more has come on it, and whether it takes more: web/session/line.py."""

    def brings_more(self) -> bool:
        """Whether something waits to be received."""
        return not self.queue.empty()

    def takes_more(self) -> bool:
        """Whether sending does not have to wait."""
        return self.writable.is_set()

    def handle_connect(self, event: Request) -> None:
        """Begin as always; the application, which starts later, finds this line in its scope."""
        super().handle_connect(event)
        if not self.close_sent:
            self.scope["extensions"][line.NAME] = {line.HERE: self}

    def send_receive_event_to_app(self) -> None:
        """Hand a message over. What takes itself for paused already does not pause."""
        if self.read_paused or self.queue.qsize() >= MOST_WAITING:
            super().send_receive_event_to_app()
            return
        self.read_paused = True
        super().send_receive_event_to_app()
        self.read_paused = False
