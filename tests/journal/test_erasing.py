"""Erasing takes away what somebody was and felt, and opens nothing."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from tests.practice.people import checked, had_session, moment, started
from unkink.config.data_folder import JOURNAL_FILE
from unkink.journal import models
from unkink.journal.erasing import erase_everything, erase_session
from unkink.journal.sessions import NoSuchSession
from unkink.knowledge.library import Library
from unkink.practice.begin import note_refusal
from unkink.practice.past import entries
from unkink.practice.today import look
from unkink.session.events import Hurts, PainWas

NOW = moment(hours=2).at


@pytest.fixture
def session(library: Library, data_folder: Path) -> str:
    """The id of a session that cracked."""
    assert data_folder.is_dir()
    checked(library, moment(), text="it began after the move to Aarhus")
    return had_session(library, moment(minutes=1)).session_id


def test_an_erased_session_is_gone_with_everything_in_it(session: str) -> None:
    erase_session(session, NOW)
    assert entries().total == 0
    for model in (models.Session, models.SessionEvent, models.SessionSummary, models.Passage):
        assert not model.objects.exists()
    assert models.Screening.objects.count() == 1


def test_erasing_todays_crack_does_not_open_cracking_again(library: Library, session: str) -> None:
    erase_session(session, NOW)
    today = look(library, moment(hours=2))
    assert today.cracks.days == 1
    assert "foam-roller" not in today.openness.open


def test_erasing_everything_keeps_the_days_that_the_limits_count(library: Library, session: str) -> None:
    assert session
    erase_everything(NOW)
    checked(library, moment(hours=3))
    today = look(library, moment(hours=3))
    assert today.cracks.days == 1
    assert "foam-roller" not in today.openness.open
    assert today.last == ()


def test_what_is_kept_for_the_limits_goes_when_no_limit_looks_at_it(library: Library, session: str) -> None:
    erase_session(session, NOW)
    checked(library, moment(days=70))
    later = had_session(library, moment(days=70, minutes=1)).session_id
    erase_session(later, moment(days=70, hours=1).at)
    assert [str(row.id) for row in models.Tombstone.objects.all()] == [later]


@pytest.mark.usefixtures("data_folder")
def test_erasing_a_pain_stop_keeps_the_rest_of_the_day_shut(library: Library) -> None:
    checked(library, moment())
    conductor = started(library, moment(minutes=1))
    at = conductor.state.at
    conductor.apply(Hurts(), at + 5)
    conductor.apply(PainWas("sharp"), at + 6)
    erase_session(conductor.session_id, NOW)
    checked(library, moment(hours=3))
    today = look(library, moment(hours=3))
    assert today.locked is not None
    assert today.openness.open == ()
    assert look(library, moment(days=1, hours=3)).locked is None


def test_erasing_does_not_make_the_journal_younger(library: Library, session: str) -> None:
    last = models.Session.objects.get(id=session).summary.ended_at
    erase_everything(NOW)
    assert look(library, moment(days=-1)).now.at >= last - timedelta(seconds=2)


def test_recent_tries_past_a_limit_go_on_to_count(library: Library, session: str) -> None:
    assert note_refusal(library, moment(hours=1), "foam-roller")
    assert session
    erase_everything(NOW)
    assert models.Refusal.objects.count() == 1


def test_afterwards_the_journal_is_append_only_again(library: Library, session: str) -> None:
    erase_session(session, NOW)
    had_session(library, moment(days=1))
    for model in models.APPEND_ONLY:
        rows = model._default_manager.all()
        if rows.exists():
            with pytest.raises(IntegrityError, match="append-only"):
                rows._raw_delete("default")


def test_nothing_is_erased_where_there_is_no_such_session(session: str) -> None:
    for unknown in ("5", "00000000-0000-0000-0000-000000000000"):
        with pytest.raises(NoSuchSession):
            erase_session(unknown, NOW)
    assert models.Session.objects.filter(id=session).exists()


def test_no_trace_of_the_words_is_left_in_the_file(session: str, data_folder: Path) -> None:
    assert session
    erase_everything(NOW)
    connection.close()
    for path in data_folder.glob(f"{JOURNAL_FILE}*"):
        assert b"Aarhus" not in path.read_bytes()
    with closing(sqlite3.connect(data_folder / JOURNAL_FILE)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
