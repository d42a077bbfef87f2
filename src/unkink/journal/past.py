"""What the limits and the planner need to know of the past."""

from datetime import datetime, timedelta

from unkink.journal.models import Refusal, Session, SessionSummary, Tombstone
from unkink.safety.history import CrackSession, History

LOOKED_AT = 200
"""Cracking sessions that are handed to the limits. The longest limit looks back some weeks, at one session a day."""

REFUSALS_KEPT = timedelta(days=90)


def history(now: datetime) -> History:
    """Return what counts against the limits: a cracking session counts from its beginning, ended, erased or not."""
    cracked = {
        row[0]: CrackSession(row[1], row[2], tuple(row[3]))
        for model in (Tombstone, Session)
        for row in model.objects.filter(cracks=True)
        .order_by("-began_at")
        .values_list("id", "began_at", "day", "regions")[:LOOKED_AT]
    }
    refused = Refusal.objects.filter(at__gt=now - REFUSALS_KEPT).order_by("at").values_list("at", flat=True)
    return History(
        crack_sessions=tuple(sorted(cracked.values(), key=lambda each: each.at)),
        refused_at=tuple(refused),
    )


def recent_techniques(sessions: int) -> tuple[tuple[str, ...], ...]:
    """The technique ids of so many last sessions that ended, newest last."""
    rows = SessionSummary.objects.order_by("-began_at").values_list("done", flat=True)[:sessions]
    return tuple(tuple(each["technique"] for each in done) for done in reversed(rows))
