"""The tables of the journal. All but preferences are append-only, which the database itself holds (append_only.py).

Times are UTC and lifted to the high-water mark (high_water.py); ``clock_at`` is what the clock really said.
"""

# ruff: noqa: D106, DJ008 -- Meta speaks for itself, and no page ever shows a row as it is
import uuid
from functools import partial

from django.db import models
from django.db.models import Q

from unkink.journal.compact_json import CompactJSON

PlainData = partial(models.JSONField, encoder=CompactJSON)


class Screening(models.Model):
    """One safety check: what was answered, what was decided and why, and by which content."""

    at = models.DateTimeField(db_index=True)
    clock_at = models.DateTimeField()
    level = models.CharField(max_length=20)
    content_digest = models.CharField(max_length=64)
    answers = PlainData()
    verdict = PlainData()


class Passage(models.Model):
    """A piece of scripts and routines that many sessions share (passages.py): JSON, compressed; by its SHA-256."""

    digest = models.CharField(max_length=64, unique=True)
    content = models.BinaryField()


class Session(models.Model):
    """One session, written when it begins. What happens in it are its events; its end is its summary.

    ``number`` is short, because every event repeats it; ``id`` is what everybody else calls the session.
    ``cracks``: the limits count it. ``day`` is the day on the person's own calendar. ``routine`` and ``script`` hold
    the numbers of their passages (passages.py). ``imported``: it came with an import, perhaps from another machine.
    """

    number = models.AutoField(primary_key=True)
    id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="sessions")
    began_at = models.DateTimeField(db_index=True)
    clock_at = models.DateTimeField()
    day = models.DateField(db_index=True)
    utc_offset_minutes = models.SmallIntegerField()
    pain_before = models.PositiveSmallIntegerField()
    cracks = models.BooleanField()
    regions = PlainData()
    seed = models.BigIntegerField()
    content_digest = models.CharField(max_length=64)
    situation = PlainData()
    routine = PlainData()
    script = PlainData()
    imported = models.BooleanField(default=False)

    class Meta:
        constraints = [
            # The last line of defence, should everything above it fail. It holds one a day whatever the content allows.
            # What was done elsewhere and imported has happened all the same.
            models.UniqueConstraint(
                fields=["day"], condition=Q(cracks=True, imported=False), name="one_cracking_session_a_day"
            ),
            models.CheckConstraint(condition=Q(pain_before__lte=10), name="pain_before_is_0_to_10"),
        ]
        indexes = [
            models.Index(fields=["began_at"], condition=Q(cracks=True), name="cracking_sessions"),
        ]


class SessionEvent(models.Model):
    """One event of a session, acknowledged only when it is here. ``at`` is in seconds since the epoch, as in events.

    ``hurts``: somebody said "it hurts"; kept apart so that a pain stop is found without reading every event.
    ``event`` is written short (event_text.py): there are some fifty a session.
    """

    # Two writers of the same session meet here: one event a place. It also is an index that begins with the session.
    pk = models.CompositePrimaryKey("session_id", "seq")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    at = models.FloatField()
    hurts = models.BooleanField()
    event = models.TextField()

    class Meta:
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
    done = PlainData()

    class Meta:
        indexes = [models.Index(fields=["ended_at"], condition=Q(stopped=True), name="stopped_sessions")]


class Refusal(models.Model):
    """A try past a limit: when, for what, and the ids of the limits that held it."""

    at = models.DateTimeField(db_index=True)
    wanted = models.CharField(max_length=80)
    limits = PlainData()


class Tombstone(models.Model):
    """What is left of a session that its person erased: what the limits need, and nothing about how they were.

    Erasing what was done today must not open it again. Tombstones that no limit looks at any more go with the next
    erasure. ``last_at`` keeps time from running backwards; ``stopped_at`` keeps the rest of that day shut.
    """

    id = models.UUIDField(primary_key=True)
    began_at = models.DateTimeField(db_index=True)
    last_at = models.DateTimeField()
    day = models.DateField()
    utc_offset_minutes = models.SmallIntegerField()
    cracks = models.BooleanField()
    regions = PlainData()
    stopped_at = models.DateTimeField(null=True)


class NudgeEvent(models.Model):
    """What became of a nudge at the desk, or that somebody rested without one. No limit looks at these.

    ``at`` is the clock's own time, as the background program told it. ``offered`` is the id of a stretch, or ``walk``,
    empty where nothing was offered. Seconds: ``sat_s`` since the break before, ``machine_s`` at the machine since the
    event before.
    """

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    day = models.DateField(db_index=True)
    utc_offset_minutes = models.SmallIntegerField()
    what = models.CharField(max_length=20)
    offered = models.CharField(max_length=80, blank=True)
    sat_s = models.FloatField()
    machine_s = models.FloatField()


class Measurement(models.Model):
    """One time a measure was answered. ``form`` is the address of a form that was brought along, empty for our own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(db_index=True)
    clock_at = models.DateTimeField()
    day = models.DateField()
    measure = models.CharField(max_length=60)
    form = models.CharField(max_length=1_000, blank=True)
    answers = PlainData()
    score = PlainData()
    content_digest = models.CharField(max_length=64)


class MeasureForm(models.Model):
    """A form that was brought along, one a measure. A newer one takes its place; answers keep what they were."""

    measure = models.CharField(max_length=60, primary_key=True)
    document = PlainData()


class Preference(models.Model):
    """One setting of the person. Settings and forms are the only tables in which rows change."""

    key = models.CharField(max_length=40, primary_key=True)
    value = PlainData()


APPEND_ONLY: tuple[type[models.Model], ...] = (
    Screening,
    Passage,
    Session,
    SessionEvent,
    SessionSummary,
    Refusal,
    Tombstone,
    NudgeEvent,
    Measurement,
)
