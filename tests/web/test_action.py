"""What the course of pain asks for stands first on Today, with what it rests on."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import RequestFactory

from tests.practice.people import checked, start, walk
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun
from unkink.practice.conduct import Conductor
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
