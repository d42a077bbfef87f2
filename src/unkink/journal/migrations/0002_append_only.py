from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from unkink.journal import append_only

TABLES = (
    "journal_screening",
    "journal_passage",
    "journal_session",
    "journal_sessionevent",
    "journal_sessionsummary",
    "journal_refusal",
    "journal_tombstone",
)


def hold(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.hold(editor, TABLES)


def release(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.release(editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_tables")]

    operations = [migrations.RunPython(hold, release)]
