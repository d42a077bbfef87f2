"""What a session says about its camera: what it sees, why it cannot tell, and how long it waits for somebody."""

from typing import get_args

from msgspec import Struct

from unkink.knowledge.camera_view import BodyPart

HIDDEN = "hidden-"

REASONS: tuple[str, ...] = (
    *("nobody", "broken", "elsewhere", "outside", "small", "not-side", "not-front", "gap", "unclear", "late"),
    *(HIDDEN + part for part in get_args(BodyPart)),
)
"""Every reason why a camera cannot tell, as an id. A part that is not seen is named after ``hidden-``."""


class Patience(Struct, frozen=True, forbid_unknown_fields=True):
    """For how many seconds the clock of a hold stands, in all, for somebody who is not seen in it.

    As long as the hold itself, within these bounds. It limits how long somebody stays at the end of their range whom
    the camera does not see there.
    """

    least_s: int
    most_s: int
    choice: str
    sources: tuple[str, ...]


class WatchingText(Struct, frozen=True, forbid_unknown_fields=True):
    """Every sentence about the camera. ``reasons`` has one for each id of ``REASONS``.

    ``out_of_view_s``: after so many seconds without anybody in view, in the middle of a movement, the session waits.
    """

    patience: Patience
    out_of_view_s: int
    out_of_view: str
    waits: str
    not_held: str
    other_side: str
    counted_by_camera: str
    not_watched: str
    no_exercise: str
    reasons: dict[str, str]
