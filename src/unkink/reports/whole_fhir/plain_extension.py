"""Plain data as a FHIR extension, and back, whatever it is: for everything of ours that FHIR has no place for.

A number, a word or a truth is a value; an object is a list of extensions by their keys, a list one of extensions by the
name ``[]``. FHIR knows no empty words, lists or objects, and no null: these have a code that says so.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

Extension = dict[str, Any]

ITEM = "[]"
NAMELESS = "%"
"""Stands for a key that is empty; alone it can come from no other key."""
LEAST, MOST = -(2**31), 2**31 - 1
"""What FHIR calls an integer."""
COUNT = {"system": "http://unitsofmeasure.org", "code": "1"}

EMPTY: tuple[tuple[str, Any], ...] = (("null", None), ("empty-text", ""), ("empty-list", []), ("empty-object", {}))
READABLE = re.compile(r"[ \r\n\t\S]+")


def readable(text: str) -> bool:
    """Whether FHIR takes this as a string: not empty, and no other white space than these."""
    return READABLE.fullmatch(text) is not None


def written(name: str, value: Any) -> Extension:
    """Write a value under a name."""
    return {"url": quote(name, safe="") or NAMELESS, **_content(value)}


def _content(value: Any) -> Extension:
    match value:
        case bool():
            found: Extension = {"valueBoolean": value}
        case int():
            small = LEAST <= value <= MOST
            found = {"valueInteger": value} if small else {"valueQuantity": {"value": value, **COUNT}}
        case float():
            found = {"valueDecimal": value}
        case str() if value:
            whole = readable(value)
            found = {"valueString": value} if whole else {"valueBase64Binary": b64encode(value.encode()).decode()}
        case dict() if value:
            found = {"extension": [written(key, each) for key, each in value.items()]}
        case list() if value:
            found = {"extension": [{"url": ITEM, **_content(each)} for each in value]}
        case _:
            found = {"valueCode": next(code for code, empty in EMPTY if type(empty) is type(value))}
    return found


def read(extension: Extension) -> tuple[str, Any]:
    """Read a name and its value. Raises KeyError, TypeError, ValueError or StopIteration where it is none of ours."""
    name = extension["url"]
    return "" if name == NAMELESS else unquote(name), _value(extension)


def _value(extension: Extension) -> Any:
    if "extension" in extension:
        inside = extension["extension"]
        is_list = all(each["url"] == ITEM for each in inside)
        return [_value(each) for each in inside] if is_list else dict(map(read, inside))
    ((kind, value),) = ((key, each) for key, each in extension.items() if key.startswith("value"))
    return SPECIAL[kind](value) if kind in SPECIAL else value


SPECIAL: dict[str, Callable[[Any], Any]] = {
    "valueDecimal": float,
    "valueQuantity": lambda quantity: int(quantity["value"]),
    "valueBase64Binary": lambda data: b64decode(data).decode(),
    "valueCode": lambda found: next(empty for code, empty in EMPTY if code == found),
}
"""The values that are not what they look like in JSON."""
