"""Fitting plain data to a frozen type, with a plain sentence for every place that does not fit.

msgspec does the fitting and stops at the first misfit; what it stumbles over is then walked through here to name all.
"""

import re
from collections.abc import Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

import msgspec

from unkink.knowledge.nearest import unknown
from unkink.knowledge.yaml_lines import At

T = TypeVar("T")

PLAIN = {
    "str": "text",
    "int": "a whole number",
    "float": "a decimal number",
    "bool": "true or false",
    "array": "a list",
    "object": "a group of fields",
    "null": "nothing",
    "date": "a date",
}


class Misfit(NamedTuple):
    """A place that does not fit, and what is wrong there."""

    at: At
    message: str


def fit(data: Any, kind: type[T]) -> tuple[T | None, list[Misfit]]:
    """Turn plain data into ``kind``; returns ``(None, misfits)`` where it does not fit."""
    if halves := list(_half_letters(data, ())):
        return None, halves
    try:
        return msgspec.convert(data, kind), []
    except msgspec.ValidationError as error:
        return None, list(_misfits(data, kind, ())) or [Misfit((), _plain(str(error)))]


def _half_letters(value: Any, at: At) -> Iterator[Misfit]:
    """Name every text that can be written nowhere: a lone surrogate, from an escape, is half a letter."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError as error:
            yield Misfit(at, f"holds half a letter ({value[error.start]!a}), which no text can")
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _half_letters(key, (*at, str(key)))
            yield from _half_letters(entry, (*at, str(key)))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _half_letters(entry, (*at, index))


def _misfits(value: Any, kind: Any, at: At) -> Iterator[Misfit]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        options = [option for option in inner if option is not NoneType]
        if len(options) == 1 and value is not None:
            yield from _misfits(value, options[0], at)
            return
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and isinstance(value, dict):
        yield from _in_fields(value, kind, at)
    elif origin is tuple and inner[-1] is Ellipsis and isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _misfits(entry, inner[0], (*at, index))
    elif origin is tuple and isinstance(value, list) and len(value) == len(inner):
        for index, (entry, part) in enumerate(zip(value, inner, strict=True)):
            yield from _misfits(entry, part, (*at, index))
    elif origin is dict and isinstance(value, dict):
        for key, entry in value.items():
            yield from _misfits(key, inner[0], (*at, str(key)))
            yield from _misfits(entry, inner[1], (*at, str(key)))
    else:
        yield from _leaf(value, kind, at)


def _in_fields(value: dict[Any, Any], kind: type[msgspec.Struct], at: At) -> Iterator[Misfit]:
    fields = msgspec.structs.fields(kind)
    names = [field.encode_name for field in fields]
    for key in value:
        if key not in names:
            yield Misfit((*at, str(key)), unknown(str(key), names, "field"))
    for field in fields:
        here = (*at, field.encode_name)
        if field.encode_name in value:
            yield from _misfits(value[field.encode_name], field.type, here)
        elif field.required:
            yield Misfit(here, "is missing")


def _leaf(value: Any, kind: Any, at: At) -> Iterator[Misfit]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        allowed = _allowed(kind)
        if isinstance(value, str) and allowed:
            yield Misfit(at, unknown(value, allowed, "value"))
        else:
            yield Misfit(at, _plain(str(error)))


def _allowed(kind: Any) -> list[str]:
    """The words that may stand here, where only some may."""
    if get_origin(kind) is Literal:
        return [str(option) for option in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(option.value) for option in kind]
    return []


def _plain(message: str) -> str:
    """Say what msgspec says in words that need no knowledge of types."""
    message = message.partition(" - at `")[0]
    if match := re.fullmatch(r"Expected `array` of length (\d+), got (\d+)", message):
        return f"must be a list of {match.group(1)}, not of {match.group(2)}"
    match = re.fullmatch(r"Expected `(.+)`, got `(.+)`", message)
    if not match:
        return message
    expected, got = (" or ".join(PLAIN.get(word, word) for word in side.split(" | ")) for side in match.groups())
    hint = "; put it in quotes if it is meant as text" if match.group(1) == "str" else ""
    return f"must be {expected}, not {got}{hint}"
