"""The journal for a clinic's own system: a FHIR R4 bundle of what somebody reported about themselves.

Nothing in it is a diagnosis: answers are a QuestionnaireResponse, pain and scores are Observations by the patient, what
the rules closed are Flags with the id of the rule. Codes of others are used only where we know them (LOINC for pain);
all else has codes of our own, under ``urn:unkink``.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct

from unkink import __version__
from unkink.journal.entries import Entry
from unkink.journal.measurements import Measured
from unkink.journal.screenings import Screened
from unkink.knowledge.library import Library
from unkink.safety.answers import Answers
from unkink.safety.closing import Closing
from unkink.safety.course import Reading

Resource = dict[str, Any]

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
PAIN_CODE = "72514-3"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
FLAG_CATEGORY = "http://terminology.hl7.org/CodeSystem/flag-category"
AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
OWN = "urn:unkink"
CHECK = f"{OWN}:questionnaire:safety-check"


class Reported(Struct, frozen=True):
    """What goes into the bundle. ``at`` is when it is made (UTC); ``name`` may be empty."""

    at: datetime
    name: str
    screened: Screened | None
    readings: tuple[Reading, ...]
    sessions: tuple[Entry, ...]
    measured: tuple[Measured, ...]
    closings: tuple[Closing, ...]


def bundle(library: Library, reported: Reported) -> Resource:
    """Make the bundle. The same journal at the same moment gives the same bundle."""
    patient: Resource = {"resourceType": "Patient", "id": _id("patient")}
    if reported.name:
        patient["name"] = [{"text": reported.name}]
    resources = [patient]
    if reported.screened is not None:
        resources += [_questionnaire(library), _response(library, reported.screened)]
    resources += [_pain(reading.at, reading.pain, "before or apart from a session") for reading in reported.readings]
    resources += [
        _pain(each.ended_at, each.pain_after, "after a session")
        for each in reported.sessions
        if each.pain_after is not None
    ]
    resources += [_score(library, each) for each in reported.measured]
    resources += [_procedure(library, each) for each in reported.sessions]
    resources += [_flag(each, reported.at) for each in reported.closings]
    resources.append(_limits(library, reported.at))
    resources.append(_provenance(library, resources, reported.at))
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": _moment(reported.at),
        "entry": [{"fullUrl": _url(each["id"]), "resource": each} for each in resources],
    }


def _id(*parts: object) -> str:
    return str(uuid5(NAMESPACE_URL, ":".join((OWN, *map(str, parts)))))


def _url(name: str) -> str:
    return f"urn:uuid:{name}"


def _subject() -> Resource:
    return {"reference": _url(_id("patient"))}


def _moment(at: datetime) -> str:
    return at.isoformat()


def _coded(system: str, code: str, text: str) -> Resource:
    return {"coding": [{"system": system, "code": code, "display": text}], "text": text}


def _questionnaire(library: Library) -> Resource:
    items: list[Resource] = [
        {"linkId": field.id, "text": field.ask, "type": "string"} for field in library.questionnaire.fields
    ]
    for group in library.questionnaire.groups:
        inside = [{"linkId": each.id, "text": each.ask, "type": "string"} for each in group.questions]
        items.append({"linkId": group.id, "text": group.title, "type": "group", "item": inside})
    return {
        "resourceType": "Questionnaire",
        "id": _id("questionnaire", library.digest),
        "url": CHECK,
        "version": library.digest,
        "name": "UnkinkSafetyCheck",
        "title": "unkink safety check",
        "status": "active",
        "subjectType": ["Patient"],
        "item": items,
    }


def _response(library: Library, screened: Screened) -> Resource:
    answers = screened.answers
    items = [
        {"linkId": field.id, "text": field.ask, "answer": [{"valueString": str(value)} for value in values]}
        for field in library.questionnaire.fields
        if (values := _values(answers, field.id))
    ]
    for group in library.questionnaire.groups:
        if answers.groups_answered is None or group.id in answers.groups_answered:
            inside = [
                {"linkId": each.id, "text": each.ask, "answer": [{"valueString": _said(answers, each.id)}]}
                for each in group.questions
            ]
            items.append({"linkId": group.id, "text": group.title, "item": inside})
    return {
        "resourceType": "QuestionnaireResponse",
        "id": _id("response", screened.at),
        "questionnaire": f"{CHECK}|{library.digest}",
        "status": "completed",
        "subject": _subject(),
        "source": _subject(),
        "authored": _moment(screened.at),
        "item": items,
    }


def _values(answers: Answers, field: str) -> list[object]:
    value = getattr(answers, field)
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, tuple) else [value]


def _said(answers: Answers, name: str) -> str:
    if name in answers.yes:
        return "yes"
    return "not sure" if name in answers.flags_unsure else "no"


def _observation(name: str, code: Resource, at: datetime, value: float) -> Resource:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "category": [_coded(CATEGORY, "survey", "Survey")],
        "code": code,
        "subject": _subject(),
        "performer": [_subject()],
        "effectiveDateTime": _moment(at),
        "valueQuantity": {"value": value, "unit": "{score}", "system": UCUM, "code": "{score}"},
    }


def _pain(at: datetime, pain: int, when: str) -> Resource:
    code = _coded(LOINC, PAIN_CODE, "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
    return {**_observation(_id("pain", at, when), code, at, pain), "note": [{"text": when}]}


def _score(library: Library, measured: Measured) -> Resource:
    measure = library.measures.get(measured.measure)
    name = measure.name if measure else measured.measure
    code = _coded(f"{OWN}:measure", measured.measure, name)
    observation = _observation(_id("measure", measured.id), code, measured.at, measured.score.value)
    components = [
        {"code": {"text": answer.item}, "valueInteger": answer.value}
        for answer in measured.answers
        if answer.value is not None
    ]
    if components:
        observation["component"] = components
    if measured.score.group:
        observation["interpretation"] = [{"text": measured.score.group}]
    return observation


def _procedure(library: Library, entry: Entry) -> Resource:
    done = [each for each in entry.done if each.begun]
    names = [
        f"{library.techniques[each.technique].name if each.technique in library.techniques else each.technique}"
        f" ({each.repetitions} times{', popped' if each.popped else ''})"
        for each in done
    ]
    return {
        "resourceType": "Procedure",
        "id": _id("session", entry.id),
        "identifier": [{"system": f"{OWN}:session", "value": entry.id}],
        "status": "completed" if entry.outcome == "finished" else "stopped",
        "code": _coded(f"{OWN}:session-kind", "cracking" if entry.cracks else "stretching", "Self-guided session"),
        "subject": _subject(),
        "performer": [{"actor": _subject()}],
        "performedPeriod": {"start": _moment(entry.began_at), "end": _moment(max(entry.began_at, entry.ended_at))},
        "note": [{"text": "; ".join(names) or "no exercise begun"}],
    }


def _flag(closing: Closing, at: datetime) -> Resource:
    return {
        "resourceType": "Flag",
        "id": _id("flag", closing.id),
        "status": "active",
        "category": [_coded(FLAG_CATEGORY, "safety", "Safety")],
        "code": _coded(f"{OWN}:rule", closing.id, closing.say),
        "subject": _subject(),
        "period": {"start": _moment(at)},
    }


def _limits(library: Library, at: datetime) -> Resource:
    return {
        "resourceType": "CarePlan",
        "id": _id("limits", library.digest),
        "status": "active",
        "intent": "plan",
        "title": "Limits on cracking that the program holds",
        "subject": _subject(),
        "period": {"start": _moment(at)},
        "activity": [
            {"detail": {"status": "in-progress", "code": _coded(f"{OWN}:limit", each.id, each.say)}}
            for each in library.limits
        ],
    }


def _provenance(library: Library, resources: Iterable[Resource], at: datetime) -> Resource:
    return {
        "resourceType": "Provenance",
        "id": _id("provenance", at),
        "target": [{"reference": _url(each["id"])} for each in resources],
        "recorded": _moment(at),
        "policy": [f"{OWN}:rules:{library.digest}"],
        "agent": [
            {"type": _coded(AGENT, "author", "Author"), "who": _subject()},
            {"type": _coded(AGENT, "assembler", "Assembler"), "who": {"display": f"unkink {__version__}"}},
        ],
    }
