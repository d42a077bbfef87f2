"""A frame of the camera as it travels over the live socket. docs/live-socket.md has the table of its bytes."""

from math import isfinite
from struct import Struct as Layout

from msgspec import Struct

from unkink.body.landmark import LANDMARKS
from unkink.coach.recordings.recording import Landmark

VERSION = 1
PERSON, SETTING_UP, LAST = 1, 2, 4
"""Flags: landmarks follow; the camera is being set up; it has been turned off and nothing follows."""
HEAD = Layout("<BBBBB3xIHHd")
POINT = Layout("<4f")
LARGEST = HEAD.size + POINT.size * len(LANDMARKS)
"""Bytes of a frame with a person in it."""
NOT_COUNTED = 255


class BadFrame(ValueError):  # noqa: N818 -- what it is, not an error of ours
    """Bytes that no page of ours sends; the message says what is wrong with them."""


class CameraFrame(Struct, frozen=True):
    """One picture, without its pixels.

    ``t`` is when it was taken, in seconds on the page's clock. ``width`` and ``height`` are pixels. ``people`` were
    counted in it (None where nobody counts); ``light`` is its mean lightness and ``shake`` how much of it moves beside
    the person, both 0 to 255. ``landmarks`` is None where nobody was found; their figures may be no numbers.
    """

    sequence: int
    t: float
    width: int
    height: int
    people: int | None = None
    light: int = 255
    shake: int = 0
    landmarks: tuple[Landmark, ...] | None = None
    setting_up: bool = False
    last: bool = False

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


def read_frame(data: bytes) -> CameraFrame:
    """Read a frame. Raises BadFrame. What landmarks say is not looked at: the coach abstains from what cannot be."""
    if not data or data[0] != VERSION:
        raise BadFrame(f"version is {data[0] if data else 'missing'}; allowed is {VERSION}")
    if len(data) < HEAD.size:
        raise BadFrame(f"has {len(data)} bytes; allowed are {HEAD.size} without a person and {LARGEST} with one")
    _, flags, people, light, shake, sequence, width, height, t = HEAD.unpack_from(data)
    expected = LARGEST if flags & PERSON else HEAD.size
    if len(data) != expected:
        raise BadFrame(f"has {len(data)} bytes; its flags allow {expected}")
    if flags & ~(PERSON | SETTING_UP | LAST):
        raise BadFrame(f"flags are {flags}; allowed are sums of {PERSON}, {SETTING_UP} and {LAST}")
    if not (isfinite(t) and t >= 0):
        raise BadFrame(f"time is {t}; allowed are finite seconds from 0")
    if not (width and height):
        raise BadFrame(f"size is {width} x {height}; allowed are at least 1 x 1")
    return CameraFrame(
        sequence=sequence,
        t=t,
        width=width,
        height=height,
        people=None if people == NOT_COUNTED else people,
        light=light,
        shake=shake,
        landmarks=tuple(POINT.iter_unpack(data[HEAD.size :])) if flags & PERSON else None,
        setting_up=bool(flags & SETTING_UP),
        last=bool(flags & LAST),
    )
