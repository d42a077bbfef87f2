"""What is exported can be imported: whole, once, strictly, or not at all."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fresh_journal import FreshJournals
from tests.practice.people import BEGINNING, checked, had_session, moment, started, walk
from tests.reports.lives import DAYS, Day, live
from unkink.journal.erasing import erase_session
from unkink.journal.merging import Differs, Merged, merge
from unkink.journal.models import Session, SessionEvent
from unkink.journal.whole import read_whole
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, begin, note_refusal
from unkink.practice.desk import record_nudges
from unkink.practice.measures import tell
from unkink.practice.past import as_rows
from unkink.practice.today import look
from unkink.reminder.told import Told
from unkink.reports.journal_file import JournalFileError, read_journal, write_journal
from unkink.routine.situation import Situation
from unkink.session.events import Lost

LATER = BEGINNING + timedelta(days=30)

pytestmark = pytest.mark.usefixtures("data_folder")

a_journal_is_shared = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


def exported() -> bytes:
    return write_journal(read_whole(), LATER)


def imported(raw: bytes) -> Merged:
    with writing():
        return merge(read_journal(raw, LATER))


@given(days=DAYS)
@a_journal_is_shared
def test_export_and_import_give_the_same_journal(
    library: Library, fresh_journals: FreshJournals, days: list[Day]
) -> None:
    with fresh_journals.one():
        live(library, days)
        before, rows, raw = read_whole(), list(as_rows()), exported()
    with fresh_journals.one():
        imported(raw)
        assert read_whole() == before
        assert list(as_rows()) == rows


@given(days=DAYS)
@a_journal_is_shared
def test_importing_twice_adds_nothing(library: Library, fresh_journals: FreshJournals, days: list[Day]) -> None:
    with fresh_journals.one():
        live(library, days)
        before = read_whole()
        merged = imported(exported())
        assert (merged.sessions, merged.screenings, merged.refusals) == (0, 0, 0)
        assert read_whole() == before


@pytest.fixture
def document(library: Library, data_folder: Path, fresh_journals: FreshJournals) -> dict[str, Any]:  # noqa: ARG001
    """The export of another journal than the one in ``data_folder``, with one session that cracked."""
    with fresh_journals.one():
        checked(library, moment())
        had_session(library, moment(minutes=1))
        written: dict[str, Any] = json.loads(exported())
    return written


def test_what_was_cracked_elsewhere_counts_here(library: Library, document: dict[str, Any]) -> None:
    imported(json.dumps(document).encode())
    today = look(library, moment(hours=2))
    assert today.cracks.days == 1
    assert "foam-roller" not in today.openness.open


def test_two_machines_may_each_have_cracked_on_the_same_day(library: Library, document: dict[str, Any]) -> None:
    checked(library, moment())
    assert had_session(library, moment(minutes=30)).ended
    assert imported(json.dumps(document).encode()).sessions == 1
    assert Session.objects.filter(cracks=True).count() == 2


def test_a_session_that_went_on_elsewhere_goes_on_here(library: Library, fresh_journals: FreshJournals) -> None:
    with fresh_journals.one():
        checked(library, moment())
        conductor = started(library, moment(minutes=1))
        at = walk(conductor, conductor.state.at, seconds=60)
        unfinished = exported()
        walk(conductor, at)
        finished, after = exported(), read_whole()
    with fresh_journals.one():
        imported(unfinished)
        assert imported(finished).known == 1
        assert read_whole() == after
        assert imported(unfinished).known == 1
        assert read_whole() == after


def test_two_courses_of_one_session_are_refused_whole(library: Library, fresh_journals: FreshJournals) -> None:
    with fresh_journals.one():
        checked(library, moment())
        conductor = started(library, moment(minutes=1))
        at = walk(conductor, conductor.state.at, seconds=60)
        unfinished = json.loads(exported())
        conductor.apply(Lost(), at + 1)
        unfinished["journal"]["sessions"][0]["events"].append([at + 1, "pause"])
        unfinished["journal"]["refusals"].append({"at": BEGINNING.isoformat(), "wanted": "rocking", "limits": ["F02"]})
        before = read_whole()
        with pytest.raises(Differs):
            imported(json.dumps(unfinished).encode())
        assert read_whole() == before


def test_an_imported_journal_can_be_gone_on_with(library: Library, document: dict[str, Any]) -> None:
    imported(json.dumps(document).encode())
    begun = begin(library, moment(hours=3), Situation("desk", ("chair",), 5), 1, 1, nothing_new=True)
    assert isinstance(begun, Begun)
    assert SessionEvent.objects.filter(session__id=begun.session_id).count() == 1


BROKEN = {
    "not even JSON": ('"preferences"', "preferences", "is no JSON document"),
    "another format": ("unkink.journal", "wger", "format: is 'wger'"),
    "a newer version": ('"version": 1', '"version": 2', "written by a newer one"),
    "an unknown field": ('"seed"', '"seeds"', "sessions"),
    "pain off the scale": ('"pain_before": 1', '"pain_before": 11', "pain_before"),
    "a passage that is missing": ('"opening": [', '"opening": [999, ', "not there"),
    "a crack talked away": ('"cracks": true, "regions"', '"cracks": false, "regions"', "cracks: is false"),
    "an event nobody knows": ('"tick"', '"dance"', "is no event"),
    "a second beginning": ('"tick"', '{"type": "begin", "pain": 0}', "begins once"),
    "a setting that is nothing": ('"preferences": {}', '"preferences": {"country": null}', "preferences"),
    "a time in the future": ("2026-03-02T10:01", "2036-03-02T10:01", "in the future"),
    "a time without a zone": ("2026-03-02T10:01:00Z", "2026-03-02T10:01:00", "began_at"),
    "a check that is not there": ('"screening": 0', '"screening": 7', "screening: is 7"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_is_refused_with_its_field_and_nothing_is_imported(document: dict[str, Any], how: str) -> None:
    right, wrong, said = BROKEN[how]
    text = json.dumps(document)
    assert right in text
    with pytest.raises(JournalFileError, match=said):
        imported(text.replace(right, wrong, 1).encode())
    assert not Session.objects.exists()


ELSEWHERE = [
    ("sessions", "day", "9999-12-31"),
    ("sessions", "day", "2026-02-01"),
    ("sessions", "began_at", "0001-01-01T00:00:00Z"),
    ("screenings", "clock_at", "9999-12-31T23:59:59Z"),
    ("refusals", "at", "9999-12-31T23:59:59Z"),
    ("tombstones", "day", "9999-12-31"),
    ("tombstones", "last_at", "9999-12-31T23:59:59Z"),
    ("tombstones", "stopped_at", "9999-12-31T23:59:59Z"),
    ("measurements", "at", "9999-12-31T23:59:59Z"),
    ("measurements", "at", "2026-03-02T10:00:00"),
    ("measurements", "day", "9999-12-31"),
    ("nudges", "at", "9999-12-31T23:59:59Z"),
    ("nudges", "day", "9999-12-31"),
]


@pytest.fixture
def everything(library: Library, data_folder: Path, fresh_journals: FreshJournals) -> dict[str, Any]:  # noqa: ARG001
    """The export of another journal, with something in every part of it that has a time."""
    with fresh_journals.one():
        checked(library, moment())
        erased = had_session(library, moment(minutes=1))
        erase_session(erased.session_id, moment(hours=1).at)
        had_session(library, moment(hours=2))
        tell(library, moment(hours=3), "pain", [2])
        note_refusal(library, moment(hours=3), "foam-roller")
        nudge = Told(uuid4(), moment(hours=4).at, moment().day, 0, "moved", "walk", 60, 60)
        record_nudges((nudge,))
        written: dict[str, Any] = json.loads(exported())
    return written


@pytest.mark.parametrize(("part", "field", "wrong"), ELSEWHERE, ids=str)
def test_a_time_that_cannot_be_is_refused_wherever_it_stands(
    everything: dict[str, Any], part: str, field: str, wrong: str
) -> None:
    everything["journal"][part][0][field] = wrong
    with pytest.raises(JournalFileError, match=part):
        imported(json.dumps(everything).encode())
    assert not Session.objects.exists()


def test_an_end_of_a_session_that_cannot_be_is_refused(everything: dict[str, Any]) -> None:
    everything["journal"]["sessions"][0]["summary"]["ended_at"] = "9999-12-31T23:59:59Z"
    with pytest.raises(JournalFileError, match="ended_at"):
        imported(json.dumps(everything).encode())


def test_with_its_own_times_all_of_it_is_taken_in(everything: dict[str, Any]) -> None:
    assert imported(json.dumps(everything).encode()).sessions == 1


def test_a_measure_that_is_in_the_file_twice_is_taken_in_once(everything: dict[str, Any]) -> None:
    everything["journal"]["measurements"] *= 2
    imported(json.dumps(everything).encode())
    assert len(read_whole().measurements) == 1
