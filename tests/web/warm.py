"""A process in which the product is loaded, and out of which servers are forked: the same command, without the loading.

Loading Python, Django, the pages and the content takes a server two seconds of a processor, and there are hundreds of
servers in the tests. Whatever depends on the environment is made anew in every server, as if it had just been started;
then the entry of the command runs as it always does. Several tests start the real command: ``serve`` (served.py).

This process is started by ``warm_servers.py``, which speaks to it on standard input.
"""

import gc
import json
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from importlib import import_module, reload
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.template.loader import get_template
from django.urls import get_resolver
from django.utils.functional import empty

from unkink.config.entry import main

LATE = (
    "django.conf.locale.en.formats",
    "django.core.management.commands.migrate",
    "django.db.models.sql.compiler",
    "django.template.context_processors",
    "encodings.idna",
    "unkink.journal.routing",
    "uvicorn.lifespan.off",
    "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.h11_impl",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
    "websockets.extensions.permessage_deflate",
    "websockets.server",
)
"""What a server loads only when it opens its journal, or when somebody comes."""
LONGEST = 1 << 20
"""Bytes of one request: an environment."""


def load() -> None:
    """Load what a server loads until it has shown its first pages."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "unkink.config.settings"
    # Whatever was left as it is here would fail at once, rather than reach for the journal of whoever runs the tests.
    os.environ["UNKINK_HOME"] = os.devnull
    django.setup()
    for each in ("serving", "chosen", "asgi", "urls"):
        import_module(f"unkink.config.{each}")
    for each in settings.MIDDLEWARE:
        import_module(each.rpartition(".")[0])
    for each in LATE:
        import_module(each)
    MigrationLoader(None)
    import_module("unkink.web.content").library()
    _ = get_resolver().url_patterns
    web = Path(import_module("unkink.web").__path__[0])
    for template in web.rglob("*.html"):
        get_template(template.relative_to(web).as_posix())
    gc.freeze()


def become(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    """Be a process that was started with these, as far as anything in the product can tell."""
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    time.tzset()
    sys.argv = arguments
    reload(sys.modules["unkink.config.settings"])
    # Django keeps what it made of the settings.
    settings._wrapped = empty
    for database in tuple(connections):
        with suppress(AttributeError):  # where nothing has asked for this connection yet
            del connections[database]
    vars(connections).pop("settings", None)
    vars(connections)["_settings"] = None


def fork_servers(line: socket.socket) -> bool:
    """Do what is asked on the line until it is shut. Returns True in every server, and False here at the end."""
    running: set[int] = set()
    while True:
        asked, files, _, _ = socket.recv_fds(line, LONGEST, 2)
        if not asked:
            break
        request: dict[str, Any] = json.loads(asked)
        if "wait" in request:
            found, status = os.waitpid(request["wait"], 0 if request["block"] else os.WNOHANG)
            running.discard(found)
            line.send(json.dumps(os.waitstatus_to_exitcode(status) if found else None).encode())
            continue
        pid = os.fork()
        if pid == 0:
            line.close()
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            for number, file in enumerate(files, start=1):
                os.dup2(file, number)
                os.close(file)
            # What was open before believes that it is still the file that it was.
            sys.stdout = os.fdopen(1, "w", encoding="utf-8")
            sys.stderr = os.fdopen(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1)
            become(request["arguments"], request["environment"], request["folder"])
            return True
        running.add(pid)
        for file in files:
            os.close(file)
        line.send(json.dumps(pid).encode())
    for pid in running:
        os.kill(pid, signal.SIGKILL)
    return False


if __name__ == "__main__":
    load()
    if fork_servers(socket.socket(fileno=os.dup(0))):
        raise SystemExit(main())
