"""A routine: what to do, in which order, how much of it, and why; and what was left out, and why."""

from msgspec import Struct

from unkink.knowledge.vocabulary import Kind


class Item(Struct, frozen=True):
    """One exercise of a routine. ``reps`` are per side; ``sides`` is 1, or 2 where a side matters; seconds.

    ``arrive`` tells how to come into the position from the one before. ``cracks``: the limits count it.
    """

    technique: str
    kind: Kind
    sides: int
    reps: int
    hold_s: int
    rest_s: int
    why: str
    arrive: str
    change_s: int
    cracks: bool


class LeftOut(Struct, frozen=True):
    """A technique that is not in the routine. ``by`` names the closings, where closings are the reason."""

    technique: str
    why: str
    by: tuple[str, ...] = ()


class Routine(Struct, frozen=True):
    """A routine. ``seconds`` is its planned length, every phase of it included.

    ``walk_s`` is easy walking at the end, where the doses cannot honestly fill the time, and ``walk_because`` says so.
    ``shorter_because`` and ``longer_because`` say why it is more than 10 % shorter or longer than asked; empty when it
    is not. An empty ``items`` means that nothing is open here, and ``instead`` says what to do.
    """

    items: tuple[Item, ...]
    left_out: tuple[LeftOut, ...]
    settle_s: int
    close_s: int
    seconds: int
    shorter_because: str = ""
    longer_because: str = ""
    walk_s: int = 0
    walk_because: str = ""
    instead: tuple[str, ...] = ()

    @property
    def minutes(self) -> float:
        """The planned length in minutes, to one decimal."""
        return round(self.seconds / 60, 1)

    @property
    def cracks(self) -> bool:
        """Whether the limits on cracking count this routine."""
        return any(item.cracks for item in self.items)
