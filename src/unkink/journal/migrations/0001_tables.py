import uuid

import django.db.models.deletion
from django.db import migrations, models

import unkink.journal.compact_json
from unkink.journal.key_order import CreateModelInKeyOrder


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("value", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
            ],
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("wanted", models.CharField(max_length=80)),
                ("limits", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
            ],
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                ("clock_at", models.DateTimeField()),
                ("level", models.CharField(max_length=20)),
                ("content_digest", models.CharField(max_length=64)),
                ("answers", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
                ("verdict", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
            ],
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("number", models.AutoField(primary_key=True, serialize=False)),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("began_at", models.DateTimeField(db_index=True)),
                ("clock_at", models.DateTimeField()),
                ("day", models.DateField(db_index=True)),
                ("utc_offset_minutes", models.SmallIntegerField()),
                ("pain_before", models.PositiveSmallIntegerField()),
                ("cracks", models.BooleanField()),
                ("regions", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
                ("seed", models.BigIntegerField()),
                ("content_digest", models.CharField(max_length=64)),
                ("situation", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
                ("routine", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
                ("script", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
                ("imported", models.BooleanField(default=False)),
                (
                    "screening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="journal.screening"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("began_at", models.DateTimeField(db_index=True)),
                ("last_at", models.DateTimeField()),
                ("day", models.DateField()),
                ("utc_offset_minutes", models.SmallIntegerField()),
                ("cracks", models.BooleanField()),
                ("regions", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
                ("stopped_at", models.DateTimeField(null=True)),
            ],
        ),
        CreateModelInKeyOrder(
            name="SessionEvent",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "session_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="journal.session",
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("at", models.FloatField()),
                ("hurts", models.BooleanField()),
                ("event", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="SessionSummary",
            fields=[
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="summary",
                        serialize=False,
                        to="journal.session",
                    ),
                ),
                ("began_at", models.DateTimeField(db_index=True)),
                ("ended_at", models.DateTimeField()),
                ("day", models.DateField()),
                ("outcome", models.CharField(max_length=20)),
                ("stopped", models.BooleanField()),
                ("stop", models.CharField(blank=True, max_length=40)),
                ("cracks", models.BooleanField()),
                ("pain_before", models.PositiveSmallIntegerField()),
                ("pain_after", models.PositiveSmallIntegerField(null=True)),
                ("moving_s", models.FloatField()),
                ("place", models.CharField(max_length=40)),
                ("done", models.JSONField(encoder=unkink.journal.compact_json.CompactJSON)),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("stopped", True)), fields=["ended_at"], name="stopped_sessions")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(condition=models.Q(("cracks", True)), fields=["began_at"], name="cracking_sessions"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cracks", True), ("imported", False)),
                fields=("day",),
                name="one_cracking_session_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("pain_before__lte", 10)), name="pain_before_is_0_to_10"
            ),
        ),
        migrations.AddIndex(
            model_name="sessionevent",
            index=models.Index(condition=models.Q(("hurts", True)), fields=["at"], name="pain_events"),
        ),
    ]
