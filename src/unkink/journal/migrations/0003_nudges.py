from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from unkink.journal import append_only

TABLES = ("journal_nudgeevent",)


def hold(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.hold(editor, TABLES)


def release(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.release(editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="NudgeEvent",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("day", models.DateField(db_index=True)),
                ("utc_offset_minutes", models.SmallIntegerField()),
                ("what", models.CharField(max_length=20)),
                ("offered", models.CharField(blank=True, max_length=80)),
                ("sat_s", models.FloatField()),
                ("machine_s", models.FloatField()),
            ],
        ),
        migrations.RunPython(hold, release),
    ]
