"""Reading one YAML content file strictly: no duplicate keys, and every problem with its file and line."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from unkink.knowledge.problem import Problem

try:
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]

MAX_BYTES = 1_000_000
"""No content file is near this size; a larger one is a mistake and would only stall the reader."""

T = TypeVar("T")


class _StrictLoader(_BaseLoader):
    """A safe loader that refuses a key given twice, which plain YAML lets the last one win silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if isinstance(key, str | int | float | bool) and key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key!r} is given twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path, name: str) -> tuple[Any, list[Problem]]:
    """Read plain data from a YAML file; ``name`` is how messages call it. Returns ``(None, problems)`` on failure."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return None, [Problem(name, 0, "", f"cannot be read: {error.strerror or error}")]
    if len(raw) > MAX_BYTES:
        return None, [Problem(name, 0, "", f"is larger than {MAX_BYTES:,} bytes, which no content file should be")]
    try:
        data = yaml.load(raw, Loader=_StrictLoader)  # noqa: S506 -- a subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [Problem(name, line, "", error.problem or "is not valid YAML")]
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        return None, [Problem(name, 0, "", f"is not valid YAML: {str(error).splitlines()[0]}")]
    if data is None:
        return None, [Problem(name, 0, "", "is empty")]
    return data, []


def read_as(path: Path, name: str, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """Read a YAML file as a frozen type. A failure lists a problem for every top-level field that does not fit."""
    data, problems = read_yaml(path, name)
    if problems:
        return None, problems
    try:
        return msgspec.convert(data, kind), []
    except msgspec.ValidationError as error:
        return None, _every_problem(path, name, data, kind, error)


def _every_problem(path: Path, name: str, data: Any, kind: Any, first: msgspec.ValidationError) -> list[Problem]:
    """Collect one problem a top-level field or list entry, where msgspec stops at the first of the file."""
    found: list[tuple[str, str]] = []
    if isinstance(data, dict) and hasattr(kind, "__struct_fields__"):
        for field in msgspec.structs.fields(kind):
            if field.encode_name in data:
                found += _fit(data[field.encode_name], field.type, f"{field.encode_name}")
            elif field.required:
                found.append((field.encode_name, "is missing"))
        known = [field.encode_name for field in msgspec.structs.fields(kind)]
        found += [(str(key), f"is no field here; allowed are {', '.join(known)}") for key in data if key not in known]
    elif isinstance(data, list) and getattr(kind, "__args__", None):
        for index, entry in enumerate(data):
            found += _fit(entry, kind.__args__[0], f"[{index}]")
    if not found:
        message, _, where = str(first).partition(" - at `$")
        found = [(where.rstrip("`").lstrip("."), message)]
    return [Problem(name, _line_of(path, field), field, message) for field, message in found]


def _fit(value: Any, kind: Any, field: str) -> list[tuple[str, str]]:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        return [(field + where.rstrip("`"), message)]
    return []


def _line_of(path: Path, field: str) -> int:
    """Find the line of a field path such as ``steps[2].text``; of its nearest parent where it does not exist."""
    node: yaml.Node | None = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    line = 0
    for part in field.replace("[", ".[").strip(".").split("."):
        child = _child(node, part)
        if child is None:
            return line
        line, node = child
    return line


def _child(node: yaml.Node | None, part: str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and part[1:-1].isdigit() and int(part[1:-1]) < len(node.value):
        value = node.value[int(part[1:-1])]
        return value.start_mark.line + 1, value
    return None
