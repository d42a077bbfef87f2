"""Whose journal is read and written: said once for a request, a socket or a command, and never guessed.

Every profile has a database of its own. Which one is worked with stands in the context of the running code, so two
requests at the same time cannot mix. A query that goes anywhere else is refused, wherever it comes from.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Lock
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

FIRST = DEFAULT_DB_ALIAS
"""The database of whoever was here first; where nobody shares the machine there is no other."""

NOBODY = ""

_said: ContextVar[str | None] = ContextVar("whose journal", default=None)
_unless_said = [FIRST]
_closed: set[str] = set()
_one_at_a_time = Lock()


class NobodyChosen(Exception):  # noqa: N818 -- it says what is the matter
    """Something reached for a journal while nobody had said whose. It is a mistake of ours, and nothing was read."""


class NotTheirs(Exception):  # noqa: N818 -- it says what is the matter
    """A query was on its way to another one's journal. It is a mistake of ours, and nothing was read."""


def database() -> str:
    """The database that is worked with here and now. Raises NobodyChosen."""
    said = _said.get()
    found = _unless_said[0] if said is None else said
    if found == NOBODY or found in _closed:
        raise NobodyChosen("nobody has said whose journal this is for, or it is closed")
    return found


def connection() -> BaseDatabaseWrapper:
    """The connection to the database that is worked with here and now. Raises NobodyChosen."""
    return connections[database()]


def file() -> Path:
    """The file of the journal that is worked with here and now; only SQLite has one. Raises NobodyChosen."""
    return Path(connections.settings[database()]["NAME"])


@contextmanager
def working_for(whose: str) -> Iterator[None]:
    """Work with this database inside, and with none where it is NOBODY."""
    before = _said.set(whose)
    try:
        yield
    finally:
        _said.reset(before)


def unless_said(whose: str) -> None:
    """Let the whole process work with this database wherever nothing else is said; NOBODY: with none."""
    _unless_said[0] = whose


def know(whose: str, file: Path) -> None:
    """Make the database of a profile known to this process, whether or not its file is there yet."""
    with _one_at_a_time:
        _closed.discard(whose)
        known = connections.settings
        if whose != FIRST and whose not in known:
            # Another dictionary, not a longer one: other threads may be going through it.
            connections.settings = {**known, whose: {**known[FIRST], "NAME": file}}


def close(whose: str) -> None:
    """Let nothing in this process reach this database any more: its profile is being removed."""
    _closed.add(whose)


def only_theirs(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:  # noqa: FBT001 -- Django calls it so
    """Stand in front of every query of every connection, and let through what belongs to the present profile."""
    if context["connection"].alias != database():
        raise NotTheirs(f"a query for {database()} was on its way to {context['connection'].alias}")
    return execute(sql, params, many, context)


def guard(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Put ``only_theirs`` in front of a new connection."""
    if only_theirs not in connection.execute_wrappers:
        connection.execute_wrappers.append(only_theirs)
