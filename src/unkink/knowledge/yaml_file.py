"""Reading one YAML content file strictly: no duplicate keys, and every problem with its file and line."""

from pathlib import Path
from typing import Any, TypeVar

import yaml

from unkink.knowledge.fitting import fit
from unkink.knowledge.problem import Problem
from unkink.knowledge.yaml_data import Refused, plain_data
from unkink.knowledge.yaml_lines import compose, line_of, written

MAX_BYTES = 1_000_000
"""No content file is near this size; a larger one is a mistake and would only stall the reader."""

INDENTATION = "is indented otherwise than the lines it belongs with, or the line before it is not complete"
PLAINLY = {
    "did not find expected key": INDENTATION,
    "did not find expected '-' indicator": INDENTATION,
    "expected <block end>": INDENTATION,
    "mapping values are not allowed": "has a colon where none can be, or is indented too far",
    "cannot start any token": "is indented with a tab, or begins with a sign that must be put in quotes",
    "did not find expected ',' or '}'": "has a { without its }, or lacks a comma",
    "did not find expected ',' or ']'": "has a [ without its ], or lacks a comma",
    "could not find expected ':'": "lacks a colon after the field's name",
}
"""What the YAML library says, and what it mostly means."""

T = TypeVar("T")


def read_yaml(path: Path, name: str) -> tuple[Any, list[Problem]]:
    """Read plain data from a YAML file; ``name`` is how messages call it. Returns ``(None, problems)`` on failure."""
    raw, problems = _read_bytes(path, name)
    return (None, problems) if problems else parse_yaml(raw, name)


def parse_yaml(raw: bytes, name: str) -> tuple[Any, list[Problem]]:
    """Read plain data from the bytes of a YAML document, as strictly."""
    try:
        data = plain_data(raw)
    except Refused as error:
        return None, [Problem(name, error.line, "", error.message)]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [Problem(name, line, "", _in_plain_words(error.problem or ""))]
    except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
        return None, [Problem(name, 0, "", f"is not valid YAML: {str(error).splitlines()[0]}")]
    return (data, []) if data is not None else (None, [Problem(name, 0, "", "is empty")])


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


def _in_plain_words(problem: str) -> str:
    """Say what the YAML library says in words that need no knowledge of it, where people stumble most."""
    for theirs, ours in PLAINLY.items():
        if theirs in problem:
            return f"{ours} ({problem})"
    return problem or "is not valid YAML"


def _read_bytes(path: Path, name: str) -> tuple[bytes, list[Problem]]:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        return b"", [Problem(name, 0, "", f"cannot be read: {error.strerror or error}")]
    if len(raw) > MAX_BYTES:
        return b"", [Problem(name, 0, "", f"is larger than {MAX_BYTES:,} bytes, which no content file should be")]
    return raw, []
