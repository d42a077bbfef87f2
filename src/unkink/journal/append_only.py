"""Triggers that make the database itself refuse to change or delete what the journal holds."""

from collections.abc import Iterable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAID = "the journal is append-only"
"""What the database says when somebody tries."""

_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{SAID}'; END $$
"""


def hold(editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Put the triggers on the tables; those that are there already stay.

    A migration that remakes one of the tables loses its triggers on SQLite, so it must call this again.
    Raises NotImplementedError on a database for which nobody has written the triggers: better no journal than one
    that only pretends.
    """
    vendor = editor.connection.vendor
    if vendor == "postgresql":
        editor.execute(_POSTGRESQL_FUNCTION, params=None)
    for table in tables:
        for statement in _statements(vendor, table):
            # params=None: the statement goes to the database as it is, without placeholders.
            editor.execute(statement, params=None)


def _statements(vendor: str, table: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{change} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
            for change in ("update", "delete")
        ]
    if vendor == "postgresql":
        does = "EXECUTE FUNCTION journal_is_append_only()"
        return [
            f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {does}",
            f"CREATE OR REPLACE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {does}",
        ]
    raise NotImplementedError(f"the journal has no append-only triggers for {vendor}")


def hold_anew(editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Put our triggers in the place of whatever is called so: a file that was brought may have none, or empty ones."""
    names = tuple(tables)
    release(editor, names)
    hold(editor, names)


def release(editor: BaseDatabaseSchemaEditor, tables: Iterable[str]) -> None:
    """Take the triggers off again: to undo a migration while developing, to erase, and to put them on anew."""
    names = ("no_update", "no_delete") if editor.connection.vendor == "sqlite" else ("no_change", "no_truncate")
    for table in tables:
        for name in names:
            owner = "" if editor.connection.vendor == "sqlite" else f" ON {table}"
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}{owner}", params=None)
