"""The high-water mark of time: a clock set back never makes the journal younger, so it reopens no limit."""

from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from unkink.journal.models import Measurement, Refusal, Screening, Session, SessionEvent, Tombstone
from unkink.safety.history import Now

TELL_AFTER = timedelta(minutes=5)
"""Clocks are put right by seconds all the time; only more than this is worth telling."""


class Lifted(Struct, frozen=True):
    """The present as the journal sees it. ``now`` is never earlier than anything recorded."""

    now: Now
    clock_at: datetime
    """What the clock really said."""
    set_back: bool
    """Whether the clock is earlier than the journal by more than a correction."""


def lift(now: Now) -> Lifted:
    """Lift the present to the latest moment and the latest day of everything recorded."""
    at = max((now.at, *_latest_moments()))
    set_back = at - now.at > TELL_AFTER
    days = [now.day]
    if set_back:
        days.append(local_day(at, now.utc_offset_minutes))
    # Flying west also makes the calendar step back, without any clock being wrong.
    latest = [model.objects.order_by("-day").values_list("day", flat=True).first() for model in (Session, Tombstone)]
    days += [day for day in latest if day is not None]
    return Lifted(Now(at, max(days), now.utc_offset_minutes), now.at, set_back)


def local_day(at: datetime, utc_offset_minutes: int) -> date:
    """Return the day on a calendar that is so many minutes ahead of UTC."""
    return (at.astimezone(UTC) + timedelta(minutes=utc_offset_minutes)).date()


def _latest_moments() -> list[datetime]:
    """The latest moment of each kind. Only one session is open at a time, so the last event is one of the last's."""
    moments = [
        Screening.objects.order_by("-at").values_list("at", flat=True).first(),
        Refusal.objects.order_by("-at").values_list("at", flat=True).first(),
        Measurement.objects.order_by("-at").values_list("at", flat=True).first(),
        Tombstone.objects.order_by("-last_at").values_list("last_at", flat=True).first(),
    ]
    last = Session.objects.order_by("-began_at").values_list("number", "began_at").first()
    if last is not None:
        session, began_at = last
        seconds = SessionEvent.objects.filter(session=session).order_by("-seq").values_list("at", flat=True).first()
        moments += [began_at, None if seconds is None else datetime.fromtimestamp(seconds, UTC)]
    return [moment for moment in moments if moment is not None]
