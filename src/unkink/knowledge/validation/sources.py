"""Every reference leads to a source in sources.yaml, every statement carries one, every strength has its words."""

from collections.abc import Iterator
from typing import get_args

from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown
from unkink.knowledge.problem import Problem
from unkink.knowledge.source import Strength
from unkink.knowledge.technique import Technique


def check_sources(library: Library) -> list[Problem]:
    """Check every place where content names sources."""
    problems = []
    for file, field, names in references(library):
        if not names:
            problems.append(Problem(file, 0, field, "names no source; name one, or the source of our own choices"))
        problems += [
            Problem(file, 0, field, unknown(name, library.sources, "source"))
            for name in names
            if name not in library.sources
        ]
    missing = [each for each in get_args(Strength) if each not in library.vocabulary.strengths]
    if missing:
        problems.append(Problem("vocabulary.yaml", 0, "strengths", f"has no words for {', '.join(missing)}"))
    return problems


def references(library: Library) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (file, field, source ids) for everything that must carry a source."""
    for technique in library.techniques.values():
        for field, sources in _of_technique(technique):
            yield f"techniques/{technique.id}.yaml", field, sources
    for rule in library.rules.rules:
        yield "safety/rules.yaml", rule.id, rule.support.sources
    for limit in library.limits:
        yield "safety/limits.yaml", limit.id, limit.support.sources
    for trend in library.trends.trends:
        yield "safety/trends.yaml", trend.id, trend.support.sources
    yield from ((f"measures/{each.id}.yaml", "support", each.support.sources) for each in library.measures.values())
    yield from (("safety/session.yaml", stop.id, stop.support.sources) for stop in library.session.stops)
    for remark in library.session.remarks:
        yield "safety/session.yaml", remark.id, remark.support.sources
    yield "routine.yaml", "walk_sources", library.routine.walk_sources
    for topic in library.advice.topics:
        for index, statement in enumerate(topic.statements):
            yield "advice.yaml", f"{topic.id}[{index}]", statement.sources


def _of_technique(technique: Technique) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "sources", technique.sources
    yield "dose", technique.dose.sources
    yield "breathing", technique.breathing.sources
    if technique.easier:
        yield "easier", technique.easier.sources
    for field in ("steps", "feel", "never", "stop_when", "cautions"):
        for index, statement in enumerate(getattr(technique, field)):
            yield f"{field}[{index}]", statement.sources
