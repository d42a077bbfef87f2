"""What goes back to a page about its camera. docs/live-socket.md describes every field."""

from typing import Literal

from msgspec import Struct

from unkink.coach.placing import Check


class Watching(Struct, frozen=True, tag="watching", tag_field="type"):
    """To the page: what was made of the newest frame.

    ``counts``: who counts the hold; ``why`` the timer does, as an id; ``line`` the sentence to show. ``repetitions``,
    ``in_hold`` and ``hold_s`` (seconds) are what the coach sees. ``hands_free``: a raised hand pauses just now.
    """

    sequence: int
    counts: Literal["camera", "timer"]
    why: str
    line: str
    repetitions: int
    in_hold: bool
    hold_s: float
    hands_free: bool


class Placed(Struct, frozen=True, tag="placed", tag_field="type"):
    """To the page: how well the camera stands, for the newest frame of the set-up step."""

    sequence: int
    checks: tuple[Check, ...]


class Told(Struct, frozen=True, tag="told", tag_field="type"):
    """To the page: a sentence of the coach, to be said and shown for a while."""

    text: str


class Taken(Struct, frozen=True, tag="taken", tag_field="type"):
    """To the page: its camera is not looked through any more.

    ``why``: ``taken``, another page of this session has turned its camera on; ``broken``, by a mistake of ours.
    """

    why: Literal["taken", "broken"] = "taken"
