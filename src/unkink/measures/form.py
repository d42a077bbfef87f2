"""Forms: FHIR R4 Questionnaires that somebody brings along, known by their identifier as a measure of ours."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from unkink.knowledge.measure import Count, Mean, Measure, Strata, Table

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
WEIGHT = "http://hl7.org/fhir/StructureDefinition/itemWeight"
MOST_ITEMS = 200
"""No measure has nearly as many; it keeps a broken file from filling the screen."""


class FormError(Exception):
    """A form that cannot be used: where in it, and what is the matter."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}" if field else message)


class Option(Struct, frozen=True):
    """One answer to choose, with the value it is scored by."""

    value: int
    text: str


class FormItem(Struct, frozen=True):
    """One question of a form, in its own words. No ``options``: a whole number is typed."""

    link_id: str
    text: str
    options: tuple[Option, ...] = ()


class Form(Struct, frozen=True):
    """A form: the measure it is, its own name and address, and its questions in order."""

    measure: str
    title: str
    url: str
    items: tuple[FormItem, ...]


def read_form(measures: Mapping[str, Measure], document: Any) -> Form:
    """Read a Questionnaire. Raises FormError."""
    if not isinstance(document, dict) or document.get("resourceType") != "Questionnaire":
        raise FormError("resourceType", "must be Questionnaire (FHIR R4)")
    measure = _known(measures, document)
    items = tuple(_items(document.get("item"), "item"))
    needed = items_of(measure)
    if len(items) != needed:
        raise FormError("item", f"has {len(items)} questions, but {measure.name} has {needed}")
    title = _text(document.get("title")) or measure.name
    return Form(measure.id, title, _text(document.get("url")), items)


def items_of(measure: Measure) -> int:
    """How many questions a form of this measure has."""
    match measure.scoring:
        case Mean(most_items=items) | Count(items=items) | Table(items=items) | Strata(items=items):
            return items


def _known(measures: Mapping[str, Measure], document: dict[str, Any]) -> Measure:
    """Find the measure by every identifier the form has: identifier, url, name, code."""
    said = [document.get("url"), document.get("name")]
    said += [each.get("value") for each in _objects(document.get("identifier"))]
    said += [each.get("code") for each in _objects(document.get("code"))]
    words = [_text(each).lower().replace("_", "-").replace(" ", "-") for each in said]
    words += [word.rpartition("/")[2] for word in words]
    for measure in measures.values():
        if measure.asked is None and not set(words).isdisjoint((measure.id, *measure.names)):
            return measure
    known = ", ".join(name for measure in measures.values() if measure.asked is None for name in measure.names)
    raise FormError("identifier", f"is none that can be scored here; known are {known}")


def _items(raw: Any, where: str) -> Iterator[FormItem]:
    for index, item in enumerate(_objects(raw)[:MOST_ITEMS]):
        at = f"{where}[{index}]"
        kind = item.get("type")
        if kind == "group":
            yield from _items(item.get("item"), f"{at}.item")
        elif kind in ("choice", "open-choice"):
            yield FormItem(_link(item, at), _text(item.get("text")), tuple(_options(item, at)))
        elif kind == "boolean":
            yield FormItem(_link(item, at), _text(item.get("text")), (Option(0, "no"), Option(1, "yes")))
        elif kind == "integer":
            yield FormItem(_link(item, at), _text(item.get("text")))
        elif kind != "display":
            raise FormError(f"{at}.type", f"is {kind!r}; allowed are choice, boolean, integer, group and display")


def _options(item: dict[str, Any], at: str) -> Iterator[Option]:
    options = _objects(item.get("answerOption"))
    if not options:
        raise FormError(f"{at}.answerOption", "is missing; a choice needs its options")
    for index, option in enumerate(options):
        coding = option.get("valueCoding")
        coding = coding if isinstance(coding, dict) else {}
        value = _value(option, coding)
        if value is None:
            raise FormError(f"{at}.answerOption[{index}]", f"has no value to score it by; give it {ORDINAL}")
        yield Option(value, _text(coding.get("display") or option.get("valueString") or value))


def _value(option: dict[str, Any], coding: dict[str, Any]) -> int | None:
    values = [option.get("valueInteger")]
    extensions = (*_objects(option.get("extension")), *_objects(coding.get("extension")))
    values += [each.get("valueDecimal") for each in extensions if each.get("url") in (ORDINAL, WEIGHT)]
    for value in values:
        if isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
            return int(value)
    return None


def _link(item: dict[str, Any], at: str) -> str:
    link = _text(item.get("linkId"))
    if not link:
        raise FormError(f"{at}.linkId", "is missing")
    return link


def _objects(raw: Any) -> list[dict[str, Any]]:
    return [each for each in raw if isinstance(each, dict)] if isinstance(raw, list) else []


def _text(raw: Any) -> str:
    return "" if raw is None else str(raw)[:1_000]
