"""What a session says that belongs to no single technique: settling, changing, asking, closing, pacing the breath."""

from msgspec import Struct

from unkink.knowledge.watching_text import WatchingText


class SideNames(Struct, frozen=True, forbid_unknown_fields=True):
    """How a side is announced."""

    left: str
    right: str


class StatusLines(Struct, frozen=True, forbid_unknown_fields=True):
    """The one line a screen shows while nothing is counted down, by where the session stands."""

    waiting: str
    paused: str
    lost: str
    asking_pop: str
    asking_pain_kind: str
    asking_pain_after: str
    stopped: str
    finished: str


class Pacing(Struct, frozen=True, forbid_unknown_fields=True):
    """A slow breath to follow while a position is held: whole seconds in and out, and the words for it."""

    in_s: int
    out_s: int
    breathe_in: str
    breathe_out: str
    easy: str
    choice: str
    sources: tuple[str, ...]


class SessionText(Struct, frozen=True, forbid_unknown_fields=True):
    """All lines of a session that no technique brings along.

    ``come_back`` is said for ``come_back_s`` seconds before a movement starts again that nobody was watching.
    """

    settle: str
    close: str
    walk: str
    come_back: str
    come_back_s: int
    sides: SideNames
    statuses: StatusLines
    breath: Pacing
    watching: WatchingText
