"""When the safety check is asked again, and what passing days do to old answers."""

from datetime import UTC, datetime, timedelta

from unkink.knowledge.library import Library
from unkink.safety.advance import answers_today
from unkink.safety.answers import Answers
from unkink.safety.history import Now
from unkink.safety.rescreening import rescreening_due

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
NOW = Now(NOON, NOON.date())


def due(library: Library, check_days: float | None, session_days: float | None = None) -> str | None:
    check = None if check_days is None else NOON - timedelta(days=check_days)
    session = None if session_days is None else NOON - timedelta(days=session_days)
    found = rescreening_due(library, check, session, NOW)
    return found.id if found else None


def test_the_first_check_is_always_due(library: Library) -> None:
    assert due(library, None) == "never"


def test_a_check_holds_for_less_than_fourteen_days(library: Library) -> None:
    assert due(library, 13.9, 1) is None
    assert due(library, 14, 1) == "age"


def test_a_week_away_brings_a_new_check(library: Library) -> None:
    assert due(library, 8, 6.9) is None
    assert due(library, 8, 7) == "pause"
    assert due(library, 7) == "pause"
    assert due(library, 3) is None


def test_a_sore_episode_grows_with_the_days() -> None:
    today = answers_today(Answers(age=40, pain_0_10=3, duration_days=25), 5, 3)
    assert (today.pain_0_10, today.duration_days) == (3, 30)


def test_a_pain_that_was_not_there_at_the_check_begins_today() -> None:
    today = answers_today(Answers(age=40, pain_0_10=0, duration_days=0), 10, 4)
    assert (today.pain_0_10, today.duration_days) == (4, 0)
