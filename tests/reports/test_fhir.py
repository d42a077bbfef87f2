"""The FHIR bundle, read by somebody else's program."""

import json
from collections import Counter
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings

from tests.fresh_journal import FreshJournals
from tests.practice.people import checked, had_session, moment
from tests.reports.lives import DAYS, Day, live
from unkink.knowledge.library import Library
from unkink.practice.measures import tell
from unkink.practice.report import fhir_bundle

pytestmark = pytest.mark.usefixtures("data_folder")

NOW = moment(days=5)


def resources(document: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [each["resource"] for each in document["entry"] if each["resource"]["resourceType"] == kind]


@given(days=DAYS)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_lived_is_valid_fhir(library: Library, fresh_journals: FreshJournals, days: list[Day]) -> None:
    with fresh_journals.one():
        live(library, days)
        document = json.loads(json.dumps(fhir_bundle(library, NOW, "Kim")))
    Bundle.model_validate(document)
    urls = Counter(each["fullUrl"] for each in document["entry"])
    assert set(urls.values()) <= {1}
    assert references(document) <= set(urls)


def references(node: Any) -> set[str]:
    """Every reference in the bundle."""
    if isinstance(node, dict):
        own = {node["reference"]} if isinstance(node.get("reference"), str) else set()
        return own.union(*(references(each) for each in node.values()))
    if isinstance(node, list):
        return set().union(*(references(each) for each in node))
    return set()


def test_it_holds_what_was_reported_and_no_diagnosis(library: Library) -> None:
    checked(library, moment(), conditions=["osteoporosis"], pain_0_10=1)
    had_session(library, moment(minutes=1))
    document = fhir_bundle(library, moment(hours=2))
    kinds = Counter(each["resource"]["resourceType"] for each in document["entry"])
    assert kinds["Condition"] == 0
    assert kinds["QuestionnaireResponse"] == kinds["Questionnaire"] == kinds["Procedure"] == kinds["Provenance"] == 1
    assert kinds["Flag"] >= 1


def test_pain_before_and_after_has_the_code_of_loinc(library: Library) -> None:
    checked(library, moment(), pain_0_10=2)
    had_session(library, moment(minutes=1), pain=2, pain_after=1)
    observed = resources(fhir_bundle(library, moment(hours=2)), "Observation")
    assert {each["code"]["coding"][0]["code"] for each in observed} == {"72514-3"}
    assert sorted(each["valueQuantity"]["value"] for each in observed) == [1, 2, 2]


def test_answers_are_what_was_said_question_by_question(library: Library) -> None:
    checked(library, moment(), flags_yes=["fever"], flags_unsure=["bladder_new"])
    (response,) = resources(fhir_bundle(library, NOW), "QuestionnaireResponse")
    said = {
        item["linkId"]: item["answer"][0]["valueString"] for group in response["item"] for item in group.get("item", [])
    }
    asked = {question.id for group in library.questionnaire.groups for question in group.questions}
    assert set(said) == asked
    assert (said["fever"], said["bladder_new"]) == ("yes", "not sure")
    assert set(said.values()) == {"yes", "not sure", "no"}


def test_a_group_that_was_not_answered_is_not_answered_there_either(library: Library) -> None:
    checked(library, moment(), groups_answered=[])
    (response,) = resources(fhir_bundle(library, NOW), "QuestionnaireResponse")
    assert not any("item" in each for each in response["item"])


def test_a_measure_is_an_observation_with_its_answers(library: Library) -> None:
    tell(library, moment(), "own-activities", [4, 5, 6], ("put on socks", "sit", "sleep"))
    (observed,) = resources(fhir_bundle(library, NOW), "Observation")
    assert observed["code"]["coding"][0] == {
        "system": "urn:unkink:measure",
        "code": "own-activities",
        "display": "What is hard for you",
    }
    assert observed["valueQuantity"]["value"] == 5.0
    assert [each["valueInteger"] for each in observed["component"]] == [4, 5, 6]


def test_the_rules_are_named_by_their_version(library: Library) -> None:
    (provenance,) = resources(fhir_bundle(library, NOW), "Provenance")
    assert provenance["policy"] == [f"urn:unkink:rules:{library.digest}"]


def test_the_same_journal_at_the_same_moment_is_the_same_bundle(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    assert fhir_bundle(library, NOW) == fhir_bundle(library, NOW)
