"""The clock of this machine, made into the present that every use case is handed."""

from datetime import UTC, datetime

from unkink.safety.history import Now


def now() -> Now:
    """Return the moment in UTC, with the day and the offset of the machine's own time zone."""
    here = datetime.now(UTC).astimezone()
    offset = here.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    return Now(here.astimezone(UTC), here.date(), minutes)
