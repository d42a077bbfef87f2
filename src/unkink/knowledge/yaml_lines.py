"""Where in a YAML file a value stands, so that every problem can name its line."""

import re

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: slower, otherwise the same
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

At = tuple[str | int, ...]
"""A way into a file: the keys of mappings and the positions (from 0) in lists, from the top down."""


def written(at: At) -> str:
    """Write a way into a file as people read it, such as ``steps[2].text``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in at).removeprefix(".")


def read_way(text: str) -> At:
    """Read ``steps[2].text`` back into a way."""
    return tuple(int(index) if index else key for key, index in re.findall(r"([^.\[\]]+)|\[(\d+)\]", text))


def compose(raw: bytes) -> yaml.Node | None:
    """Compose the tree of a file that is known to be valid YAML."""
    node: yaml.Node | None = yaml.compose(raw, Loader=_Loader)
    return node


def line_of(node: yaml.Node | None, at: At) -> int:
    """Find the line (from 1) where a value stands, or its nearest parent that exists; 0 means the whole file."""
    line = 0
    for part in at:
        child = _child(node, part)
        if child is None:
            return line
        line, node = child
    return line


def line_of_id(node: yaml.Node | None, name: str) -> int:
    """Find the first line (from 1) of an entry whose ``id`` is this name; 0 where there is none."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, yaml.MappingNode):
            for key, value in each.value:
                if key.value == "id" and value.value == name:
                    return int(key.start_mark.line) + 1
            waiting += [value for _, value in reversed(each.value)]
        elif isinstance(each, yaml.SequenceNode):
            waiting += list(reversed(each.value))
    return 0


def _child(node: yaml.Node | None, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        value = node.value[part]
        return value.start_mark.line + 1, value
    return None
