"""The line between a session page and its server, in the hands of a test: it can be slow, deaf or cut."""

from playwright.sync_api import Page, WebSocketRoute

Message = str | bytes


class HeldLine:
    """Every live socket of a page runs through here. ``silent``: what the server says is kept back until ``speaks``."""

    def __init__(self, page: Page, *, silent: bool = False) -> None:
        self.is_deaf = False
        """Whether what the page says is dropped on the way, as by a line that is about to break."""
        self._is_silent = silent
        self._kept: list[Message] = []
        self._routes: list[tuple[WebSocketRoute, WebSocketRoute]] = []
        page.route_web_socket("**/live/*", self._lay)

    def falls_silent(self) -> None:
        """Keep back what the server says from now on."""
        self._is_silent = True

    def speaks(self) -> None:
        """Let the server be heard from now on, and everything that it has said."""
        self._is_silent = False
        for said in self._kept:
            self._routes[-1][0].send(said)
        self._kept.clear()

    def breaks(self) -> None:
        """Cut the line; the page may lay another one."""
        page, server = self._routes.pop()
        server.close()
        page.close()
        self.is_deaf = False

    def _lay(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        self._routes.append((page, server))

        def up(said: Message) -> None:
            if not self.is_deaf:
                server.send(said)

        def down(said: Message) -> None:
            if self._is_silent:
                self._kept.append(said)
            else:
                page.send(said)

        page.on_message(up)
        server.on_message(down)
