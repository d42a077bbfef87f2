"""The database itself refuses to change the past, whoever asks and with whatever tool."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from tests.practice.people import checked, had_session, moment
from unkink.journal.append_only import SAID
from unkink.journal.models import APPEND_ONLY, MeasureForm, Preference
from unkink.knowledge.library import Library
from unkink.practice.begin import note_refusal
from unkink.practice.preferences import choose, read

FILLED = ("journal_screening", "journal_session", "journal_sessionevent", "journal_sessionsummary", "journal_refusal")

pytestmark = pytest.mark.usefixtures("data_folder")


@pytest.fixture
def _past(library: Library, data_folder: Path) -> None:
    assert data_folder.exists()
    checked(library, moment())
    had_session(library, moment(minutes=1))
    note_refusal(library, moment(hours=2), "foam-roller")


def run(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [] if cursor.description is None else cursor.fetchall()


def first_column(table: str) -> str:
    return str(run(f"SELECT name FROM pragma_table_info('{table}') LIMIT 1")[0][0])  # noqa: S608 -- our own names


@pytest.mark.usefixtures("_past")
@pytest.mark.parametrize("table", FILLED)
def test_no_row_of_the_past_can_be_changed(table: str) -> None:
    column = first_column(table)
    with pytest.raises(IntegrityError, match=SAID):
        run(f"UPDATE {table} SET {column} = {column}")  # noqa: S608


@pytest.mark.usefixtures("_past")
@pytest.mark.parametrize("table", FILLED)
def test_no_row_of_the_past_can_be_deleted(table: str) -> None:
    before = run(f"SELECT count(*) FROM {table}")  # noqa: S608
    with pytest.raises(IntegrityError, match=SAID):
        run(f"DELETE FROM {table}")  # noqa: S608
    assert run(f"SELECT count(*) FROM {table}") == before  # noqa: S608


@pytest.mark.usefixtures("_past")
@pytest.mark.parametrize("table", FILLED)
def test_no_row_of_the_past_can_be_written_over(table: str) -> None:
    with pytest.raises(IntegrityError, match=SAID):
        run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608


def test_every_table_is_append_only_except_settings_and_forms() -> None:
    """A table that a later migration adds or remakes must not come without its triggers."""
    tables = {str(name) for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")}
    ours = {name for name in tables if name.startswith("journal_")} - {
        each._meta.db_table for each in (Preference, MeasureForm)
    }
    assert ours == {model._meta.db_table for model in APPEND_ONLY}
    for change in ("UPDATE", "DELETE"):
        held = f"SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%BEFORE {change}%'"  # noqa: S608
        assert ours <= {str(name) for (name,) in run(held)}


def test_preferences_can_change(library: Library) -> None:
    choose(library, voice=True)
    assert not choose(library, voice=False).voice
    assert not read(library).voice


def test_foreign_keys_are_held() -> None:
    assert run("PRAGMA foreign_keys") == [(1,)]


def test_what_is_acknowledged_survives_a_power_cut() -> None:
    full, write_ahead = 2, "wal"
    assert run("PRAGMA synchronous") == [(full,)]
    assert run("PRAGMA journal_mode") == [(write_ahead,)]
