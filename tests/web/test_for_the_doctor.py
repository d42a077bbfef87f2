"""The pages for a doctor in the browser: shown first, then saved."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from tests.practice.people import checked
from unkink.knowledge.library import Library
from unkink.safety.history import Now
from unkink.web.journal.for_the_doctor import fhir, pdf, shown

pytestmark = pytest.mark.usefixtures("data_folder")

ASK = RequestFactory(headers={"host": "127.0.0.1"})


@pytest.fixture(autouse=True)
def _checked(library: Library, data_folder: object) -> None:  # noqa: ARG001 -- the journal it is written to
    at = datetime.now(UTC) - timedelta(hours=1)
    checked(library, Now(at, at.date()), flags_yes=["fever"])


def test_all_that_would_be_handed_over_is_shown_first(library: Library) -> None:
    text = shown(ASK.get("/journal/doctor", {"name": "Kim <b>Jensen"})).content.decode()
    asked = {question.id: question.ask for group in library.questionnaire.groups for question in group.questions}
    assert asked["fever"] in text
    assert "Kim &lt;b&gt;Jensen" in text
    assert library.report.asked[0] in text


def test_it_is_saved_as_pdf() -> None:
    answer = pdf(ASK.get("/journal/doctor.pdf"))
    assert answer["Content-Disposition"] == 'attachment; filename="unkink.pdf"'
    assert answer.content.startswith(b"%PDF")


def test_it_is_saved_as_fhir() -> None:
    answer = fhir(ASK.get("/journal/doctor.json", {"name": "Kim", "days": "30"}))
    bundle = json.loads(answer.content)
    assert bundle["entry"][0]["resource"]["name"] == [{"text": "Kim"}]


@pytest.mark.parametrize("days", ["", "x", "-1", "99999999999999"])
def test_days_that_are_not_offered_are_the_usual_ones(days: str) -> None:
    assert b'value="90" selected' in shown(ASK.get("/journal/doctor", {"days": days})).content
