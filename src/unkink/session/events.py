"""Everything that can happen to a session. Events are data; together with their times they are the session."""

from msgspec import Struct


class Event(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """What happened. The time is kept beside it, never in it."""


class Begin(Event, frozen=True, tag="begin"):
    """The person starts, with their pain before (NPRS, 0 to 10)."""

    pain: int


class Tick(Event, frozen=True, tag="tick"):
    """Time has passed."""


class Pause(Event, frozen=True, tag="pause"):
    """The person pauses."""


class Resume(Event, frozen=True, tag="resume"):
    """The person goes on; also after the connection was lost."""


class Skip(Event, frozen=True, tag="skip"):
    """The person skips the rest of the current exercise. ``reason`` is an id of the skip reasons, or empty."""

    reason: str = ""


class Easier(Event, frozen=True, tag="easier"):
    """The person takes the easier variant of the current exercise, from its beginning."""


class Pop(Event, frozen=True, tag="pop"):
    """The answer to "did it pop?"."""

    heard: bool


class Hurts(Event, frozen=True, tag="hurts"):
    """It hurts. Everything stops at once; what kind of pain it is comes next."""


class PainWas(Event, frozen=True, tag="pain_was"):
    """The kind of pain or feeling, an id of the session rules."""

    kind: str


class PainAfter(Event, frozen=True, tag="pain_after"):
    """Pain after the session (NPRS, 0 to 10), or None when the person does not want to say."""

    pain: int | None


class Lost(Event, frozen=True, tag="lost"):
    """Nobody is watching any more: the page is gone, the machine slept, the process died."""


class Found(Event, frozen=True, tag="found"):
    """A camera sees the person again who was lost. What somebody paused by hand only they can take up."""


class Seen(Event, frozen=True, tag="seen", omit_defaults=True):
    """What a camera sees of the hold under way. It only says whether its clock runs; it never ends anything.

    ``side`` is the side being worked, where there are two. ``abstains`` is why the camera cannot tell, empty if it can.
    """

    in_hold: bool = False
    side: str = ""
    abstains: str = ""


class Quit(Event, frozen=True, tag="quit"):
    """The person ends the session early, without pain."""


AnyEvent = (
    Begin | Tick | Pause | Resume | Skip | Easier | Pop | Hurts | PainWas | PainAfter | Lost | Found | Seen | Quit
)


class Happened(Struct, frozen=True):
    """An event with its time: seconds since the epoch, never earlier than the event before it."""

    at: float
    event: AnyEvent
