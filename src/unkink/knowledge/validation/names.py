"""Every name that a technique uses must be in the vocabulary."""

from collections.abc import Iterable

from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Technique


def check_names(library: Library) -> list[Problem]:
    """Check demands, places, things, regions and positions of every technique."""
    return [problem for technique in library.techniques.values() for problem in _technique(library, technique)]


def _technique(library: Library, technique: Technique) -> list[Problem]:
    words = library.vocabulary
    things = [word.id for word in words.things]
    used: tuple[tuple[str, Iterable[str], list[str], str], ...] = (
        ("demands[{}]", technique.demands, [word.id for word in words.demands], "demand"),
        ("places[{}]", technique.places, [word.id for word in words.places], "place"),
        ("needs[{}]", technique.needs, things, "thing"),
        ("helpful[{}]", technique.helpful, things, "thing"),
        ("regions[{}]", technique.regions, [word.id for word in words.regions], "region"),
        ("position", [technique.position], [word.id for word in words.positions], "position"),
        ("motion.region", [technique.motion.region], [word.id for word in words.regions], "region"),
    )
    return [
        Problem(f"techniques/{technique.id}.yaml", 0, field.format(index), unknown(name, allowed, what))
        for field, names, allowed, what in used
        for index, name in enumerate(names)
        if name not in allowed
    ]
