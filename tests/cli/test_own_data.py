"""Your data, from the command line: out, in, a copy, back, looked at, gone."""

import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.practice.people import checked, had_session
from unkink.config.data_folder import JOURNAL_FILE
from unkink.config.entry import main
from unkink.knowledge.library import Library
from unkink.practice.past import entries
from unkink.safety.history import Now

Type = Callable[..., int]


@pytest.fixture
def type_(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    """Type a command in an empty folder, with the real wiring."""
    assert data_folder.is_dir()
    monkeypatch.chdir(tmp_path)

    def typed(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["unkink", *words])
        return main()

    return typed


@pytest.fixture
def session(library: Library, type_: Type) -> str:  # noqa: ARG001 -- the folder it is in
    """The id of a session of yesterday."""
    at = datetime.now(UTC) - timedelta(days=1)
    now = Now(at, at.date())
    checked(library, now)
    return had_session(library, now).session_id


def test_an_export_is_json_whole(type_: Type, session: str) -> None:
    assert type_("export", "-o", "mine.json") == 0
    document: dict[str, Any] = json.loads(Path("mine.json").read_text())
    assert (document["format"], document["version"]) == ("unkink.journal", 1)
    assert [each["id"] for each in document["journal"]["sessions"]] == [session]


def test_an_export_is_csv_with_a_row_a_session(type_: Type, session: str) -> None:
    assert type_("export", "-o", "mine.csv") == 0
    head, row = Path("mine.csv").read_text().splitlines()
    assert head.startswith("id,day,")
    assert row.startswith(session)


def test_an_export_of_nothing_has_its_head(type_: Type) -> None:
    assert type_("export", "-o", "mine.csv") == 0
    assert Path("mine.csv").read_text().startswith("id,day,")


def test_the_end_of_the_name_says_what_is_exported(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("export", "-o", "mine.xls") == 2
    assert "must end in .json" in capsys.readouterr().err


def test_what_was_exported_is_imported_after_a_question(
    type_: Type, session: str, capsys: pytest.CaptureFixture[str]
) -> None:
    type_("export", "-o", "mine.json")
    assert type_("import", "mine.json") == 2
    assert "say --yes" in capsys.readouterr().err
    assert type_("import", "mine.json", "--yes") == 0
    assert "Added 0 sessions" in capsys.readouterr().out
    assert [each.id for each in entries().entries] == [session]


def test_a_fhir_export_is_recognised_and_brings_back_what_was_erased(
    type_: Type, session: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert type_("export", "--fhir", "-o", "mine.json") == 0
    assert json.loads(Path("mine.json").read_text())["resourceType"] == "Bundle"
    assert type_("erase", "--everything", "--yes") == 0
    assert type_("import", "mine.json", "--yes") == 0
    assert "It holds 1 session from" in capsys.readouterr().out
    assert [each.id for each in entries().entries] == [session]


def test_the_bundle_for_the_doctor_is_not_imported_and_the_right_command_is_named(
    type_: Type, session: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert session
    assert type_("report", "--fhir", "-o", "doctor.json", "--yes") == 0
    assert type_("import", "doctor.json", "--yes") == 2
    assert "unkink export --fhir" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["mine.csv", "mine.xml"])
def test_fhir_is_json(type_: Type, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("export", "--fhir", "-o", name) == 2
    assert "must end in .json" in capsys.readouterr().err


def test_a_file_that_is_no_export_is_refused_in_one_line(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    Path("other.json").write_text("[]")
    assert type_("import", "other.json", "--yes") == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_backup_brings_back_what_was_erased(type_: Type, session: str) -> None:
    assert type_("backup", "-o", "mine.sqlite3") == 0
    assert type_("erase", "--session", session, "--yes") == 0
    assert entries().total == 0
    assert type_("restore", "mine.sqlite3", "--yes") == 0
    assert [each.id for each in entries().entries] == [session]


def test_erasing_everything_takes_along_what_waits_for_a_yes_in_the_browser(
    type_: Type, session: str, data_folder: Path
) -> None:
    assert session
    (data_folder / ".waiting-import").write_bytes(b"what somebody said")
    assert type_("erase", "--everything", "--yes") == 0
    assert not list(data_folder.glob(".waiting-*"))


def test_nothing_is_erased_or_restored_without_a_word(type_: Type, session: str) -> None:
    assert type_("backup", "-o", "mine.sqlite3") == 0
    assert type_("erase", "--everything") == 2
    assert type_("restore", "mine.sqlite3") == 2
    assert [each.id for each in entries().entries] == [session]


def test_a_healthy_folder_is_said_to_be_so(type_: Type, session: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert session
    assert type_("check") == 0
    said = capsys.readouterr().out
    assert "Sessions in the journal: 1, each with" in said
    assert "!!" not in said


@pytest.mark.parametrize(
    ("spoil", "about"),
    [
        (lambda folder: (folder / JOURNAL_FILE).chmod(0o644), "permissions"),
        (lambda folder: (folder / JOURNAL_FILE).write_bytes(b"x" * 9000), "journal"),
        (lambda folder: unguard(folder / JOURNAL_FILE), "guards"),
        (lambda folder: make_newer(folder / JOURNAL_FILE), "version"),
        (lambda folder: lose_passages(folder / JOURNAL_FILE), "sessions"),
    ],
    ids=["readable by others", "no database", "guards off", "newer", "passages lost"],
)
def test_a_check_tells_what_is_not_well(
    type_: Type,
    session: str,
    data_folder: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
    about: str,
) -> None:
    assert session
    spoil(data_folder)
    capsys.readouterr()
    assert type_("check", "--json") == 1
    document = json.loads(capsys.readouterr().out)
    assert [each["about"] for each in document["findings"] if not each["well"]] == [about]
    assert not document["well"]


def a_file(place: Path) -> Path:
    place.touch()
    return place


def below_a_file(place: Path) -> Path:
    return a_file(place) / "home"


@pytest.mark.parametrize("make", [a_file, below_a_file], ids=["a file", "below a file"])
def test_a_check_tells_that_a_data_folder_cannot_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], make: Callable[[Path], Path]
) -> None:
    monkeypatch.setenv("UNKINK_HOME", str(make(tmp_path / "place")))
    monkeypatch.setattr(sys, "argv", ["unkink", "check", "--json"])
    assert main() == 1
    assert [each["about"] for each in json.loads(capsys.readouterr().out)["findings"]] == ["folder"]


LONG = "x" * 300
"""A name that no file can have."""


@pytest.mark.parametrize(
    "words",
    [
        ("export", "-o", f"{LONG}.json"),
        ("backup", "-o", LONG),
        ("report", "--yes", "-o", f"{LONG}.pdf"),
        ("calendar", "--days", "mon", "--at", "8:00", "--minutes", "4", "--place", "desk", "-o", LONG),
    ],
    ids=lambda words: words[0],
)
def test_a_name_that_no_file_can_have_is_one_line(
    type_: Type, session: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    assert session
    assert type_(*words) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert LONG in said


@pytest.mark.parametrize("words", [("where",), ("journal",), ("profiles",), ("remind", "--look")], ids=str)
def test_a_data_folder_that_may_not_even_be_looked_for_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("UNKINK_HOME", f"/{LONG}")
    monkeypatch.setattr(sys, "argv", ["unkink", *words])
    assert main() == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert LONG in said.err


def test_a_data_folder_that_may_not_even_be_looked_for_is_not_healthy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UNKINK_HOME", f"/{LONG}")
    monkeypatch.setattr(sys, "argv", ["unkink", "check"])
    assert main() == 1
    assert "cannot be used" in " ".join(capsys.readouterr().out.split())


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


def unguard(path: Path) -> None:
    change(path, "DROP TRIGGER journal_session_no_delete")


def make_newer(path: Path) -> None:
    change(path, "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2030-01-01')")


def lose_passages(path: Path) -> None:
    change(
        path,
        "DROP TRIGGER journal_passage_no_delete",
        "DELETE FROM journal_passage WHERE id = 2",
        "CREATE TRIGGER journal_passage_no_delete BEFORE DELETE ON journal_passage BEGIN SELECT 1; END",
    )
