"""The application the server runs: pages by Django, and beside them the live socket of the session page."""

from typing import Any

from django.core.asgi import get_asgi_application

from unkink.web.data.body_limit import BodyLimit
from unkink.web.profiles.socket import for_a_visit
from unkink.web.session.socket import live_socket

Scope = dict[str, Any]


def make_application() -> Any:
    """Make the ASGI application. Django must be set up, with the launch and its port in the settings."""
    pages = BodyLimit(get_asgi_application())
    live = for_a_visit(live_socket)

    async def application(scope: Scope, receive: Any, send: Any) -> None:
        if scope["type"] == "websocket":
            await live(scope, receive, send)
        else:
            await pages(scope, receive, send)

    return application
