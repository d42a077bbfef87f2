"""What the course of pain asks for stands first on Today, with what it rests on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import RequestFactory

from tests.practice.people import checked, had_session, start, walk
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun, note_refusal
from unkink.practice.conduct import Conductor
from unkink.practice.measures import tell
from unkink.routine.situation import Situation
from unkink.safety.history import Now
from unkink.web.today.views import today


def page() -> str:
    return today(RequestFactory().get("/", headers={"host": "127.0.0.1"})).content.decode()


def sore_for(library: Library, days: int) -> None:
    """Pain 3 every second day until now, with a short session each."""
    for ago in range(days, -1, -2):
        at = datetime.now(UTC) - timedelta(days=ago, minutes=10)
        now = Now(at, at.date())
        checked(library, now, pain_0_10=3, duration_days=days - ago)
        begun = start(library, now, pain=3, situation=Situation("desk", ("chair",), 1))
        assert isinstance(begun, Begun), begun
        conductor = Conductor(begun.session_id)
        walk(conductor, conductor.state.at, pain_after=3)


@pytest.mark.usefixtures("data_folder")
def test_two_weeks_without_a_change_are_told_before_what_is_open(library: Library) -> None:
    sore_for(library, 16)
    text = page()
    assert "Two weeks of pain and no clear change" in text
    assert "3.0 out of 10 in the first week" in text
    assert text.index("no clear change") < text.index("Open today")


def test_nothing_is_told_where_nothing_asks_for_it(library: Library, data_folder: Path) -> None:
    assert data_folder.is_dir()
    sore_for(library, 4)
    assert "Two weeks of pain" not in page()


def ago(days: float, minutes: float = 10) -> Now:
    at = datetime.now(UTC) - timedelta(days=days, minutes=minutes)
    return Now(at, at.date())


def moved(library: Library, now: Now, pain: int, **answers: object) -> None:
    """A check and a short session that cannot crack."""
    checked(library, now, pain_0_10=pain, **answers)
    begun = start(library, now, pain=pain, situation=Situation("desk", ("chair",), 1))
    assert isinstance(begun, Begun), begun
    conductor = Conductor(begun.session_id)
    walk(conductor, conductor.state.at, pain_after=pain)


def lasting(library: Library) -> None:
    for day in range(44, -1, -4):
        moved(library, ago(day), 3, duration_days=44 - day)


def rising(library: Library) -> None:
    for day, pain in ((4, 1), (2, 2), (0, 3)):
        moved(library, ago(day), pain)


def short_relief(library: Library) -> None:
    for day in (8, 6, 3, 1):
        checked(library, ago(day), pain_0_10=2)
        had_session(library, ago(day, 5), pain=2, pain_after=1)
        checked(library, ago(day - 0.8), pain_0_10=2)


def long_soreness(library: Library) -> None:
    for day in (14, 7):
        checked(library, ago(day), pain_0_10=1)
        had_session(library, ago(day, 5), pain=1, pain_after=1)
        tell(library, ago(day - 1), "pain", [2])
        tell(library, ago(day - 3), "pain", [2])


def three_weeks_at_the_limit(library: Library) -> None:
    for day in (20, 18, 16, 13, 11, 9, 6, 4, 2):
        checked(library, ago(day), pain_0_10=1)
        had_session(library, ago(day, 5))
    checked(library, ago(0))


def wishes_past_the_limit(library: Library) -> None:
    for day in (5, 3, 1):  # the limit of the week, which holds whatever the time of day
        checked(library, ago(day))
        had_session(library, ago(day, 5))
    checked(library, ago(0, 200))
    for minutes in (150, 120, 90, 60, 30):
        assert note_refusal(library, ago(0, minutes), "foam-roller")


ASKING = {
    "L02": (lasting, "hurt on most days for weeks"),
    "L03": (rising, "Your pain is rising from time to time"),
    "L04": (short_relief, "the pain was back within a day"),
    "L05": (long_soreness, "sorer than before for more than two days"),
    "F04": (three_weeks_at_the_limit, "take a two-week break from cracking"),
    "F05": (wishes_past_the_limit, "wanted to crack past the limit many times"),
}


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize("rule", ASKING)
def test_whatever_asks_for_action_stands_before_everything_else_with_its_rule_and_source(
    library: Library, rule: str
) -> None:
    live, said = ASKING[rule]
    live(library)
    text = page()
    shown = text.partition('class="columns"')[0]
    assert said in " ".join(shown.split())
    assert rule in shown
    supports = {trend.id: trend.support for trend in library.trends.trends}
    supports |= {limit.id: limit.support for limit in library.limits}
    assert library.sources[supports[rule].sources[0]].title in shown


@pytest.mark.usefixtures("data_folder")
@pytest.mark.parametrize(("days", "said"), [(15, "two weeks old"), (8, "not been here for a week")])
def test_a_check_that_has_grown_old_comes_first(library: Library, days: int, said: str) -> None:
    moved(library, ago(days), 1)
    assert said in page()
