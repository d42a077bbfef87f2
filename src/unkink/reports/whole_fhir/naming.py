"""Names, addresses and codes that the writer and the reader of the bundle share."""

from typing import Any
from uuid import NAMESPACE_URL, uuid5

Resource = dict[str, Any]

LOINC, UCUM = "http://loinc.org", "http://unitsofmeasure.org"
OWN = "urn:unkink"
CHECK = f"{OWN}:questionnaire:safety-check"
FORMAT, VERSION = f"{OWN}:fhir:format", "journal-1"
"""The tag by which a bundle is known as a whole journal."""

RECORD, SCREENING, EVENTS = (f"{OWN}:fhir:{name}" for name in ("record", "safety-check", "events"))
"""Our extensions: what has no place in the resource; which check a session rests on; what happened in it."""

SESSION, SESSION_KIND = f"{OWN}:session", f"{OWN}:session-kind"
MEASURE, MEASUREMENT = f"{OWN}:measure", f"{OWN}:measurement"
NUDGE, NUDGE_ID = f"{OWN}:nudge", f"{OWN}:nudge-event"
PAIN = f"{OWN}:pain"
BEFORE, AFTER = "before-session", "after-session"
CRACKING, STRETCHING = "cracking", "stretching"
KINDS = f"{OWN}:record"
REFUSAL, TOMBSTONE, PASSAGE, PREFERENCES, FORMS = "refusal", "tombstone", "passage", "preferences", "forms"

PAIN_CODE = "72514-3"
PAIN_NAME = "Pain severity - 0-10 verbal numeric rating [Score] - Reported"


def name_of(*parts: object) -> str:
    """A name for a resource that has none of its own; the same parts give the same name."""
    return str(uuid5(NAMESPACE_URL, ":".join((OWN, *map(str, parts)))))


def address(name: str) -> str:
    """The address of a resource within the bundle."""
    return f"urn:uuid:{name}"


def reference(name: str) -> Resource:
    """A reference to a resource in the bundle."""
    return {"reference": address(name)}


def coded(system: str, code: str, text: str = "") -> Resource:
    """A concept with one code."""
    return {"coding": [{"system": system, "code": code, **({"display": text} if text else {})}]}


def code_in(concept: Resource, system: str) -> str | None:
    """The code of a system in a concept, if it has one."""
    return next((each["code"] for each in concept.get("coding", ()) if each.get("system") == system), None)
