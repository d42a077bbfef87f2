"""Measures in the browser: answered, refused with a reason, and asked again when it is time."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from unkink.journal.models import Measurement
from unkink.knowledge.library import Library
from unkink.practice.clock import now
from unkink.practice.measures import standings, tell
from unkink.safety.history import Now
from unkink.web.measure.views import measures

pytestmark = pytest.mark.usefixtures("data_folder")

ASK = RequestFactory(headers={"host": "127.0.0.1"})
OWN = {"item-0": "put on socks", "value-0": "4", "item-1": "sit", "value-1": "5", "item-2": "sleep", "value-2": "6"}


def sent(measure: str, **fields: str) -> HttpResponse:
    return measures(ASK.post("/measures", {"measure": measure, **fields}))


def page() -> str:
    return measures(ASK.get("/measures")).content.decode()


def test_pain_is_told_with_one_answer(library: Library) -> None:
    assert sent("pain", **{"value-0": "3"}).status_code == 302
    (told,) = next(each for each in standings(library, now()) if each.measure.id == "pain").told
    assert told.score.value == 3


def test_own_activities_are_named_once_and_then_asked_by_name() -> None:
    assert sent("own-activities", **OWN, **{"item-3": "", "value-3": ""}).status_code == 302
    text = page()
    assert "put on socks: How well can you do this now?" in text
    assert "5 out of 10" in text


def test_too_few_activities_are_refused_with_a_reason() -> None:
    answer = sent("own-activities", **{"item-0": "sit", "value-0": "4"})
    assert answer.status_code == 422
    assert "allowed are 3 to 5" in answer.content.decode()
    assert not Measurement.objects.exists()


@pytest.mark.parametrize("value", ["", "x", "11", "-1", "9" * 500])
def test_an_answer_off_the_scale_is_refused(value: str) -> None:
    assert sent("pain", **{"value-0": value}).status_code == 422
    assert not Measurement.objects.exists()


def test_a_measure_nobody_knows_is_refused() -> None:
    assert sent("nothing", **{"value-0": "1"}).status_code == 422


def test_it_is_asked_again_when_it_is_time(library: Library) -> None:
    at = now().at - timedelta(days=15)
    tell(library, Now(at, at.date()), "own-activities", [4, 5, 6], ("put on socks", "sit", "sleep"))
    assert "It is time to answer this again" in page()
