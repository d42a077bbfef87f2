"""What ``unkink watch`` says must name every part and reason there is, and fill in only what is known there."""

from typing import get_args

from unkink.knowledge.camera_view import BodyPart
from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.braces import Known, brace_faults

FILE = "watch.yaml"

FILLED_IN: Known = {
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


def check_watch_texts(library: Library) -> list[Problem]:
    """Check the names and the words in braces of watch.yaml."""
    words = library.watch
    unnamed = [("parts", f"does not name {part}") for part in get_args(BodyPart) if part not in words.parts]
    return [Problem(FILE, 0, field, message) for field, message in (*unnamed, *brace_faults(words, FILLED_IN))]
