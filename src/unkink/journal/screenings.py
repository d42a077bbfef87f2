"""Safety checks in the journal."""

from datetime import datetime

import msgspec
from msgspec import Struct

from unkink.journal.high_water import Lifted
from unkink.journal.models import Screening
from unkink.knowledge.levels import Level
from unkink.safety.answers import Answers
from unkink.safety.verdict import Verdict


class Screened(Struct, frozen=True):
    """A safety check as it was recorded. Its verdict is not read back: today's rules judge the answers again."""

    id: int
    at: datetime
    clock_at: datetime
    level: Level
    answers: Answers


def record(lifted: Lifted, answers: Answers, verdict: Verdict, content_digest: str) -> Screened:
    """Write one safety check, with the whole trace of its verdict."""
    row = Screening.objects.create(
        at=lifted.now.at,
        clock_at=lifted.clock_at,
        level=verdict.level,
        content_digest=content_digest,
        answers=msgspec.to_builtins(answers),
        verdict=msgspec.to_builtins(verdict),
    )
    return _screened(row)


def latest() -> Screened | None:
    """Return the last safety check, or None if there never was one."""
    row = Screening.objects.defer("verdict").order_by("-at", "-id").first()
    return None if row is None else _screened(row)


def _screened(row: Screening) -> Screened:
    return Screened(row.pk, row.at, row.clock_at, Level(row.level), msgspec.convert(row.answers, Answers))
