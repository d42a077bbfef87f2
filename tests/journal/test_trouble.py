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
from unkink.session.cues import Stopped
from unkink.session.events import Hurts, PainWas, Pause, Resume, Tick
from unkink.session.state import Status

MORE_THAN_ENOUGH = 1_000_000


def space(pages: int | None) -> None:
    """How many pages the database may have from now on; None leaves it as it is, as on a full disk."""
    with connection.cursor() as cursor:
        if pages is None:
            cursor.execute("PRAGMA page_count")
            (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def press_until_full(conductor: Conductor) -> int:
    """Press pause and go on until the disk is full; returns how many events were acknowledged."""
    acknowledged = 0
    with pytest.raises(JournalTrouble, match="the disk is full"):  # noqa: PT012 -- which press it is does not matter
        for event in (Pause(), Resume()) * 2_000:
            conductor.apply(event, moment(minutes=2).at.timestamp())
            acknowledged += 1
    return acknowledged


@pytest.mark.usefixtures("data_folder")
def test_a_full_disk_is_said_and_the_event_that_did_not_fit_has_not_happened(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    space(None)
    acknowledged = press_until_full(conductor)
    assert SessionEvent.objects.count() == 1 + acknowledged
    assert Conductor(conductor.session_id).state == conductor.state


@pytest.mark.usefixtures("data_folder")
def test_it_hurts_stops_at_once_even_on_a_full_disk_and_is_stored_as_soon_as_there_is_space(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    at = moment(minutes=3).at.timestamp()
    space(None)
    press_until_full(conductor)
    assert Stopped("S01") in conductor.apply(Hurts(), at)
    assert conductor.state.status is Status.ASKING_PAIN_KIND
    for event in (Tick(), PainWas("faint"), Tick()):
        with pytest.raises(JournalTrouble, match="the disk is full"):
            conductor.apply(event, at + 1)
        assert conductor.state.status is Status.ASKING_PAIN_KIND
    space(MORE_THAN_ENOUGH)
    conductor.apply(PainWas("faint"), at + 2)
    assert Conductor(conductor.session_id).state == conductor.state
    locked = look(library, moment(minutes=4)).locked
    assert locked is not None
    assert locked.stop.id == "S03"


@pytest.mark.usefixtures("data_folder")
def test_a_check_that_could_not_be_stored_was_not_made(library: Library) -> None:
    space(None)
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
