"""Why the engine refuses an event. A refused event leaves the state as it was, and must not be stored."""

from unkink.session.events import Event
from unkink.session.state import Status


class EventRefused(Exception):  # noqa: N818 -- the event is refused, nothing is broken
    """An event that the session cannot take now."""


class IllegalEvent(EventRefused):
    """An event for which the table has no transition here."""

    def __init__(self, status: Status, event: Event) -> None:
        self.status = status
        self.event = event
        super().__init__(f"{type(event).__struct_config__.tag!r} cannot happen while the session is {status.value!r}")


class BadEvent(EventRefused):
    """An event that may happen here, but says something that is not allowed: the field, and what is."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")
