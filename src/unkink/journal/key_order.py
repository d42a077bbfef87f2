"""Tables that SQLite keeps in the order of their key, without a second tree for it: half the size for small rows."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class CreateModelInKeyOrder(migrations.CreateModel):
    """Creates a table WITHOUT ROWID on SQLite; on other databases an ordinary one.

    The columns of the key must come first: where they do not, SQLite 3.40 calls every row damaged in its own check.
    A migration that remakes the table on SQLite makes an ordinary one of it: larger, otherwise the same.
    """

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Create the table."""
        usual = schema_editor.sql_create_table
        if schema_editor.connection.vendor == "sqlite":
            schema_editor.sql_create_table = f"{usual} WITHOUT ROWID"
        try:
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            schema_editor.sql_create_table = usual
