"""Months of a life in milliseconds: what the trends see, and what they leave alone."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.safety.closing import openness
from unkink.safety.course import Crack, PainCourse, Reading
from unkink.safety.history import Now
from unkink.safety.trends import trends_seen

BEGINNING = datetime(2026, 3, 2, 10, tzinfo=UTC)


def at(day: float) -> datetime:
    return BEGINNING + timedelta(days=day)


def reading(day: float, pain: int, *, session: bool = True) -> Reading:
    return Reading(at(day), at(day).date(), pain, session)


def daily(pains: Iterable[int]) -> PainCourse:
    """One reading a day from the first day on."""
    return PainCourse(tuple(reading(day, pain) for day, pain in enumerate(pains)))


def seen(library: Library, course: PainCourse, day: float | None = None) -> set[str]:
    """The ids of the trends seen on a day; without one, on the day of the last reading."""
    moment = at(day) if day is not None else max(each.at for each in course.readings)
    told = PainCourse(tuple(each for each in course.readings if each.at <= moment), course.cracks)
    return {each.id for each in trends_seen(library, told, Now(moment, moment.date()))}


def test_nobody_without_a_past_has_a_trend(library: Library) -> None:
    assert trends_seen(library, PainCourse(), Now(BEGINNING, date(2026, 3, 2))) == ()


def test_two_months_of_a_back_that_is_only_stiff_close_nothing(library: Library) -> None:
    course = daily([0, 1, 0, 0, 1, 0, 1] * 9)
    assert not any(seen(library, course, day) for day in range(63))


def test_two_weeks_without_a_clear_change_close_cracking(library: Library) -> None:
    course = daily([5] * 15)
    assert seen(library, course, 13) == set()
    assert seen(library, course, 14) == {"L01"}


def test_a_fall_by_two_points_is_a_clear_change(library: Library) -> None:
    assert seen(library, daily([8] * 8 + [6] * 7)) == set()


def test_a_fall_by_thirty_percent_is_a_clear_change(library: Library) -> None:
    assert seen(library, daily([4] * 8 + [3, 2, 3, 2, 3, 3, 3])) == set()


def test_a_smaller_fall_is_none(library: Library) -> None:
    assert seen(library, daily([8] * 8 + [7] * 7)) == {"L01"}


def test_the_closing_says_the_figures_it_rests_on(library: Library) -> None:
    (closing,) = trends_seen(library, daily([6] * 7 + [5] * 8), Now(at(14), at(14).date()))
    assert "6.0 out of 10 in the first week, and 5.0 in the last" in closing.say
    assert closing.level is Level.SEE_DOCTOR
    assert closing.because == ("journal",)
    assert "{" not in closing.say


def test_it_closes_what_may_crack_and_leaves_the_stretches(library: Library) -> None:
    opened = openness(library, trends_seen(library, daily([5] * 15), Now(at(14), at(14).date())))
    assert set(opened.closed) == {"chair-lean-back", "foam-roller", "standing-lean-back", "bed-hang", "rocking"}


def test_pain_that_is_gone_opens_again(library: Library) -> None:
    assert seen(library, daily([5] * 15 + [1, 0, 0, 0, 0, 0, 0])) == set()


def test_one_week_that_was_hardly_told_says_nothing(library: Library) -> None:
    course = PainCourse((reading(0, 5), reading(13, 5), reading(14, 5)))
    assert seen(library, course) == set()


def test_pain_that_comes_back_after_two_quiet_weeks_is_a_new_episode(library: Library) -> None:
    course = daily([5] * 6 + [0] * 16 + [5] * 6)
    assert seen(library, course) == set()


def test_somebody_who_stayed_away_is_asked_again_rather_than_judged(library: Library) -> None:
    course = PainCourse((*daily([5] * 6).readings, reading(60, 5), reading(61, 5)))
    assert seen(library, course) == set()


def test_four_weeks_with_pain_on_most_days_and_no_improvement(library: Library) -> None:
    course = daily([4, 4, 4, 4, 4, 4, 4] + [4, 3, 4, 4, 3, 4, 4] * 3 + [4])
    assert "L02" not in seen(library, course, 27)
    assert "L02" in seen(library, course, 28)


def test_four_weeks_of_pain_that_fades_are_the_usual_course(library: Library) -> None:
    assert seen(library, daily([6] * 7 + [5] * 7 + [4] * 7 + [3] * 8)) == set()


def test_six_weeks_of_pain_on_most_days_whatever_the_change(library: Library) -> None:
    fading = [7] * 7 + [6] * 7 + [5] * 7 + [4] * 7 + [3] * 7 + [2] * 8
    assert "L02" not in seen(library, daily(fading), 41)
    assert seen(library, daily(fading), 42) == {"L02"}


def test_pain_on_a_few_days_of_six_weeks_is_not_most_days(library: Library) -> None:
    assert "L02" not in seen(library, daily([3, 0, 0, 0, 2, 0, 0] * 7))


def test_three_sessions_each_with_more_pain_than_the_one_before(library: Library) -> None:
    assert seen(library, daily([2, 3, 4])) == {"L03"}
    assert seen(library, daily([2, 3, 3])) == set()
    assert seen(library, daily([0, 0, 1])) == set()


def test_rising_counts_sessions_not_checks(library: Library) -> None:
    course = PainCourse((reading(0, 2, session=False), reading(1, 3), reading(2, 4)))
    assert seen(library, course) == set()


def test_three_sessions_over_months_are_no_rise(library: Library) -> None:
    assert seen(library, PainCourse((reading(0, 1), reading(30, 2), reading(60, 3)))) == set()


def test_two_points_more_than_in_the_first_week(library: Library) -> None:
    course = daily([3, 3, 4, 3, 4, 3, 3, 5, 6, 5, 6])
    assert "L03" in seen(library, course)


def cracks(*days: float, before: int = 4, after: int | None = 1) -> tuple[Crack, ...]:
    return tuple(Crack(at(day), at(day + 0.01), before, after) for day in days)


def test_pain_back_within_a_day_of_each_of_four_cracking_sessions(library: Library) -> None:
    days = (0, 2, 4, 7)
    back = [reading(day + 0.8, 4, session=False) for day in days]
    readings = tuple(sorted([*(reading(day, 4) for day in days), *back], key=lambda each: each.at))
    assert "L04" in seen(library, PainCourse(readings, cracks(*days)))
    assert "L04" not in seen(library, PainCourse(readings, cracks(*days[1:])))


def test_relief_that_lasts_once_is_no_short_relief(library: Library) -> None:
    days = (0, 2, 4, 7)
    readings = tuple(reading(day + 0.8, 4 if day else 2, session=False) for day in days)
    assert "L04" not in seen(library, PainCourse(readings, cracks(*days)))


def test_no_relief_at_all_is_no_short_relief(library: Library) -> None:
    days = (0, 2, 4, 7)
    readings = tuple(reading(day + 0.8, 4, session=False) for day in days)
    assert "L04" not in seen(library, PainCourse(readings, cracks(*days, after=4)))


def sore_after(*days: float) -> PainCourse:
    """A cracking session on each of these days with pain 1, and pain 3 one, two and three days later."""
    told = [reading(day + later, 3 if later else 1) for day in days for later in (0, 1, 2, 3)]
    return PainCourse(tuple(told), cracks(*days, before=1))


def test_soreness_for_more_than_two_days_twice_closes_cracking_for_two_weeks(library: Library) -> None:
    course = sore_after(0, 10)
    assert "L05" not in seen(library, course, 12)
    assert "L05" in seen(library, course, 13)
    assert "L05" in seen(library, course, 26)
    assert "L05" not in seen(library, course, 27)


def test_soreness_once_closes_nothing(library: Library) -> None:
    assert "L05" not in seen(library, sore_after(0))


def test_soreness_that_went_in_between_was_not_long(library: Library) -> None:
    first = sore_after(0, 10)
    readings = tuple(reading(11, 1) if each.at == at(11) else each for each in first.readings)
    assert "L05" not in seen(library, PainCourse(readings, first.cracks), 13)


@given(
    pains=st.lists(st.integers(0, 10), max_size=60),
    later=st.integers(0, 30),
    hours=st.integers(0, 23),
)
def test_no_course_of_pain_opens_anything_or_fails(library: Library, pains: list[int], later: int, hours: int) -> None:
    course = PainCourse(
        tuple(reading(day / 2, pain) for day, pain in enumerate(pains)),
        tuple(
            Crack(at(day / 2), at(day / 2 + 0.01), pain, None if day % 3 else pain // 2)
            for day, pain in enumerate(pains)
            if day % 5 == 0
        ),
    )
    moment = at(len(pains) / 2 + later + hours / 24)
    closings = trends_seen(library, course, Now(moment, moment.date()))
    assert len({each.id for each in closings}) == len(closings)
    assert all(each.closes.kinds and each.support.sources for each in closings)


@pytest.mark.parametrize("pain", [1, 4, 9])
def test_the_same_pain_for_ever_never_counts_as_rising(library: Library, pain: int) -> None:
    course = daily([pain] * 90)
    assert not any("L03" in seen(library, course, day) for day in range(90))
