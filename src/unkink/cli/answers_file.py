"""Reading an answers document from a file or standard input, strictly, as JSON or YAML."""

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from unkink.cli.trouble import Trouble
from unkink.knowledge.library import Library
from unkink.safety.answers import AnswerError, Answers, read_answers

MAX_BYTES = 1_000_000
MOST_DIGITS = 15
STANDARD_INPUT = "-"


def answers_from(library: Library, name: str) -> Answers:
    """Read the answers in a file; "-" is standard input. Raises Trouble naming the file, the field, what is allowed."""
    shown = "standard input" if name == STANDARD_INPUT else name
    text = _text(name, shown)
    document = _from_json(text, shown) if _looks_like_json(name, text) else _from_yaml(text, shown)
    if not isinstance(document, dict):
        raise Trouble(shown, "holds no answers; it must be one object of fields, such as age and flags_yes")
    if odd := [key for key in document if not isinstance(key, str)]:
        raise Trouble(shown, f"{odd[0]!r} is no name of a field")
    try:
        return read_answers(library, document)
    except AnswerError as error:
        raise Trouble(shown, error.field, error.message) from None


def _text(name: str, shown: str) -> str:
    raw = _bytes(name, shown)
    if len(raw) > MAX_BYTES:
        raise Trouble(shown, f"is larger than {MAX_BYTES:,} bytes, far more than answers can be")
    if not raw.strip():
        raise Trouble(shown, "is empty; answers need at least the field age")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(shown, f"is not UTF-8 text (byte {error.start + 1})") from None


def _bytes(name: str, shown: str) -> bytes:
    try:
        if name != STANDARD_INPUT:
            with Path(name).open("rb") as file:
                return file.read(MAX_BYTES + 1)
        if sys.stdin is None:
            raise Trouble(shown, "is closed")
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Trouble(shown, "there is no such file") from None
    except IsADirectoryError:
        raise Trouble(shown, "is a folder; name the file with the answers") from None
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise Trouble(shown, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _looks_like_json(name: str, text: str) -> bool:
    suffix = Path(name).suffix.lower()
    if suffix in (".yaml", ".yml"):
        return False
    return suffix == ".json" or text.lstrip()[:1] in ("{", "[")


def _from_json(text: str, shown: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_no_number, parse_int=_whole_number)
    except json.JSONDecodeError as error:
        raise Trouble(shown, f"is not valid JSON: {error.msg} (line {error.lineno})") from None
    except RecursionError:
        raise Trouble(shown, "is not valid JSON: it is nested too deep") from None
    except ValueError as error:
        raise Trouble(shown, str(error)) from None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for key, value in pairs:
        if key in document:
            raise ValueError(f"{key}: is given twice")
        document[key] = value
    return document


def _whole_number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"holds a number of {len(digits):,} digits, which no answer can have")
    return int(digits)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number that an answer can have")


def _from_yaml(text: str, shown: str) -> Any:
    from unkink.knowledge.yaml_file import parse_yaml  # noqa: PLC0415 -- JSON does not need it

    document, problems = parse_yaml(text.encode(), shown)
    if problems:
        raise Trouble(str(problems[0]))
    return document
