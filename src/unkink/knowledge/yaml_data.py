"""Plain data from a YAML document: one pass over its events, strict, and about twice as fast as the library's loader.

It refuses what YAML allows and content never needs: a key given twice (the last would win silently), a key that is not
a word, tags, deep nesting, several documents, and references that run in rings or multiply.
"""

from collections.abc import Callable
from typing import Any, ClassVar, NoReturn

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 50
"""No content nests this deep. The YAML library recurses for every level and takes the process down at some 50,000."""

_NO_KEY = object()
_NUMBERS_AND_SUCH = yaml.SafeLoader.yaml_implicit_resolvers
"""By the first letter of a word without quotes: what else than text it may be (a number, true, null, a date)."""


class Refused(Exception):  # noqa: N818 -- what happened to the document
    """The document is not plain data; ``line`` (from 1) is where."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(message)


class _Open:
    """A mapping or a list that is being filled. ``key`` waits for its value."""

    __slots__ = ("anchor", "holds", "key")

    def __init__(self, holds: dict[Any, Any] | list[Any], anchor: str | None) -> None:
        self.holds = holds
        self.anchor = anchor
        self.key: Any = _NO_KEY


def plain_data(raw: bytes) -> Any:
    """Return the data of a document; None for an empty one.

    Raises Refused, yaml.YAMLError, UnicodeDecodeError or ValueError (a date that cannot be).
    """
    loader = _Loader(raw)
    try:
        builder = _Builder(loader)
        while (event := loader.get_event()) is not None and type(event) is not yaml.StreamEndEvent:
            builder.take(event)
        return builder.data
    finally:
        loader.dispose()


class _Builder:
    """Takes the events of a document one after the other."""

    def __init__(self, loader: Any) -> None:
        self.data: Any = None
        self._loader = loader
        self._open: list[_Open] = []
        self._named: dict[str, Any] = {}
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take one event."""
        if (handle := self._HANDLED.get(type(event))) is not None:
            handle(self, event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            _refuse(event, "found another document; there can be one only")

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            _refuse(event, f"could not determine a constructor for the tag {event.tag!r}; plain data has none")
        value = text = event.value
        if event.implicit[0]:  # written without quotes
            for tag, pattern in _NUMBERS_AND_SUCH.get(text[:1], ()):
                if pattern.match(text):
                    value = self._loader.construct_object(yaml.ScalarNode(tag, text, event.start_mark))
                    break
        if event.anchor is not None:
            self._named[event.anchor] = value
        self._add(value, event)

    def _alias(self, event: Any) -> None:
        if any(each.anchor is not None for each in self._open):
            _refuse(event, "refers back (*name) from inside a part that has a name (&name) itself")
        if event.anchor not in self._named:
            _refuse(event, f"found undefined alias {event.anchor!r}")
        self._add(self._named[event.anchor], event)

    def _start_mapping(self, event: Any) -> None:
        self._start({}, event)

    def _start_list(self, event: Any) -> None:
        self._start([], event)

    def _start(self, holds: dict[Any, Any] | list[Any], event: Any) -> None:
        if event.tag is not None:
            _refuse(event, f"could not determine a constructor for the tag {event.tag!r}; plain data has none")
        if len(self._open) >= MAX_DEPTH:
            _refuse(event, f"is nested more than {MAX_DEPTH} levels deep")
        self._add(holds, event)
        self._open.append(_Open(holds, event.anchor))

    def _end(self, _: Any) -> None:
        done = self._open.pop()
        if done.anchor is not None:
            self._named[done.anchor] = done.holds

    def _add(self, value: Any, event: Any) -> None:
        if not self._open:
            self.data = value
            return
        inside = self._open[-1]
        if isinstance(inside.holds, list):
            inside.holds.append(value)
        elif inside.key is not _NO_KEY:
            inside.holds[inside.key] = value
            inside.key = _NO_KEY
        elif isinstance(value, dict | list):
            _refuse(event, "a key must be a word")
        elif value in inside.holds:
            _refuse(event, f"the key {value!r} is given twice")
        else:
            inside.key = value

    _HANDLED: ClassVar[dict[type, Callable[..., None]]] = {
        yaml.DocumentStartEvent: _document,
        yaml.ScalarEvent: _scalar,
        yaml.AliasEvent: _alias,
        yaml.MappingStartEvent: _start_mapping,
        yaml.SequenceStartEvent: _start_list,
        yaml.MappingEndEvent: _end,
        yaml.SequenceEndEvent: _end,
    }


def _refuse(event: Any, message: str) -> NoReturn:
    raise Refused(event.start_mark.line + 1 if event.start_mark else 0, message)
