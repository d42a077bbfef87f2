"""What goes wrong on the disk is said in one sentence, and costs nothing that was acknowledged."""

from pathlib import Path

import pytest
from django.db import connection

from tests.practice.people import checked, moment, started
from unkink.journal.models import Screening, SessionEvent
from unkink.journal.trouble import JournalTrouble
from unkink.knowledge.library import Library
from unkink.practice.conduct import Conductor
from unkink.practice.past import entries
from unkink.practice.today import look
from unkink.session.events import Pause, Resume


def no_more_space() -> None:
    """From now on the database may not grow, as on a full disk."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")


@pytest.mark.usefixtures("data_folder")
def test_a_full_disk_is_said_and_the_event_that_did_not_fit_has_not_happened(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    no_more_space()
    acknowledged = 1

    def press_until_full() -> None:
        nonlocal acknowledged
        for event in (Pause(), Resume()) * 2_000:
            conductor.apply(event, moment(minutes=2).at.timestamp())
            acknowledged += 1

    with pytest.raises(JournalTrouble, match="the disk is full"):
        press_until_full()
    assert SessionEvent.objects.count() == acknowledged
    assert Conductor(conductor.session_id).state == conductor.state


@pytest.mark.usefixtures("data_folder")
def test_a_check_that_could_not_be_stored_was_not_made(library: Library) -> None:
    no_more_space()
    acknowledged = 0

    def check_until_full() -> None:
        nonlocal acknowledged
        for _ in range(1_000):
            checked(library, moment())
            acknowledged += 1

    with pytest.raises(JournalTrouble, match="the disk is full"):
        check_until_full()
    assert Screening.objects.count() == acknowledged


def test_a_journal_that_was_damaged_while_in_use_is_said(library: Library, data_folder: Path) -> None:
    checked(library, moment())
    connection.close()
    file = data_folder / "journal.sqlite3"
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(4_096)
        damaged.write(b"\xa5" * (size - 4_096))
    with pytest.raises(JournalTrouble, match="damaged"):
        look(library, moment(minutes=1))
    with pytest.raises(JournalTrouble, match="damaged"):
        entries()


def test_a_journal_that_is_gone_is_said(library: Library, data_folder: Path) -> None:
    connection.close()
    for file in data_folder.iterdir():
        file.unlink()
    data_folder.rmdir()
    with pytest.raises(JournalTrouble, match="cannot be opened"):
        look(library, moment())
