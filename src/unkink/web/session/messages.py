"""What travels over the live socket as JSON, both ways. Frames of the camera are bytes: web/camera/frame.py."""

from typing import Annotated

import msgspec
from msgspec import Struct

from unkink.session.cues import Cue
from unkink.session.events import Easier, Hurts, PainAfter, PainWas, Pause, Pop, Quit, Resume, Skip
from unkink.session.moment import Moment
from unkink.web.camera.messages import Placed, Taken, Told, Watching

PageEvent = Pause | Resume | Skip | Easier | Pop | Hurts | PainWas | PainAfter | Quit
"""What a page may let happen. Time passing and being lost from sight are for the server to say."""


class Asked(Struct, frozen=True, forbid_unknown_fields=True):
    """From the page: an event, with an id to acknowledge it by."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    event: PageEvent


class Shown(Struct, frozen=True, tag="moment", tag_field="type"):
    """To the page: the present moment."""

    moment: Moment


class Cued(Struct, frozen=True, tag="cues", tag_field="type"):
    """To the page: what the engine wants done."""

    cues: tuple[Cue, ...]


class Stored(Struct, frozen=True, tag="stored", tag_field="type"):
    """To the page: the event with this id is in the journal."""

    id: str


class NotDone(Struct, frozen=True, tag="not done", tag_field="type"):
    """To the page: the event with this id did not happen, and why."""

    id: str
    why: str


class Trouble(Struct, frozen=True, tag="trouble", tag_field="type"):
    """To the page: the session cannot go on just now, and why."""

    why: str


Answer = Shown | Cued | Stored | NotDone | Trouble | Watching | Placed | Told | Taken

read_asked = msgspec.json.Decoder(Asked).decode
write_answer = msgspec.json.Encoder().encode
