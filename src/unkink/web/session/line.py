"""What a server of ours can tell of a connection beyond ASGI, so that a frame is answered without waking another task.

It stands in the scope's extensions. Where it is missing everything works as well, only through one task more.
"""

from collections.abc import Mapping
from typing import Any, Protocol

NAME, HERE = "unkink.line", "line"
"""The extension, and what stands in it."""


class Line(Protocol):
    """One connection as it is just now. Neither call may wait."""

    def brings_more(self) -> bool:
        """Whether something else has come from the page already."""

    def takes_more(self) -> bool:
        """Whether what is sent now goes out at once."""


def line_of(scope: Mapping[str, Any]) -> Line | None:
    """The line of a connection, where its server tells of it."""
    found: Line | None = (scope.get("extensions") or {}).get(NAME, {}).get(HERE)
    return found
