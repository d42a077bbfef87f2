"""Writing the whole journal as a FHIR R4 bundle. docs/fhir.md says where everything stands."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from unkink import __version__
from unkink.journal.measurements import Measured
from unkink.journal.whole import Contents, ScreeningRecord, SessionRecord
from unkink.knowledge.library import Library
from unkink.reminder.told import Told
from unkink.reports.whole_fhir import naming
from unkink.reports.whole_fhir.naming import OWN, UCUM, Resource, address, coded, name_of, reference
from unkink.reports.whole_fhir.plain_extension import readable, written

CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
AGENT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
ABSENT = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/data-absent-reason", "code": "not-asked"}]}
PATIENT = name_of("patient")


def write_bundle(library: Library, contents: Contents, at: datetime) -> bytes:
    """Write the bundle as JSON. ``at`` is when (UTC). The library is asked for names only."""
    resources = list(_resources(library, contents, at))
    bundle = {
        "resourceType": "Bundle",
        "meta": {"tag": [{"system": naming.FORMAT, "code": naming.VERSION}]},
        "type": "collection",
        "timestamp": _moment(at),
        "entry": [{"fullUrl": address(each["id"]), "resource": each} for each in resources],
    }
    return msgspec.json.encode(bundle) + b"\n"


def _resources(library: Library, contents: Contents, at: datetime) -> Iterator[Resource]:
    yield {"resourceType": "Patient", "id": PATIENT}
    checks = [name_of("screening", place, each.at) for place, each in enumerate(contents.screenings)]
    for name, screening in zip(checks, contents.screenings, strict=True):
        yield _screening(name, screening)
    for session in contents.sessions:
        yield _session(library, session, checks[session.screening])
        yield from _pain(session)
    for measured in contents.measurements:
        yield _measured(library, measured)
    for told in contents.nudges:
        yield _nudge(told)
    for kind, records in (
        (naming.PASSAGE, contents.passages),
        (naming.REFUSAL, contents.refusals),
        (naming.TOMBSTONE, contents.tombstones),
        (naming.PREFERENCES, (contents.preferences,)),
        (naming.FORMS, (contents.forms,)),
    ):
        for place, record in enumerate(records):
            yield _basic(kind, place, _plain(record))
    yield _provenance(at)


def _plain(value: Any) -> Any:
    """The value as JSON would have it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def _moment(at: datetime) -> str:
    text: str = _plain(at)
    return text


def _record(plain: dict[str, Any]) -> Resource:
    return {**written("", plain), "url": naming.RECORD}


def _basic(kind: str, place: int, plain: dict[str, Any]) -> Resource:
    return {
        "resourceType": "Basic",
        "id": name_of(kind, place),
        "extension": [_record(plain)],
        "code": coded(naming.KINDS, kind),
        "subject": reference(PATIENT),
    }


def _screening(name: str, screening: ScreeningRecord) -> Resource:
    plain = _plain(screening)
    answers, digest, at = plain.pop("answers"), plain.pop("content_digest"), plain.pop("at")
    return {
        "resourceType": "QuestionnaireResponse",
        "id": name,
        "extension": [_record(plain)],
        "questionnaire": f"{naming.CHECK}|{digest}",
        "status": "completed",
        "subject": reference(PATIENT),
        "authored": at,
        "source": reference(PATIENT),
        "item": [_item(key, value) for key, value in answers.items()],
    }


def _item(key: str, value: Any) -> Resource:
    values = value if isinstance(value, list) else [value]
    return {"linkId": key, **({"answer": [_answer(each) for each in values]} if values else {})}


def _answer(value: Any) -> Resource:
    if isinstance(value, str) and not readable(value):
        data = b64encode(value.encode()).decode()
        return {"valueAttachment": {"contentType": "text/plain; charset=utf-8", "data": data}}
    kind = "valueString" if isinstance(value, str) else "valueInteger" if isinstance(value, int) else "valueDecimal"
    return {kind: value}


