"""The course of pain out of the journal, as the trends need it."""

from datetime import datetime, timedelta

from unkink.journal.high_water import local_day
from unkink.journal.models import Measurement, Screening, Session, SessionSummary
from unkink.safety.course import Crack, PainCourse, Reading

LOOKED_AT = timedelta(days=100)
"""The longest that a trend looks back is sixty days; an episode that began before is long anyway."""

PAIN = "pain"
"""The measure that is pain now."""


def course(now: datetime, utc_offset_minutes: int, looked_at: timedelta = LOOKED_AT) -> PainCourse:
    """Return what was told of pain for so long a time. The day of a check is the one on today's calendar."""
    since = now - looked_at
    sessions = Session.objects.filter(began_at__gt=since).values_list("began_at", "day", "pain_before")
    checks = Screening.objects.filter(at__gt=since).values_list("at", "answers__pain_0_10")
    readings = [Reading(at, day, pain, session=True) for at, day, pain in sessions]
    readings += [
        Reading(at, local_day(at, utc_offset_minutes), pain, session=False) for at, pain in checks if pain is not None
    ]
    told = Measurement.objects.filter(at__gt=since, measure=PAIN).values_list("at", "day", "score__value")
    readings += [Reading(at, day, round(pain), session=False) for at, day, pain in told]
    ended = SessionSummary.objects.filter(began_at__gt=since, cracks=True).order_by("began_at")
    return PainCourse(
        readings=tuple(sorted(readings, key=lambda each: each.at)),
        cracks=tuple(Crack(*row) for row in ended.values_list("began_at", "ended_at", "pain_before", "pain_after")),
    )
