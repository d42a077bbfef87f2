"""What ``unkink watch`` says must name every part and reason there is, and fill in only what is known there."""

from collections.abc import Iterator
from string import Formatter
from typing import get_args

from msgspec import Struct

from unkink.knowledge.camera_view import BodyPart
from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem

FILE = "watch.yaml"

FILLED_IN: dict[str, tuple[str, ...]] = {
    "repetition": ("count",),
    "held": ("seconds",),
    "not_judged": ("reason",),
    "hidden": ("part",),
    "notes.breaks_off": ("at", "of"),
    "notes.gaps": ("count",),
    "page.title": ("technique",),
    "page.about": ("film",),
    "page.sums.watched_value": ("seconds", "share"),
    "page.sums.held_value": ("seconds",),
    "page.curves.judged": ("angle",),
    "page.curves.end": ("count",),
    "page.repetitions.seconds": ("seconds",),
    "page.faults.seconds": ("seconds",),
    "page.abstained.seconds": ("seconds",),
    "page.stills.caption": ("count", "seconds"),
    "page.stills.alt": ("count",),
    "page.stills.more": ("count",),
}
"""The words in braces that each text may hold; every other text holds none."""


def check_watch_texts(library: Library) -> list[Problem]:
    """Check the names and the words in braces of watch.yaml."""
    words = library.watch
    problems = [
        Problem(FILE, 0, "parts", f"does not name {part}") for part in get_args(BodyPart) if part not in words.parts
    ]
    for field, text in _texts("", words):
        try:
            names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        except ValueError as error:
            problems.append(Problem(FILE, 0, field, f"has broken braces: {error}"))
            continue
        allowed = FILLED_IN.get(field, ())
        problems += [
            Problem(FILE, 0, field, f"fills in {{{name}}}; known here is {', '.join(allowed) or 'nothing'}")
            for name in names
            if name not in allowed
        ]
    return problems


def _texts(field: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _texts(f"{field}.{name}" if field else name, getattr(value, name))
