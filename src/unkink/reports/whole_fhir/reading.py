"""Reading the whole journal back from a FHIR R4 bundle that ``writing`` made.

What is read is our own export document, which is then judged as strictly as one that was read from a file. Elements
that another system added are passed over; words for people (texts, display names) are not read.
"""

from base64 import b64decode
from collections.abc import Iterator
from typing import Any

from unkink.reports.whole_fhir import naming
from unkink.reports.whole_fhir.naming import Resource, code_in
from unkink.reports.whole_fhir.plain_extension import read

Document = dict[str, Any]
LISTS = frozenset(("region", "flags_yes", "flags_unsure", "flags_no", "conditions", "medicines", "groups_answered"))
"""The answers that are lists, however many there are."""


class BundleError(Exception):
    """A bundle that is no whole journal of ours: which entry, and what is the matter with it."""

    def __init__(self, where: str, message: str) -> None:
        self.where = where
        self.message = message
        super().__init__(f"{where}: {message}" if where else message)


def is_bundle(document: Any) -> bool:
    """Whether this is a FHIR bundle at all."""
    return isinstance(document, dict) and document.get("resourceType") == "Bundle"


def read_bundle(bundle: Document) -> Document:
    """Return what stands under ``journal`` in our own export document. Raises BundleError."""
    tags = _tags(bundle)
    if naming.VERSION not in tags:
        if tags:
            raise BundleError("meta", f"is {', '.join(map(str, tags))}; this unkink reads {naming.VERSION}")
        raise BundleError(
            "", "is a FHIR bundle, but not a whole journal of unkink; that is what unkink export --fhir writes"
        )
    resources = _resources(bundle)
    journal = _Journal(resources)
    for place, resource in enumerate(resources):
        try:
            journal.take(resource)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError, StopIteration) as error:
            message = f"({resource.get('resourceType')}) is not as unkink writes it: {type(error).__name__} {error}"
            raise BundleError(f"entry[{place}]", message) from None
    return journal.document()


def _tags(bundle: Document) -> list[Any]:
    try:
        return [each["code"] for each in bundle["meta"]["tag"] if each["system"] == naming.FORMAT]
    except (KeyError, TypeError):
        return []


def _resources(bundle: Document) -> list[Resource]:
    entries = bundle.get("entry")
    if not isinstance(entries, list):
        raise BundleError("entry", "is missing")
    found = [each.get("resource") if isinstance(each, dict) else None for each in entries]
    for place, resource in enumerate(found):
        if not isinstance(resource, dict):
            raise BundleError(f"entry[{place}]", "holds no resource")
    return [each for each in found if isinstance(each, dict)]


