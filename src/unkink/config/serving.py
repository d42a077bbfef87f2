"""Serving the pages on this machine, to its owner only, and opening the browser."""

import os
import socket
import sys
import webbrowser
from threading import Thread
from typing import Any

import django
import uvicorn
from django.conf import settings

from unkink.config.handover import find_running, open_on, publish
from unkink.config.quick_socket import QuickSocket
from unkink.config.unattended import Attended, end_when_alone
from unkink.journal import whose
from unkink.profiles.household import Household
from unkink.web.access.launch import Launch
from unkink.web.content import library
from unkink.web.profiles.visit import Visits

USUAL_PORT = 8653
LOOPBACK = "127.0.0.1"
LARGEST_MESSAGE = 4 * 1024
"""Bytes of one message on the live socket."""
ANY_PORT = 0
HIGHEST_PORT = 65_535


class PortError(Exception):
    """The port cannot be used; the message says why and what else to do."""


def listen(port: int | None) -> socket.socket:
    """Bind to the port on the loopback address: the usual one or any free one for None, any free one for 0.

    Raises PortError.
    """
    if port is None:
        try:
            return _bind(USUAL_PORT)
        except OSError:
            port = ANY_PORT
    if not 0 <= port <= HIGHEST_PORT:
        raise PortError(f"--port: {port} is no port; allowed is 0 (any free one) to {HIGHEST_PORT}")
    try:
        return _bind(port)
    except PermissionError:
        raise PortError(f"--port: {port} needs more rights than you have; choose one above 1023, or 0") from None
    except OSError:
        raise PortError(f"--port: {port} is in use by another program; choose another, or 0 for any free one") from None


def _bind(port: int) -> socket.socket:
    """Bind and listen, or raise OSError. On Windows a second program could share the port unless we forbid it."""
    # Named as TCP, or asyncio does not turn off the waiting for more to send: 40 ms on every page.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(64)
    except OSError:
        listener.close()
        raise
    return listener


def serve(
    household: Household, *, port: int | None = None, browser: bool = True, page: str = "/", unattended: bool = False
) -> int:
    """Serve until somebody ends it with Ctrl-C; return the exit code. Raises PortError.

    ``page`` is what the browser opens first; ``unattended`` ends by itself when nobody has used it for long.
    """
    listener = listen(port)
    launch = Launch(listener.getsockname()[1])
    application = make(launch, household)
    print(f"unkink is running. Open {launch.address}", flush=True)  # noqa: T201 -- the person needs the address
    print("Only you can read it, on this machine. Ctrl-C ends it.", flush=True)  # noqa: T201
    if browser and has_display():
        Thread(target=webbrowser.open, args=(f"{launch.address_for_browser}&page={page}",), daemon=True).start()
    with publish(household.home, launch):
        run(application, listener, unattended=unattended)
    return 0


def open_page(household: Household, page: str, profile: str = "") -> int:
    """Open a page in the browser: of the server that is running, or of one that is started for it. Raises PortError.

    ``profile``: the id of the one it is meant for, where several share the machine.
    """
    page = f"{page}&profile={profile}" if profile else page
    running = find_running(household.home)
    if running is not None:
        return 0 if open_on(running, page) else 1
    return serve(household, page=page, unattended=True)


def make(launch: Launch, household: Household) -> Any:
    """Set Django up for this launch and this household, load the library, and make the application."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unkink.config.settings")
    settings.LAUNCH, settings.HOUSEHOLD, settings.VISITS = launch, household, Visits(launch)
    django.setup()
    # From here on somebody says, for every request and every socket, whose journal it is for; or there is none.
    whose.unless_said(whose.NOBODY)
    from unkink.config.asgi import make_application  # noqa: PLC0415 -- its pages need Django to be set up

    library()
    return make_application()


def run(application: Any, listener: socket.socket, *, unattended: bool = False) -> None:
    """Run the server until it is interrupted, and end without a traceback."""
    attended = Attended(application)
    server = uvicorn.Server(
        uvicorn.Config(
            attended,
            log_level="warning",
            access_log=False,
            lifespan="off",
            interface="asgi3",
            ws=QuickSocket,
            ws_max_size=LARGEST_MESSAGE,
            # Browsers offer to compress every message. Over the loopback nothing is gained, and each costs twice.
            ws_per_message_deflate=False,
            ws_ping_interval=10,
            ws_ping_timeout=10,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
            limit_concurrency=200,
        )
    )
    if unattended:
        end_when_alone(attended, server)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        print()  # noqa: T201 -- the shell's prompt starts on a line of its own


def has_display() -> bool:
    """Say whether a browser window could open here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
