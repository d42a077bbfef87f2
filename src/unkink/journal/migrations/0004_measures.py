import uuid
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from unkink.journal import append_only
from unkink.journal.compact_json import CompactJSON

TABLES = ("journal_measurement",)


def hold(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.hold(editor, TABLES)


def release(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.release(editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_nudges")]

    operations = [
        migrations.CreateModel(
            name="MeasureForm",
            fields=[
                ("measure", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("document", models.JSONField(encoder=CompactJSON)),
            ],
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(db_index=True)),
                ("clock_at", models.DateTimeField()),
                ("day", models.DateField()),
                ("measure", models.CharField(max_length=60)),
                ("form", models.CharField(blank=True, max_length=1000)),
                ("answers", models.JSONField(encoder=CompactJSON)),
                ("score", models.JSONField(encoder=CompactJSON)),
                ("content_digest", models.CharField(max_length=64)),
            ],
        ),
        migrations.RunPython(hold, release),
    ]
