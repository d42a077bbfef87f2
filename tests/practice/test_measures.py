"""Answering measures: our own, and forms that somebody brings along."""

from typing import Any

import pytest

from tests.practice.people import checked, moment
from unkink.journal.erasing import erase_everything
from unkink.journal.models import Measurement
from unkink.journal.whole import read_whole
from unkink.knowledge.library import Library
from unkink.measures.form import FormError
from unkink.practice.measures import MeasureError, MeasureStanding, bring_form, standings, tell
from unkink.practice.today import look

pytestmark = pytest.mark.usefixtures("data_folder")

SOCKS = ("put on socks", "sit through a film", "sleep")
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def standing(library: Library, measure: str, days: float = 0) -> MeasureStanding:
    return next(each for each in standings(library, moment(days=days)) if each.measure.id == measure)


def form(name: str, items: int, values: range) -> dict[str, Any]:
    """A Questionnaire as a clinic may have it; its sentences are of no matter here."""
    options = [
        {"valueCoding": {"display": f"answer {value}", "extension": [{"url": ORDINAL, "valueDecimal": value}]}}
        for value in values
    ]
    questions = [
        {"linkId": f"q{number}", "text": f"Question {number}", "type": "choice", "answerOption": options}
        for number in range(items)
    ]
    return {
        "resourceType": "Questionnaire",
        "url": f"http://clinic.example/Questionnaire/{name}",
        "status": "active",
        "item": [{"linkId": "all", "type": "group", "item": questions}, {"linkId": "end", "type": "display"}],
    }


def test_pain_told_at_any_time_is_part_of_its_course(library: Library) -> None:
    checked(library, moment(), pain_0_10=2)
    for day in (2, 5, 8, 11, 14):
        tell(library, moment(days=day), "pain", [2])
    assert "L01" in {each.id for each in look(library, moment(days=14, hours=1)).trends}


def test_own_activities_are_named_once_and_rated_again(library: Library) -> None:
    tell(library, moment(), "own-activities", [4, 5, 6], SOCKS)
    later = tell(library, moment(days=14), "own-activities", [7, 7, 7])
    assert [answer.item for answer in later.told[-1].answers] == list(SOCKS)
    assert later.change is not None
    assert (later.change.points, later.change.meaning) == (2.0, "better")


def test_own_activities_are_asked_again_after_two_weeks_and_never_before_the_first_time(library: Library) -> None:
    assert not standing(library, "own-activities").due
    tell(library, moment(), "own-activities", [4, 5, 6], SOCKS)
    assert not standing(library, "own-activities", 13).due
    assert standing(library, "own-activities", 14).due


def test_other_activities_are_another_series(library: Library) -> None:
    tell(library, moment(), "own-activities", [1, 1, 1], SOCKS)
    other = tell(library, moment(days=3), "own-activities", [9, 9, 9], ("run", "dance", "swim"))
    assert len(other.told) == 1
    assert other.change is None


@pytest.mark.parametrize(
    ("measure", "values", "items", "said"),
    [
        ("own-activities", [4, 5, 6], (), "the first time"),
        ("own-activities", [4, 5], ("run", "dance"), "allowed are 3 to 5"),
        ("own-activities", [4, 5, 6], ("run", "run ", "swim"), "there twice"),
        ("own-activities", [4, 5, 6], ("run", "x" * 61, "swim"), "1 to 60 characters"),
        ("pain", [11], (), "answer 1: is 11"),
        ("pain", [1, 2], (), "there are 1 questions"),
        ("peg", [1, 2, 3], (), "needs its form"),
        ("pegg", [1, 2, 3], (), "peg"),
    ],
)
def test_what_cannot_be_scored_is_refused_and_nothing_is_recorded(
    library: Library, measure: str, values: list[int], items: tuple[str, ...], said: str
) -> None:
    with pytest.raises(MeasureError, match=said):
        tell(library, moment(), measure, values, items)
    assert not Measurement.objects.exists()


def test_a_form_that_is_known_is_scored_as_published(library: Library) -> None:
    bring_form(library, form("promis-pi-4a", 4, range(1, 6)))
    told = tell(library, moment(), "promis-pain-interference-4a", [2, 2, 3, 3])
    assert told.told[-1].score.value == 58.5
    assert told.told[-1].form.endswith("promis-pi-4a")
    assert [answer.item for answer in told.told[-1].answers] == ["q0", "q1", "q2", "q3"]


def broken(**changes: Any) -> dict[str, Any]:
    return {**form("peg", 3, range(11)), **changes}


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ([], "must be Questionnaire"),
        (broken(url="http://clinic.example/Questionnaire/oswestry"), "none that can be scored here; known are .*rmdq"),
        (form("peg", 4, range(11)), "has 4 questions, but PEG has 3"),
        (broken(item=[{"linkId": "a", "type": "string"}]), "is 'string'; allowed are choice"),
        (broken(item=[{"linkId": "a", "type": "choice"}]), "needs its options"),
        (broken(item=[{"linkId": "a", "type": "choice", "answerOption": [{"valueString": "x"}]}]), "no value to score"),
        (broken(item=[{"type": "boolean"}]), "linkId: is missing"),
    ],
)
def test_a_form_that_cannot_be_used_is_refused_with_its_place(library: Library, document: Any, said: str) -> None:
    with pytest.raises(FormError, match=said):
        bring_form(library, document)


def test_measures_are_exported_and_erased_with_everything(library: Library) -> None:
    bring_form(library, form("peg", 3, range(11)))
    tell(library, moment(), "peg", [6, 5, 7])
    assert len(read_whole().measurements) == len(read_whole().forms) == 1
    erase_everything(moment(days=1).at)
    assert read_whole().measurements == ()
    assert read_whole().forms == {}
