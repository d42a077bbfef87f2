"""The tables of the journal. All but preferences are append-only, which the database itself holds (append_only.py).

Times are UTC and lifted to the high-water mark (high_water.py); ``clock_at`` is what the clock really said.
"""

# ruff: noqa: D106, DJ008 -- Meta speaks for itself, and no page ever shows a row as it is
import uuid

from django.db import models
from django.db.models import Q


class Screening(models.Model):
    """One safety check: what was answered, what was decided and why, and by which content."""

    at = models.DateTimeField(db_index=True)
    clock_at = models.DateTimeField()
    level = models.CharField(max_length=20)
    content_digest = models.CharField(max_length=64)
    answers = models.JSONField()
    verdict = models.JSONField()


class Session(models.Model):
    """One session, written when it begins. What happens in it are its events; its end is its summary.

    ``cracks``: the limits count it. ``day`` is the day on the person's own calendar.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="sessions")
    began_at = models.DateTimeField(db_index=True)
    clock_at = models.DateTimeField()
    day = models.DateField(db_index=True)
    utc_offset_minutes = models.SmallIntegerField()
    pain_before = models.PositiveSmallIntegerField()
    cracks = models.BooleanField()
    regions = models.JSONField()
    seed = models.BigIntegerField()
    content_digest = models.CharField(max_length=64)
    situation = models.JSONField()
    routine = models.JSONField()
    script = models.JSONField()

    class Meta:
        constraints = [
            # The last line of defence, should everything above it fail. It holds one a day whatever the content allows.
            models.UniqueConstraint(fields=["day"], condition=Q(cracks=True), name="one_cracking_session_a_day"),
            models.CheckConstraint(condition=Q(pain_before__lte=10), name="pain_before_is_0_to_10"),
        ]
        indexes = [
            models.Index(fields=["began_at"], condition=Q(cracks=True), name="cracking_sessions"),
        ]


class SessionEvent(models.Model):
    """One event of a session, acknowledged only when it is here. ``at`` is in seconds since the epoch, as in events.

    ``hurts``: somebody said "it hurts"; kept apart so that a pain stop is found without reading every event.
    """

    # The unique constraint below already is an index that begins with the session.
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    at = models.FloatField()
    hurts = models.BooleanField()
    event = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "seq"], name="one_event_a_place")]
        indexes = [models.Index(fields=["at"], condition=Q(hurts=True), name="pain_events")]


class SessionSummary(models.Model):
    """How a session ended, written once. Holds all that lists and trends need, so that they read no script.

    ``stopped``: because of pain; ``stop`` is the rule, empty when nobody was left to say what kind of pain it was.
    """

    session = models.OneToOneField(Session, on_delete=models.PROTECT, primary_key=True, related_name="summary")
    began_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField()
    day = models.DateField()
    outcome = models.CharField(max_length=20)
    stopped = models.BooleanField()
    stop = models.CharField(max_length=40, blank=True)
    cracks = models.BooleanField()
    pain_before = models.PositiveSmallIntegerField()
    pain_after = models.PositiveSmallIntegerField(null=True)
    moving_s = models.FloatField()
    place = models.CharField(max_length=40)
    done = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["ended_at"], condition=Q(stopped=True), name="stopped_sessions")]


class Refusal(models.Model):
    """A try past a limit: when, for what, and the ids of the limits that held it."""

    at = models.DateTimeField(db_index=True)
    wanted = models.CharField(max_length=80)
    limits = models.JSONField()


class Preference(models.Model):
    """One setting of the person. The only table in which rows change."""

    key = models.CharField(max_length=40, primary_key=True)
    value = models.JSONField()


APPEND_ONLY: tuple[type[models.Model], ...] = (Screening, Session, SessionEvent, SessionSummary, Refusal)
