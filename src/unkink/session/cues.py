"""What the engine wants the outside to do: show, say, chime, stop. Cues are data; screens and voices carry them out."""

from typing import Literal

from msgspec import Struct


class Show(Struct, frozen=True, tag="show", tag_field="type"):
    """A new segment began: show its figure and its line."""

    technique: str
    phase: str
    side: str


class Say(Struct, frozen=True, tag="say", tag_field="type"):
    """Speak this line; it stands on the screen as well."""

    text: str


class Count(Struct, frozen=True, tag="count", tag_field="type"):
    """A repetition is complete."""

    repetition: int
    repetitions: int
    side: str


class Chime(Struct, frozen=True, tag="chime", tag_field="type"):
    """Sound for the start, the half or the end of a hold, or for the end of the session."""

    what: Literal["start", "half", "end", "done"]


class Stopped(Struct, frozen=True, tag="stop", tag_field="type"):
    """The session has stopped because of this rule; show its advice and keep it on the screen."""

    rule: str


Cue = Show | Say | Count | Chime | Stopped
