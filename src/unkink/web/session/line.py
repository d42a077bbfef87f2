"""What a server of ours lets a socket do beyond ASGI, so that a frame is answered without waking another task.

It stands in the scope's extensions. Where it is missing everything works as well, only through tasks.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

NAME, HERE = "unkink.line", "line"
"""The extension, and what stands in it."""

Taker = Callable[[Sequence[bytes]], bool]
"""Takes messages of bytes that have come in one go, the newest last: all of them or none. Returns whether it did."""


class Line(Protocol):
    """One connection as it is just now. No call may wait."""

    def takes_more(self) -> bool:
        """Whether what is said now goes out at once."""

    def say(self, text: bytes) -> None:
        """Send a text. Only where it goes out at once."""

    def hand_to(self, taker: Taker) -> None:
        """Hand messages of bytes over as they come, where nothing else waits or has come with them.

        All the rest, and what the taker does not take, is received as always.
        """


def line_of(scope: Mapping[str, Any]) -> Line | None:
    """The line of a connection, where its server has laid one."""
    found: Line | None = (scope.get("extensions") or {}).get(NAME, {}).get(HERE)
    return found


def with_line(scope: Mapping[str, Any], line: Line) -> Mapping[str, Any]:
    """The same connection with this line."""
    return {**scope, "extensions": {**(scope.get("extensions") or {}), NAME: {HERE: line}}}
