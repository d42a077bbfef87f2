"""The whole journal as FHIR: others can read it, and what is read back is the same journal."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema_rs
import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fresh_journal import FreshJournals
from tests.practice.people import checked, had_session, moment
from tests.reports.lives import DAYS, SITUATIONS, Day, live
from unkink.journal.merging import merge
from unkink.journal.models import Session
from unkink.journal.whole import read_whole
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.practice.desk import record_nudges
from unkink.practice.measures import bring_form, tell
from unkink.practice.own_data import erase_session
from unkink.practice.report import fhir_bundle
from unkink.reminder.told import Told
from unkink.reports.exports import read_export
from unkink.reports.journal_file import JournalFileError
from unkink.reports.whole_fhir.plain_extension import read, written
from unkink.reports.whole_fhir.writing import write_bundle

pytestmark = pytest.mark.usefixtures("data_folder")

NOW = moment(days=30)
SCHEMA = Path(__file__).parents[1] / "data" / "fhir" / "fhir.schema.json.gz"

a_few_lives = settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(), inside, max_size=4),
)


@pytest.fixture(scope="session")
def schema() -> jsonschema_rs.Validator:
    """The schema that HL7 publishes for R4."""
    return jsonschema_rs.validator_for(json.loads(gzip.decompress(SCHEMA.read_bytes())))


def exported(library: Library) -> bytes:
    return write_bundle(library, read_whole(), NOW.at)


def full_of_everything(library: Library) -> None:
    """A journal in which every kind of record stands."""
    live(library, [Day(SITUATIONS[0], 2, 90, "hurts", tries_again=True)])
    checked(library, moment(days=2), text="stiff\u00a0back", flags_unsure=["fever"], groups_answered=[], pain_0_10=None)
    checked(library, moment(days=3))
    had_session(library, moment(days=3, minutes=1), pain_after=None)
    had = had_session(library, moment(days=6))
    erase_session(had.session_id, moment(days=6, hours=1))
    tell(library, moment(days=7), "own-activities", [4, 5, 6], ("put on socks", "sit; long", "sleep"))
    bring_form(library, roland_morris())
    tell(library, moment(days=8), "roland-morris", [1, None, *[0] * 22])
    at = moment(days=9)
    record_nudges([Told(UUID(int=5), at.at, at.day, 60, "not today", "walk", 2_700.5, 0.0)])


def roland_morris() -> dict[str, Any]:
    """A form as a clinic may have it; its sentences are of no matter here."""
    ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    options = [
        {"valueCoding": {"display": f"answer {value}", "extension": [{"url": ordinal, "valueDecimal": value}]}}
        for value in (0, 1)
    ]
    items = [
        {"linkId": f"q{number}", "text": f"Sentence {number}", "type": "choice", "answerOption": options}
        for number in range(24)
    ]
    url = "http://clinic.example/Questionnaire/rmdq"
    return {"resourceType": "Questionnaire", "url": url, "status": "active", "item": items}


@given(days=DAYS)
@a_few_lives
def test_whatever_was_lived_comes_back_out_of_fhir_as_the_same_journal(
    library: Library, fresh_journals: FreshJournals, days: list[Day]
) -> None:
    with fresh_journals.one():
        live(library, days)
        before, raw = read_whole(), exported(library)
    with fresh_journals.one():
        with writing():
            merge(read_export(raw, NOW.at))
        assert read_whole() == before


def test_every_kind_of_record_comes_back(library: Library, fresh_journals: FreshJournals) -> None:
    full_of_everything(library)
    before, raw = read_whole(), exported(library)
    assert all(getattr(before, name) for name in before.__struct_fields__)
    assert read_export(raw, NOW.at) == before
    with fresh_journals.one():
        with writing():
            merge(read_export(raw, NOW.at))
        assert read_whole() == before


def test_both_validators_take_the_whole_journal(library: Library, schema: jsonschema_rs.Validator) -> None:
    full_of_everything(library)
    document = json.loads(exported(library))
    Bundle.model_validate(document)
    assert [str(error)[:300] for error in schema.iter_errors(document)] == []


def test_both_validators_take_the_pages_for_the_doctor(library: Library, schema: jsonschema_rs.Validator) -> None:
    full_of_everything(library)
    document = json.loads(json.dumps(fhir_bundle(library, NOW, "Kim")))
    Bundle.model_validate(document)
    assert [str(error)[:300] for error in schema.iter_errors(document)] == []


@given(plain=PLAIN)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_plain_data_can_be_an_extension_and_come_back(plain: Any) -> None:
    extension = json.loads(json.dumps(written("it", plain)))
    name, found = read(extension)
    assert (name, found) == ("it", plain)
    assert json.dumps(found) == json.dumps(plain)


@given(plain=PLAIN)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_plain_data_is_an_extension_that_validates(schema: jsonschema_rs.Validator, plain: Any) -> None:
    basic = {"resourceType": "Basic", "code": {"text": "x"}, "extension": [{**written("it", plain), "url": "urn:x"}]}
    assert [str(error)[:300] for error in schema.iter_errors(basic)] == []


def test_what_another_system_adds_and_reorders_does_not_matter(library: Library) -> None:
    full_of_everything(library)
    before, document = read_whole(), json.loads(exported(library))
    for entry in document["entry"]:
        entry["resource"]["meta"] = {"versionId": "2"}
        entry["resource"]["text"] = {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">x</div>'}
    observations = [each for each in document["entry"] if each["resource"]["resourceType"] == "Observation"]
    pain = [each for each in observations if "partOf" in each["resource"]]
    document["entry"] = [
        *pain,
        *(each for each in document["entry"] if each not in pain),
        {"resource": {"resourceType": "List"}},
    ]
    assert read_export(json.dumps(document).encode(), NOW.at) == before


def test_pain_can_be_read_by_whoever_knows_loinc(library: Library) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1), pain=2, pain_after=1)
    observed = [
        each["resource"]
        for each in json.loads(exported(library))["entry"]
        if each["resource"]["resourceType"] == "Observation"
    ]
    assert [each["valueQuantity"]["value"] for each in observed] == [2, 1]
    assert all(each["code"]["coding"][0]["code"] == "72514-3" for each in observed)


def resource_of(document: dict[str, Any], kind: str) -> dict[str, Any]:
    return next(each["resource"] for each in document["entry"] if each["resource"]["resourceType"] == kind)


BROKEN: dict[str, tuple[Callable[[dict[str, Any]], None], str]] = {
    "no whole journal": (lambda bundle: bundle.pop("meta"), "not a whole journal of unkink"),
    "a newer one": (lambda bundle: bundle["meta"]["tag"][0].update(code="journal-2"), "this unkink reads journal-1"),
    "no entries": (lambda bundle: bundle.pop("entry"), "entry: is missing"),
    "an entry of nothing": (lambda bundle: bundle["entry"].append({}), "holds no resource"),
    "a session without its times": (
        lambda bundle: resource_of(bundle, "Procedure").pop("performedPeriod"),
        r"entry\[\d+\]: \(Procedure\) is not as unkink writes it",
    ),
    "a check that is not there": (
        lambda bundle: bundle["entry"].remove(
            next(each for each in bundle["entry"] if each["resource"]["resourceType"] == "QuestionnaireResponse")
        ),
        r"entry\[\d+\]: \(Procedure\)",
    ),
    "a crack talked away": (
        lambda bundle: resource_of(bundle, "Procedure")["code"]["coding"][0].update(code="stretching"),
        "cracks: is false, but its routine says otherwise",
    ),
    "pain off the scale": (
        lambda bundle: resource_of(bundle, "Observation")["valueQuantity"].update(value=11),
        "pain_before",
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_bundle_that_is_not_ours_or_was_changed_is_refused_in_one_sentence(library: Library, how: str) -> None:
    checked(library, moment())
    had_session(library, moment(minutes=1))
    document = json.loads(exported(library))
    spoil, said = BROKEN[how]
    spoil(document)
    with pytest.raises(JournalFileError, match=said):
        read_export(json.dumps(document).encode(), NOW.at)
    assert Session.objects.count() == 1


def test_the_pages_for_the_doctor_are_not_taken_for_a_journal(library: Library) -> None:
    checked(library, moment())
    with pytest.raises(JournalFileError, match="unkink export --fhir"):
        read_export(json.dumps(fhir_bundle(library, NOW)).encode(), NOW.at)
