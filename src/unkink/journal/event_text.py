"""How an event is written in the journal: most have nothing but a type, and then the type is all that is written."""

import msgspec

from unkink.session.events import AnyEvent


def to_text(event: AnyEvent) -> str:
    """Write an event: ``tick``, or ``{"type":"pop","heard":true}`` where there is more to say."""
    plain = msgspec.to_builtins(event)
    if len(plain) == 1:
        kind: str = plain["type"]
        return kind
    return msgspec.json.encode(event).decode()


def from_text(text: str) -> AnyEvent:
    """Read an event. Raises msgspec.ValidationError where this version knows no such event."""
    if text.startswith("{"):
        return msgspec.json.decode(text, type=AnyEvent)  # type: ignore[no-any-return]  # a union is no type to mypy
    return msgspec.convert({"type": text}, AnyEvent)  # type: ignore[no-any-return]
