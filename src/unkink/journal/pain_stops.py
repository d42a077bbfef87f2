"""The last time that pain stopped a session, also when nobody was left to say so."""

from datetime import UTC, date, datetime

from msgspec import Struct

from unkink.journal.high_water import local_day
from unkink.journal.models import SessionEvent, SessionSummary, Tombstone


class PainStop(Struct, frozen=True):
    """Pain stopped a session: when (UTC), on which local day, and by which rule; empty when the kind is not known."""

    session_id: str
    at: datetime
    day: date
    rule: str


def latest() -> PainStop | None:
    """Return the last pain stop: an "it hurts", or a session whose pain had risen at its end. Also one erased since."""
    stops = [stop for stop in (_said(), _risen(), _erased()) if stop is not None]
    return max(stops, key=lambda stop: stop.at, default=None)


def _said() -> PainStop | None:
    event = SessionEvent.objects.filter(hurts=True).order_by("-at").select_related("session", "session__summary")
    row = event.values_list(
        "session__id", "at", "session__day", "session__utc_offset_minutes", "session__summary__stop"
    ).first()
    if row is None:
        return None
    session, seconds, day, offset, rule = row
    at = datetime.fromtimestamp(seconds, UTC)
    return PainStop(str(session), at, max(day, local_day(at, offset)), rule or "")


def _risen() -> PainStop | None:
    row = (
        SessionSummary.objects.filter(stopped=True)
        .order_by("-ended_at")
        .values_list("session__id", "ended_at", "day", "session__utc_offset_minutes", "stop")
        .first()
    )
    if row is None:
        return None
    session, at, day, offset, rule = row
    return PainStop(str(session), at, max(day, local_day(at, offset)), rule)


def _erased() -> PainStop | None:
    row = Tombstone.objects.filter(stopped_at__isnull=False).order_by("-stopped_at").first()
    if row is None or row.stopped_at is None:
        return None
    day = max(row.day, local_day(row.stopped_at, row.utc_offset_minutes))
    return PainStop(str(row.id), row.stopped_at, day, "")
