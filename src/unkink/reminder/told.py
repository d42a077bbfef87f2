"""What the background program hands to the journal: one entry for everything that became of a nudge."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from unkink.reminder.state import Record, What

Moment = Annotated[datetime, Meta(tz=True)]
Seconds = Annotated[float, Meta(ge=0)]


class Told(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry. The id keeps it from being written twice; ``offered`` is a stretch's id, ``walk`` or empty.

    ``at`` is in UTC, ``day`` is the person's own. Seconds: see Record.
    """

    id: UUID
    at: Moment
    day: date
    utc_offset_minutes: Annotated[int, Meta(ge=-24 * 60, le=24 * 60)]
    what: What
    offered: Annotated[str, Meta(max_length=80)]
    sat_s: Seconds
    machine_s: Seconds


def tell(record: Record, offered: str, number: UUID) -> Told:
    """Make an entry of a record. ``number`` is a fresh id."""
    offset = record.here.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    at, day = record.here.astimezone(UTC), record.here.date()
    return Told(number, at, day, minutes, record.what, offered, record.sat_s, record.machine_s)
