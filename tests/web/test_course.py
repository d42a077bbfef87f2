"""The course of the past as a page: pictures, and tables that say the same."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from tests.practice.people import AT_HOME, checked, start, walk
from unkink.knowledge.library import Library
from unkink.practice.begin import Begun
from unkink.practice.clock import now
from unkink.practice.conduct import Conductor
from unkink.practice.measures import tell
from unkink.safety.history import Now
from unkink.web.journal.course import course

pytestmark = pytest.mark.usefixtures("data_folder")


def page() -> str:
    return course(RequestFactory().get("/journal/course", headers={"host": "127.0.0.1"})).content.decode()


def test_every_picture_has_its_table(library: Library) -> None:
    at = datetime.now(UTC) - timedelta(hours=2)
    checked(library, Now(at, at.date()))
    begun = start(library, Now(at, at.date()), situation=AT_HOME)
    assert isinstance(begun, Begun)
    conductor = Conductor(begun.session_id)
    walk(conductor, conductor.state.at)
    text = page()
    assert text.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart"') == text.count("<table") == 6
    assert "too few to say" in text
    assert "style=" not in text


def test_an_empty_journal_has_nothing_to_show(library: Library) -> None:
    text = page()
    assert 'class="chart"' not in text
    assert text.count(library.charts.none_yet) == 6


def test_measures_stand_before_the_pictures(library: Library) -> None:
    tell(library, now(), "own-activities", [4, 5, 6], ("put on socks", "sit", "sleep"))
    assert "5 out of 10" in page()
