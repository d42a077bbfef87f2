"""Reading one YAML content file strictly: no duplicate keys, and every problem with its file and line."""

from pathlib import Path
from typing import Any, TypeVar

import yaml

from unkink.knowledge.fitting import fit
from unkink.knowledge.problem import Problem
from unkink.knowledge.yaml_lines import compose, line_of, written

try:
    from yaml import CSafeLoader as _BaseLoader
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _BaseLoader  # type: ignore[assignment]

MAX_BYTES = 1_000_000
"""No content file is near this size; a larger one is a mistake and would only stall the reader."""

MAX_DEPTH = 50
"""No content nests this deep. The YAML library recurses for every level and takes the process down at some 50,000."""

UNSUSPICIOUS_BYTES = 20_000
"""A file of this size has no room for that many levels, so that it need not be scanned beforehand."""

T = TypeVar("T")


class _StrictLoader(_BaseLoader):
    """A safe loader that refuses a key given twice, which plain YAML lets the last one win silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key must be a word", key.start_mark)
            if key.value in seen:
                message = f"the key {key.value!r} is given twice"
                raise yaml.constructor.ConstructorError(None, None, message, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def read_yaml(path: Path, name: str) -> tuple[Any, list[Problem]]:
    """Read plain data from a YAML file; ``name`` is how messages call it. Returns ``(None, problems)`` on failure."""
    raw, problems = _read_bytes(path, name)
    return (None, problems) if problems else parse_yaml(raw, name)


def parse_yaml(raw: bytes, name: str) -> tuple[Any, list[Problem]]:
    """Read plain data from the bytes of a YAML document, as strictly."""
    try:
        problems = _refused(raw, name)
        data = None if problems else yaml.load(raw, Loader=_StrictLoader)  # noqa: S506 -- subclass of the safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [Problem(name, line, "", error.problem or "is not valid YAML")]
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        return None, [Problem(name, 0, "", f"is not valid YAML: {str(error).splitlines()[0]}")]
    if data is None and not problems:
        problems = [Problem(name, 0, "", "is empty")]
    return data, problems


def read_as(path: Path, name: str, kind: type[T]) -> tuple[T | None, list[Problem]]:
    """Read a YAML file as a frozen type; where it does not fit, list a problem for every place that does not."""
    data, problems = read_yaml(path, name)
    if problems:
        return None, problems
    value, misfits = fit(data, kind)
    if not misfits:
        return value, []
    root = compose(path.read_bytes())
    return None, [Problem(name, line_of(root, misfit.at), written(misfit.at), misfit.message) for misfit in misfits]


def _read_bytes(path: Path, name: str) -> tuple[bytes, list[Problem]]:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return b"", [Problem(name, 0, "", f"cannot be read: {error.strerror or error}")]
    if len(raw) > MAX_BYTES:
        return b"", [Problem(name, 0, "", f"is larger than {MAX_BYTES:,} bytes, which no content file should be")]
    return raw, []


def _refused(raw: bytes, name: str) -> list[Problem]:
    """Refuse what YAML allows and content never needs: very deep nesting, and references that run in rings or multiply.

    Only a large file can nest dangerously deep, and only one with an ampersand can refer back; others are not scanned.
    """
    if len(raw) <= UNSUSPICIOUS_BYTES and b"&" not in raw:
        return []
    named: list[bool] = []
    for event in yaml.parse(raw, Loader=_BaseLoader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent) and any(named):
            return [Problem(name, line, "", "refers back (*name) from inside a part that has a name (&name) itself")]
        if isinstance(event, yaml.CollectionStartEvent):
            named.append(event.anchor is not None)
        elif isinstance(event, yaml.CollectionEndEvent):
            named.pop()
        if len(named) > MAX_DEPTH:
            return [Problem(name, line, "", f"is nested more than {MAX_DEPTH} levels deep")]
    return []
