"""How an event is written in the journal: most have nothing but a type, and then the type is all that is written."""

from typing import Any

import msgspec

from unkink.session.events import AnyEvent


def to_text(event: AnyEvent) -> str:
    """Write an event: ``tick``, or ``{"type":"pop","heard":true}`` where there is more to say."""
    plain = written(event)
    return plain if isinstance(plain, str) else msgspec.json.encode(event).decode()


def from_text(text: str) -> AnyEvent:
    """Read an event. Raises msgspec.ValidationError where this version knows no such event."""
    if text.startswith("{"):
        return msgspec.json.decode(text, type=AnyEvent)  # type: ignore[no-any-return]  # a union is no type to mypy
    return event_of(text)


def as_written(text: str) -> str | dict[str, Any]:
    """Take an event from the journal to an export without making an event of it: there may be a million."""
    return msgspec.json.decode(text) if text.startswith("{") else text


def written(event: AnyEvent) -> str | dict[str, Any]:
    """Write an event as plain data: its type alone, or with all there is to say about it."""
    plain: dict[str, Any] = msgspec.to_builtins(event)
    return plain["type"] if len(plain) == 1 else plain


def event_of(written: str | dict[str, Any]) -> AnyEvent:
    """Read an event from plain data. Raises msgspec.ValidationError where this version knows no such event."""
    plain = {"type": written} if isinstance(written, str) else written
    return msgspec.convert(plain, AnyEvent)  # type: ignore[no-any-return]
