"""Limits on cracking, on simulated months."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.shipped import LIBRARY
from unkink.safety.history import CrackSession, History, Now
from unkink.safety.limits import cracking_opens_on, limits_reached

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def now(at: datetime = NOON) -> Now:
    return Now(at, at.date())


def cracked(*days_ago: float, regions: tuple[str, ...] = ("mid",)) -> History:
    times = sorted(NOON - timedelta(days=days) for days in days_ago)
    return History(tuple(CrackSession(at, at.date(), regions) for at in times))


def reached(history: History, at: datetime = NOON, regions: tuple[str, ...] = ()) -> list[str]:
    return [closing.id for closing in limits_reached(LIBRARY, history, now(at), regions)]


def test_without_a_past_no_limit_is_reached() -> None:
    assert reached(History()) == []


def test_the_same_region_rests_for_an_hour_even_across_midnight() -> None:
    late = datetime(2026, 3, 3, 23, 50, tzinfo=UTC)
    history = History((CrackSession(late, late.date(), ("mid",)),))
    assert "F01" in reached(history, late + timedelta(minutes=20), ("mid",))
    assert "F01" not in reached(history, late + timedelta(minutes=20), ("neck",))
    assert "F01" not in reached(history, late + timedelta(minutes=60), ("mid",))


def test_one_cracking_session_a_day() -> None:
    assert reached(cracked(0.2)) == ["F02"]
    assert reached(cracked(0.6)) == []


def test_three_days_in_seven() -> None:
    assert reached(cracked(1, 3, 6)) == ["F03"]
    assert reached(cracked(1, 3, 7)) == []
    assert reached(cracked(1, 1.1, 3)) == []


def test_three_full_weeks_bring_a_two_week_break() -> None:
    full = (5, 7, 9, 12, 14, 16, 19, 21, 23)
    assert "F04" in reached(cracked(*full))
    assert "F04" in reached(cracked(*(day + 9 for day in full)))
    assert "F04" not in reached(cracked(*(day + 10 for day in full)))


def test_two_full_weeks_bring_no_break() -> None:
    assert "F04" not in reached(cracked(5, 7, 9, 12, 14, 16, 26))


def test_five_tries_past_the_limit_in_a_week_call_for_attention() -> None:
    tries = tuple(NOON - timedelta(hours=hours) for hours in (1, 20, 40, 60, 80))
    assert reached(History(refused_at=tries)) == ["F05"]
    assert reached(History(refused_at=tries[:4])) == []
    assert reached(History(refused_at=tuple(at - timedelta(days=7) for at in tries))) == []


def test_sessions_in_the_future_still_count_when_the_clock_was_set_back() -> None:
    assert "F02" in reached(cracked(-3))


def test_cracking_opens_on_the_first_day_without_a_limit() -> None:
    assert cracking_opens_on(LIBRARY, History(), now()) == NOON.date()
    assert cracking_opens_on(LIBRARY, cracked(0.2), now()) == NOON.date() + timedelta(days=1)
    assert cracking_opens_on(LIBRARY, cracked(0.2, 1, 2), now()) == NOON.date() + timedelta(days=5)


@given(st.lists(st.integers(0, 60 * 24 * 60), max_size=60))
def test_whoever_keeps_to_the_limits_never_has_more_than_three_days_in_seven(minutes: list[int]) -> None:
    """Replay tries at any times, let only those through that the limits leave open, and look at every week."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    done: list[CrackSession] = []
    for minute in sorted(minutes):
        at = start + timedelta(minutes=minute)
        if not limits_reached(LIBRARY, History(tuple(done)), now(at), ("low",)):
            done.append(CrackSession(at, at.date(), ("low",)))
    days = [each.day for each in done]
    assert len(days) == len(set(days))
    for first in days:
        assert sum(first <= day < first + timedelta(days=7) for day in days) <= 3
    assert not _four_full_weeks(days)


def _four_full_weeks(days: list[date]) -> bool:
    return any(
        all(
            sum(first + timedelta(days=7 * week) <= day < first + timedelta(days=7 * (week + 1)) for day in days) >= 3
            for week in range(4)
        )
        for first in days
    )
