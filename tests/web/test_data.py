"""Your data in the browser: out, in, a backup and back, gone; nothing without having been shown first."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.web.person import Person
from tests.web.served import Served


def saved(page: Page, name: str) -> Path:
    """Press a link and return the file that the browser saved."""
    with page.expect_download() as download:
        page.get_by_role("link", name=name).click()
    return Path(download.value.path())


def has_a_session(person: Person) -> None:
    person.is_in_a_session()
    person.presses("End")
    person.page.get_by_role("button", name="1", exact=True).click()
    person.page.wait_for_url("**/after")


def sessions_said(person: Person) -> str:
    person.go_to("/data")
    return person.page.locator("main > .text > p").first.inner_text()


def test_the_way_from_the_settings_leads_to_everything_that_can_be_done(person: Person, page: Page) -> None:
    person.go_to("/settings")
    page.get_by_role("link", name="Your data").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your data")
    titles = page.get_by_role("heading", level=2).all_inner_texts()
    assert titles == ["Take it with you", "For your calendar", "Add an export", "Put a backup back", "Erase"]


@pytest.mark.usefixtures("checked")
def test_everything_is_saved_as_json_fhir_csv_and_a_backup(person: Person, page: Page) -> None:
    has_a_session(person)
    person.go_to("/data")
    document = json.loads(saved(page, "Everything, as JSON").read_bytes())
    assert len(document["journal"]["sessions"]) == 1
    bundle = json.loads(saved(page, "Everything, as FHIR").read_bytes())
    assert [each["resource"]["resourceType"] for each in bundle["entry"]].count("Procedure") == 1
    assert len(list(csv.DictReader(io.StringIO(saved(page, "The sessions, as a table").read_text())))) == 1
    with closing(sqlite3.connect(saved(page, "A backup"))) as backup:
        assert backup.execute("SELECT count(*) FROM journal_session").fetchone() == (1,)


@pytest.mark.parametrize("name", ["Everything, as JSON", "Everything, as FHIR"])
@pytest.mark.usefixtures("remembered")
def test_an_export_is_shown_before_it_is_added_and_brings_back_what_was_erased(
    person: Person, page: Page, name: str
) -> None:
    person.go_to("/data")
    export = saved(page, name)
    erases_everything(person)
    brings(person, "A file that unkink exported", export)
    expect(page.get_by_role("heading", level=1)).to_have_text("Add this export?")
    expect(page.get_by_role("definition").nth(2)).to_have_text("1 session, 1 safety check")
    page.get_by_role("button", name="Leave it").click()
    expect(page.get_by_role("status")).to_have_text("Nothing was imported.")
    assert "holds no session yet" in sessions_said(person)
    brings(person, "A file that unkink exported", export)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("status")).to_contain_text("Added: 1 session and 1 safety check. 0 sessions here already.")
    assert "holds 1 session" in sessions_said(person)


@pytest.mark.usefixtures("remembered")
def test_a_backup_is_shown_before_it_is_put_back_and_what_was_there_is_kept(
    person: Person, page: Page, home: Path
) -> None:
    person.go_to("/data")
    backup = saved(page, "A backup")
    erases_everything(person)
    brings(person, "A backup that unkink wrote", backup)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Put this backup")
    page.get_by_role("button", name="Leave everything").click()
    assert "holds no session yet" in sessions_said(person)
    brings(person, "A backup that unkink wrote", backup)
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_role("status")).to_contain_text("Restored. The journal that was here is kept as")
    assert "holds 1 session" in sessions_said(person)
    assert len(list(home.glob("before-restore-*.sqlite3"))) == 1
    assert not list(home.glob(".waiting-*"))
    person.go_to("/")
    expect(page.get_by_text("Cracking, last 7 days")).to_be_visible()


@pytest.mark.usefixtures("checked")
def test_while_a_session_is_open_no_backup_is_put_back(person: Person, page: Page) -> None:
    person.go_to("/data")
    backup = saved(page, "A backup")
    person.plans()
    person.starts()
    brings(person, "A backup that unkink wrote", backup)
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_role("alert")).to_have_text("A session is still open; end it, then bring the backup.")


def brings(person: Person, label: str, file: Path) -> None:
    person.go_to("/data")
    person.page.get_by_label(label).set_input_files(file)
    section = person.page.locator("section", has=person.page.get_by_label(label))
    section.get_by_role("button", name="Look into it").click()


def erases_everything(person: Person) -> None:
    person.go_to("/data/erase")
    person.page.get_by_label("Write the word erase to confirm").fill("erase")
    person.page.get_by_role("button", name="Erase everything").click()
    expect(person.page.get_by_role("status")).to_have_text("Erased.")


@pytest.mark.usefixtures("remembered")
def test_everything_is_erased_only_where_the_word_was_written(person: Person, page: Page) -> None:
    person.go_to("/data/erase")
    page.get_by_label("Write the word erase to confirm").fill("yes")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was erased.")
    assert "holds 1 session" in sessions_said(person)
    erases_everything(person)
    assert "holds no session yet" in sessions_said(person)


def test_copies_from_before_go_with_everything_where_that_is_wished(person: Person, page: Page, home: Path) -> None:
    (home / "before-0.1.0-3.sqlite3").write_bytes(b"old")
    person.go_to("/data/erase")
    page.get_by_label("Also the 1 older copy").check()
    page.get_by_label("Write the word erase to confirm").fill("erase")
    page.get_by_role("button", name="Erase everything").click()
    expect(page.get_by_role("status")).to_have_text("Erased.")
    assert not list(home.glob("before-*"))


@pytest.mark.usefixtures("remembered")
def test_one_entry_is_erased_with_a_second_press(person: Person, page: Page) -> None:
    person.go_to("/journal")
    page.locator("main .entry a").click()
    page.get_by_text("Erase this entry").click()
    page.get_by_role("button", name="Erase it for good").click()
    expect(page.get_by_role("status")).to_have_text("Erased.")
    assert "holds no session yet" in sessions_said(person)


@pytest.mark.parametrize(
    ("label", "content", "said"),
    [
        ("A file that unkink exported", b"hello", "is no JSON document"),
        ("A file that unkink exported", b'{"resourceType": "Bundle", "entry": []}', "not a whole journal of unkink"),
        ("A file that unkink exported", b'{"format": "wger", "version": 1}', "format: is 'wger'"),
        ("A file that unkink exported", b"", "No file was chosen."),
        ("A backup that unkink wrote", b"hello", "wrong.txt is not a journal. Nothing was changed."),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_in_one_sentence(
    person: Person, page: Page, tmp_path: Path, home: Path, label: str, content: bytes, said: str
) -> None:
    (tmp_path / "wrong.txt").write_bytes(content)
    brings(person, label, tmp_path / "wrong.txt")
    expect(page.get_by_role("alert")).to_contain_text(said)
    expect(page.get_by_role("alert")).to_be_in_viewport()
    assert not list(home.glob(".waiting-*"))


@pytest.mark.usefixtures("remembered")
def test_what_is_confirmed_is_what_was_shown(person: Person, page: Page, home: Path) -> None:
    person.go_to("/data")
    brings(person, "A file that unkink exported", saved(page, "Everything, as JSON"))
    (home / ".waiting-import").write_bytes(b"{}")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("no longer here")


def test_what_is_too_large_is_refused_before_it_is_read(server: Served) -> None:
    signed_in = {"Cookie": server.cookie(), "Origin": server.root}
    answer = server.ask("POST", "/settings", signed_in, "x" * 300_000)
    assert answer.status == 413
    assert "Nothing was changed" in answer.text


@pytest.mark.parametrize(
    "path", ["/data/import", "/data/import/yes", "/data/restore", "/data/restore/yes", "/data/erase", "/planned"]
)
def test_nothing_is_brought_or_erased_by_a_form_that_is_not_ours(server: Served, path: str) -> None:
    assert server.ask("POST", path, {"Origin": server.root}, "word=erase").status == 403
    signed_in = {"Cookie": server.cookie(), "Origin": server.root}
    assert server.ask("POST", path, signed_in, "word=erase").status == 403
    assert server.ask("POST", path, {**signed_in, "Origin": "https://evil.example"}, "word=erase").status == 403


@pytest.mark.usefixtures("checked")
def test_planned_sessions_go_to_the_calendar_and_today_names_them(person: Person, page: Page) -> None:
    person.go_to("/planned")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        page.get_by_label(day).check()
    page.get_by_label("At what time?").fill("07:30")
    page.get_by_label("How many minutes?").fill("6")
    page.get_by_label("On the floor", exact=True).check()
    page.get_by_role("button", name="Keep this plan").click()
    expect(page.get_by_role("status")).to_have_text("Kept.")
    event: Any = Calendar.from_ical(saved(page, "The calendar file").read_bytes()).walk("VEVENT")[0]
    assert event["DTSTART"].dt.strftime("%H:%M") == "07:30"
    person.go_to("/")
    expect(page.get_by_text("You planned 6 minutes for today at 07:30.")).to_be_visible()
    person.go_to("/planned")
    expect(page.get_by_label("Sunday")).to_be_checked()
    page.get_by_role("button", name="Plan nothing any more").click()
    expect(page.get_by_role("link", name="The calendar file")).to_have_count(0)


def test_a_plan_without_a_day_says_what_is_missing(person: Person, page: Page) -> None:
    person.go_to("/planned")
    page.get_by_label("On the floor", exact=True).check()
    page.get_by_role("button", name="Keep this plan").click()
    expect(page.get_by_role("alert")).to_have_text("Days: choose one or more.")