def _session(library: Library, session: SessionRecord, check: str) -> Resource:
    plain = _plain(session)
    for apart in ("id", "screening", "began_at", "pain_before", "cracks"):
        del plain[apart]
    events, summary = plain.pop("events"), plain["summary"]
    period = {"start": _moment(session.began_at)}
    if summary is not None:
        period["end"] = summary.pop("ended_at")
        del summary["pain_after"]
    kind = naming.CRACKING if session.cracks else naming.STRETCHING
    return {
        "resourceType": "Procedure",
        "id": str(session.id),
        "extension": [
            {"url": naming.SCREENING, "valueReference": reference(check)},
            _record(plain),
            *([{"url": naming.EVENTS, "extension": [_event(*each) for each in events]}] if events else []),
        ],
        "identifier": [{"system": naming.SESSION, "value": str(session.id)}],
        "status": _status(session),
        "code": {**coded(naming.SESSION_KIND, kind), "text": "Self-guided session"},
        "subject": reference(PATIENT),
        "performedPeriod": period,
        "performer": [{"actor": reference(PATIENT)}],
        "note": [{"text": _in_words(library, session)}],
    }


def _status(session: SessionRecord) -> str:
    if session.summary is None:
        return "in-progress"
    return "completed" if session.summary.outcome == "finished" else "stopped"


def _in_words(library: Library, session: SessionRecord) -> str:
    """What was done, for people: names as they are today. It is not read back."""
    done = [each for each in (session.summary.done if session.summary else ()) if each.begun]
    names = [library.techniques[each.technique].name for each in done if each.technique in library.techniques]
    return "; ".join(names) or "no exercise begun"


def _event(at: float, what: str | dict[str, Any]) -> Resource:
    """An event by its type and its time (seconds since the epoch); one with more to say says it inside."""
    if isinstance(what, str):
        return written(what, float(at))
    return {"url": "event", "extension": [written("at", float(at)), written("what", what)]}


def _observation(name: str, code: Resource, at: str, category: str) -> Resource:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "category": [coded(CATEGORY, category)],
        "code": code,
        "subject": reference(PATIENT),
        "effectiveDateTime": at,
        "performer": [reference(PATIENT)],
    }


def _pain(session: SessionRecord) -> Iterator[Resource]:
    ended = session.summary
    told = [(naming.BEFORE, session.began_at, session.pain_before)]
    if ended is not None and ended.pain_after is not None:
        told.append((naming.AFTER, ended.ended_at, ended.pain_after))
    for when, at, pain in told:
        codes = coded(naming.LOINC, naming.PAIN_CODE, naming.PAIN_NAME)["coding"] + coded(naming.PAIN, when)["coding"]
        yield {
            **_observation(name_of("pain", when, session.id), {"coding": codes}, _moment(at), "survey"),
            "partOf": [reference(str(session.id))],
            "valueQuantity": {"value": pain, "unit": "{score}", "system": UCUM, "code": "{score}"},
        }


def _measured(library: Library, measured: Measured) -> Resource:
    plain = _plain(measured)
    number, at, answers = plain.pop("id"), plain.pop("at"), plain.pop("answers")
    value, known = plain["score"].pop("value"), library.measures.get(measured.measure)
    code = {**coded(naming.MEASURE, plain.pop("measure")), **({"text": known.name} if known else {})}
    return {
        **_observation(name_of("measured", number), code, at, "survey"),
        "extension": [_record(plain)],
        "identifier": [{"system": naming.MEASUREMENT, "value": number}],
        "valueQuantity": {"value": value, "unit": "{score}", "system": UCUM, "code": "{score}"},
        **({"component": [_component(**each) for each in answers]} if answers else {}),
    }


def _component(item: str, value: int | None) -> Resource:
    asked = {"text": item} if readable(item) else {"extension": [{**written("", item), "url": naming.RECORD}]}
    return {"code": asked, **({"dataAbsentReason": ABSENT} if value is None else {"valueInteger": value})}


def _nudge(told: Told) -> Resource:
    plain = _plain(told)
    number, at, seconds = plain.pop("id"), plain.pop("at"), plain.pop("machine_s")
    code = {**coded(naming.NUDGE, plain.pop("what")), "text": "Nudge at the desk"}
    return {
        **_observation(name_of("nudge", number), code, at, "activity"),
        "extension": [_record(plain)],
        "identifier": [{"system": naming.NUDGE_ID, "value": number}],
        "valueQuantity": {"value": seconds, "unit": "s", "system": UCUM, "code": "s"},
    }


def _provenance(at: datetime) -> Resource:
    return {
        "resourceType": "Provenance",
        "id": name_of("provenance", at),
        "target": [reference(PATIENT)],
        "recorded": _moment(at),
        "policy": [f"{OWN}:fhir:{naming.VERSION}"],
        "agent": [
            {"type": coded(AGENT, "author"), "who": reference(PATIENT)},
            {"type": coded(AGENT, "assembler"), "who": {"display": f"unkink {__version__}"}},
        ],
    }