class _Journal:
    """The journal as it comes together, entry by entry."""

    def __init__(self, resources: list[Resource]) -> None:
        checks = [each.get("id") for each in resources if each.get("resourceType") == "QuestionnaireResponse"]
        self._checks = {f"urn:uuid:{name}": place for place, name in enumerate(checks)}
        self._pain: dict[tuple[str, str], int] = {}
        self._lists: dict[str, list[Any]] = {
            name: []
            for name in ("passages", "screenings", "sessions", "refusals", "tombstones", "nudges", "measurements")
        }
        self._single: dict[str, Any] = {"preferences": {}, "forms": {}}

    def take(self, resource: Resource) -> None:
        """Take one resource in."""
        match resource.get("resourceType"):
            case "QuestionnaireResponse":
                self._lists["screenings"].append(_screening(resource))
            case "Procedure":
                self._lists["sessions"].append(self._session(resource))
            case "Observation":
                self._observation(resource)
            case "Basic":
                self._basic(resource)
            case _:
                return

    def document(self) -> Document:
        """All of it. The pain of a session may have come before or after the session itself."""
        for session in self._lists["sessions"]:
            session["pain_before"] = self._pain.get((session["id"], naming.BEFORE))
            if session["summary"] is not None:
                session["summary"]["pain_after"] = self._pain.get((session["id"], naming.AFTER))
        return {**self._lists, **self._single}

    def _session(self, resource: Resource) -> Document:
        period, plain = resource["performedPeriod"], _record(resource)
        check = next(each for each in resource["extension"] if each["url"] == naming.SCREENING)
        if plain["summary"] is not None:
            plain["summary"]["ended_at"] = period["end"]
        return {
            "id": next(each["value"] for each in resource["identifier"] if each["system"] == naming.SESSION),
            "screening": self._checks[check["valueReference"]["reference"]],
            "began_at": period["start"],
            "cracks": code_in(resource["code"], naming.SESSION_KIND) == naming.CRACKING,
            "events": list(_events(resource)),
            **plain,
        }

    def _observation(self, resource: Resource) -> None:
        code = resource["code"]
        if (when := code_in(code, naming.PAIN)) is not None:
            session = resource["partOf"][0]["reference"].removeprefix("urn:uuid:")
            self._pain[session, when] = _whole(resource["valueQuantity"]["value"])
        elif (measure := code_in(code, naming.MEASURE)) is not None:
            self._lists["measurements"].append(_measured(resource, measure))
        elif (what := code_in(code, naming.NUDGE)) is not None:
            self._lists["nudges"].append(_nudge(resource, what))

    def _basic(self, resource: Resource) -> None:
        match code_in(resource["code"], naming.KINDS):
            case naming.PASSAGE | naming.REFUSAL | naming.TOMBSTONE as kind:
                self._lists[f"{kind}s"].append(_record(resource))
            case naming.PREFERENCES | naming.FORMS as kind:
                self._single[kind] = _record(resource)
            case _:
                return


def _record(resource: Resource) -> Any:
    """What had no place in the resource itself."""
    extension = next(each for each in resource["extension"] if each["url"] == naming.RECORD)
    return read(extension)[1]


def _screening(resource: Resource) -> Document:
    answers = {item["linkId"]: _answers(item) for item in resource["item"]}
    return {
        "at": resource["authored"],
        "content_digest": resource["questionnaire"].partition("|")[2],
        "answers": answers,
        **_record(resource),
    }


def _answers(item: Resource) -> Any:
    values = [_answer(each) for each in item.get("answer", ())]
    return values if item["linkId"] in LISTS else values[0]


def _answer(answer: Resource) -> Any:
    if (attached := answer.get("valueAttachment")) is not None:
        return b64decode(attached["data"]).decode()
    return next(value for key, value in answer.items() if key.startswith("value"))


def _events(resource: Resource) -> Iterator[list[Any]]:
    for extension in resource["extension"]:
        if extension["url"] == naming.EVENTS:
            for event in extension["extension"]:
                name, value = read(event)
                yield [value["at"], value["what"]] if isinstance(value, dict) else [value, name]


def _measured(resource: Resource, measure: str) -> Document:
    plain = _record(resource)
    plain["score"]["value"] = resource["valueQuantity"]["value"]
    return {
        "id": next(each["value"] for each in resource["identifier"] if each["system"] == naming.MEASUREMENT),
        "at": resource["effectiveDateTime"],
        "measure": measure,
        "answers": [
            {"item": _asked(each["code"]), "value": each.get("valueInteger")} for each in resource.get("component", ())
        ],
        **plain,
    }


def _asked(code: Resource) -> Any:
    return code["text"] if "text" in code else _record(code)


def _nudge(resource: Resource, what: str) -> Document:
    return {
        "id": next(each["value"] for each in resource["identifier"] if each["system"] == naming.NUDGE_ID),
        "at": resource["effectiveDateTime"],
        "what": what,
        "machine_s": resource["valueQuantity"]["value"],
        **_record(resource),
    }


def _whole(value: Any) -> Any:
    """A whole number, also where another system wrote it as 3.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
