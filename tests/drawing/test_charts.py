"""The pictures of the past say what the tables behind them say, and nothing more than there is to say."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.shipped import LIBRARY
from unkink.drawing.charts.chart import HEIGHT, WIDTH, Chart
from unkink.drawing.charts.habit import calendar, cracks, minutes
from unkink.drawing.charts.helped import helped
from unkink.drawing.charts.moved import Moved
from unkink.drawing.charts.pain import pain_sessions, pain_weeks
from unkink.knowledge.chart_text import ChartText
from unkink.knowledge.measure import Change

TODAY = date(2026, 5, 20)
WORDS: ChartText = LIBRARY.charts
CHANGE = Change(points=2, percent=30)
NAMES = {"knee-rotation": "Knee <rotation>", "rocking": "Rocking"}


def session(
    days_ago: int, before: int = 3, after: int | None = 2, *, cracks: bool = False, techniques: tuple[str, ...] = ()
) -> Moved:
    return Moved(TODAY - timedelta(days=days_ago), before, after, 300.0, cracks, techniques)


def drawn(picture: Chart) -> ET.Element:
    return ET.fromstring(picture.svg)  # noqa: S314 -- we drew it


def every_chart(sessions: tuple[Moved, ...]) -> tuple[Chart, ...]:
    told = [(each.day, each.before) for each in sessions]
    return (
        pain_weeks(WORDS, told, TODAY, CHANGE),
        pain_sessions(WORDS, sessions),
        helped(WORDS, NAMES, sessions),
        cracks(WORDS, sessions, TODAY, 3),
        minutes(WORDS, sessions, TODAY),
        calendar(WORDS, sessions, TODAY),
    )


def test_without_a_session_there_is_no_picture() -> None:
    for each in every_chart(()):
        assert (each.rows, each.svg) == ((), "")


PAST = st.lists(
    st.builds(
        session,
        st.integers(0, 400),
        st.integers(0, 10),
        st.none() | st.integers(0, 10),
        cracks=st.booleans(),
        techniques=st.lists(st.sampled_from(sorted(NAMES)), max_size=3).map(tuple),
    ),
    max_size=60,
).map(lambda each: tuple(sorted(each, key=lambda moved: moved.day)))


@given(sessions=PAST)
def test_whatever_the_past_every_picture_is_whole_and_stays_inside_its_frame(sessions: tuple[Moved, ...]) -> None:
    for each in every_chart(sessions):
        assert all(len(row) == len(each.columns) for row in each.rows)
        if not each.svg:
            continue
        for shape in drawn(each).iter():
            for name, most in (("x", WIDTH), ("cx", WIDTH), ("y", HEIGHT), ("cy", HEIGHT)):
                assert -1 <= float(shape.get(name, 0)) <= most
            assert float(shape.get("height", 0)) >= 0
            assert float(shape.get("width", 0)) >= 0


def test_every_picture_has_its_words_for_those_who_do_not_see_it() -> None:
    for each in every_chart((session(1, techniques=("rocking",)),)):
        root = drawn(each)
        assert root.get("role") == "img"
        assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
        assert "{" not in each.about


def test_a_dot_for_every_pain_that_was_told_after_and_a_ring_for_every_one_before() -> None:
    picture = pain_sessions(WORDS, (session(2), session(1, after=None)))
    assert (picture.svg.count("chart-ring"), picture.svg.count("chart-dot")) == (2, 1)
    assert picture.rows == (("2026-05-18", "3", "2"), ("2026-05-19", "3", ""))


def test_only_the_last_sessions_are_drawn() -> None:
    assert len(pain_sessions(WORDS, tuple(session(ago) for ago in range(50, 0, -1))).rows) == 20


def test_a_week_is_the_mean_of_its_days() -> None:
    monday = date(2026, 5, 18)
    told = [(monday, 2), (monday, 4), (monday + timedelta(days=1), 6)]
    assert pain_weeks(WORDS, told, TODAY, CHANGE).rows == (("2026-05-18", "4.5", "2"),)


@pytest.mark.parametrize(("first", "worse", "better"), [(6.0, 7.8, 4.0), (3.0, 3.9, 1.0)])
def test_the_band_ends_where_it_is_called_worse_and_where_it_is_called_better(
    first: float, worse: float, better: float
) -> None:
    """Worse from 2 points or 30 percent, whichever is nearer; better from both."""
    svg = pain_weeks(WORDS, [(TODAY, int(first))], TODAY, CHANGE).svg
    found = re.search(r'chart-band[^>]* y="([\d.]+)" height="([\d.]+)"', svg)
    assert found is not None
    top, height = map(float, found.groups())
    point = (152 - 14) / 10
    assert (152 - top) / point == pytest.approx(worse, abs=0.02)
    assert (152 - top - height) / point == pytest.approx(better, abs=0.02)


def test_two_cracking_sessions_on_one_day_are_one_day() -> None:
    picture = cracks(WORDS, (session(0, cracks=True), session(0, cracks=True), session(1)), TODAY, 3)
    assert picture.rows[-1] == ("2026-05-18", "1")
    assert "limit of 3 days" in picture.about


def test_minutes_add_up() -> None:
    assert minutes(WORDS, (session(0), session(0), session(1)), TODAY).rows[-1] == ("2026-05-18", "15")


def test_the_calendar_has_no_days_to_come() -> None:
    svg = calendar(WORDS, (session(0),), TODAY).svg
    assert svg.count("chart-bar") == 1
    assert svg.count("<rect") == 11 * 7 + 3


def test_below_five_sessions_nothing_is_said_about_an_exercise() -> None:
    sessions = tuple(session(ago, 4, 2, techniques=("rocking",)) for ago in range(4))
    assert helped(WORDS, NAMES, sessions).rows == (("Rocking", "4", "too few to say"),)


def test_from_five_sessions_on_the_mean_change_is_said() -> None:
    sessions = tuple(session(ago, 4, 2, techniques=("rocking", "knee-rotation")) for ago in range(5))
    worse = tuple(session(ago, 2, 3, techniques=("knee-rotation",)) for ago in range(5))
    assert helped(WORDS, NAMES, sessions + worse).rows == (
        ("Rocking", "5", "-2.0"),
        ("Knee <rotation>", "10", "-0.5"),
    )


def test_a_session_without_pain_after_says_nothing_about_what_helped() -> None:
    assert helped(WORDS, NAMES, (session(0, after=None, techniques=("rocking",)),)).rows == ()
