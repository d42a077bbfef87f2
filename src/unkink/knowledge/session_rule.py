"""Rules inside a session: what stops it, what kind of pain means what, and what is said on the way."""

from typing import Literal

from msgspec import Struct

from unkink.knowledge.levels import Level
from unkink.knowledge.rule import Closes
from unkink.knowledge.source import Support


class PainKind(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to "what kind of pain or feeling was it?", gravest first on the screen."""

    id: str
    name: str


class Stop(Struct, frozen=True, forbid_unknown_fields=True):
    """A reason to end the session at once. It closes everything for the rest of the day and until a new check."""

    id: str
    kinds: tuple[PainKind, ...]
    level: Level
    closes: Closes
    say: str
    support: Support
    pain_rise: int | None = None
    """Points on 0-10 between before and after that count as this stop, even if nobody pressed "It hurts"."""


class Remark(Struct, frozen=True, forbid_unknown_fields=True):
    """Something said at a moment of a session that changes nothing else."""

    id: str
    moment: Literal["no pop after the dose", "popped", "moving"]
    say: str
    support: Support


class SkipReason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why somebody skips an exercise; offered, never demanded."""

    id: str
    name: str


class SessionRules(Struct, frozen=True, forbid_unknown_fields=True):
    """All rules inside a session."""

    stops: tuple[Stop, ...]
    remarks: tuple[Remark, ...]
    skip_reasons: tuple[SkipReason, ...]
    locked: str
    """What Today says while a stop keeps everything shut."""
