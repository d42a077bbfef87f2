import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.practice.people import checked, had_session, moment, started
from unkink.journal.models import Session, SessionSummary
from unkink.journal.sessions import NoSuchSession
from unkink.knowledge.library import Library
from unkink.practice.leaving import end
from unkink.practice.past import as_rows, entries, entry
from unkink.session.state import Status

pytestmark = pytest.mark.usefixtures("data_folder")


def short_sessions(library: Library, number: int) -> list[str]:
    """Sessions that were ended at once; returns their ids, the earliest first."""
    checked(library, moment())
    ids = []
    for each in range(number):
        ids.append(started(library, moment(minutes=each)).session_id)
        end(ids[-1])
    return ids


def test_a_past_without_sessions_is_one_empty_page() -> None:
    assert entries() == entries(7)
    assert (entries().entries, entries().pages, entries().total) == ((), 1, 0)


def test_the_latest_session_comes_first(library: Library) -> None:
    ids = short_sessions(library, 3)
    assert [each.id for each in entries().entries] == ids[::-1]


@pytest.fixture
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unkink.practice.past.PAGE", 3)


@pytest.mark.usefixtures("_small_pages")
def test_the_past_comes_in_pages_and_no_session_is_on_two_or_on_none(library: Library) -> None:
    ids = short_sessions(library, 5)
    first, second = entries(1), entries(2)
    assert (len(first.entries), len(second.entries), first.pages, first.total) == (3, 2, 2, 5)
    assert [each.id for each in (*first.entries, *second.entries)] == ids[::-1]


@pytest.mark.usefixtures("_small_pages")
@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-3, 1), (99, 2)])
def test_a_page_that_does_not_exist_becomes_the_nearest(library: Library, asked: int, given: int) -> None:
    short_sessions(library, 4)
    assert entries(asked).page == given


def test_a_session_that_has_not_ended_is_not_in_the_past(library: Library) -> None:
    checked(library, moment())
    started(library, moment(minutes=1))
    assert entries().total == 0


def test_an_entry_tells_what_was_done(library: Library) -> None:
    checked(library, moment())
    conductor = had_session(library, moment(minutes=1), pain=1, pain_after=0)
    (found,) = entries().entries
    assert (found.outcome, found.pain_before, found.pain_after, found.place) == ("finished", 1, 0, "floor")
    assert found.done == conductor.state.done
    assert found.day == moment().day


def test_a_whole_session_of_the_past_is_its_plan_its_state_and_its_events(library: Library) -> None:
    checked(library, moment())
    conductor = had_session(library, moment(minutes=1))
    whole = entry(conductor.session_id)
    assert whole.state == conductor.state
    assert whole.entry == entries().entries[0]
    assert [item.technique for item in whole.routine.items] == [item.technique for item in conductor.script.items]
    assert len(whole.happened) > len(whole.routine.items)


def test_a_session_that_is_still_open_can_be_looked_at(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    whole = entry(conductor.session_id)
    assert (whole.entry, whole.state.status) == (None, Status.RUNNING)


def test_a_session_of_the_past_that_never_was_is_named() -> None:
    with pytest.raises(NoSuchSession, match="there is no session nothing"):
        entry("nothing")


def test_every_session_is_a_row_of_plain_values_the_earliest_first(library: Library) -> None:
    ids = short_sessions(library, 3)
    rows = list(as_rows())
    assert [row["id"] for row in rows] == ids
    assert json.loads(json.dumps(rows)) == rows


def test_rows_have_the_same_columns_so_that_they_make_a_table(library: Library) -> None:
    short_sessions(library, 2)
    had_session(library, moment(days=1))
    rows = list(as_rows())
    table = io.StringIO()
    writer = csv.DictWriter(table, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    assert len(table.getvalue().splitlines()) == 4


def test_rows_lose_nothing_where_they_are_read_in_portions(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unkink.practice.past.ROWS_AT_ONCE", 3)
    ids = short_sessions(library, 8)
    assert [row["id"] for row in as_rows()] == ids


def test_a_list_of_the_past_reads_no_script(library: Library) -> None:
    """Scripts are the large part of the journal; with thousands of sessions a list must not touch them."""
    had = short_sessions(library, 2)
    assert SessionSummary.objects.count() == Session.objects.count() == len(had)
    with CaptureQueriesContext(connection) as queries:
        entries()
    assert not [query["sql"] for query in queries if "script" in query["sql"] or "routine" in query["sql"]]
