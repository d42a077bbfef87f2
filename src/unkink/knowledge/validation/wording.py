"""Words that must never be said about a body we cannot examine, and lines that must fit the screen."""

import re
from collections.abc import Iterator

from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem

CUE_LENGTH = 60
"""Characters that can be read from three metres in the time a phase lasts."""

FORBIDDEN = re.compile(
    r"\b(you are safe|is safe for you|perfectly safe|completely safe|cleared|all clear|harmless pain)\b", re.IGNORECASE
)

JUDGING = re.compile(r"\b(safe|safely|correct|correctly|perfect|perfectly|wrong)\b", re.IGNORECASE)
"""What a camera must not say of a movement: it sees where some points are, not what is right for this body."""


def check_wording(library: Library) -> list[Problem]:
    """Check every text that a verdict, a session or a technique shows."""
    problems = [
        Problem(file, 0, field, f"says {match.group(0)!r}, which nobody can know who has not examined the person")
        for file, field, text in _texts(library)
        if (match := FORBIDDEN.search(text))
    ]
    problems += [
        Problem(file, 0, field, f"says {match.group(0)!r}, which a camera cannot know")
        for file, field, line in _said_by_the_camera(library)
        if (match := JUDGING.search(line))
    ]
    for technique in library.techniques.values():
        cues = [("cues", technique.cues)] + ([("easier.cues", technique.easier.cues)] if technique.easier else [])
        problems += [
            Problem(f"techniques/{technique.id}.yaml", 0, f"{owner}.{phase}", f"is longer than {CUE_LENGTH} characters")
            for owner, lines in cues
            for phase in lines.__struct_fields__
            if len(getattr(lines, phase)) > CUE_LENGTH
        ]
    return problems


def _said_by_the_camera(library: Library) -> Iterator[tuple[str, str, str]]:
    for technique in library.techniques.values():
        if technique.camera is not None:
            for name, fault in technique.camera.faults.items():
                yield f"techniques/{technique.id}.yaml", f"camera.faults.{name}.cue", fault.cue
    text = library.session_text.watching
    for field in text.__struct_fields__:
        line = getattr(text, field)
        if isinstance(line, str):
            yield "session_text.yaml", f"watching.{field}", line
    yield from (("session_text.yaml", f"watching.reasons.{reason}", line) for reason, line in text.reasons.items())


def _texts(library: Library) -> Iterator[tuple[str, str, str]]:
    for technique in library.techniques.values():
        file = f"techniques/{technique.id}.yaml"
        yield file, "summary", technique.summary
        yield file, "crack_note", technique.crack_note
        yield file, "breathing", technique.breathing.text
        if technique.easier:
            yield file, "easier.text", technique.easier.text
        for field in ("steps", "feel", "never", "stop_when", "cautions"):
            for statement in getattr(technique, field):
                yield file, field, statement.text
    for rule in library.rules.rules:
        yield "safety/rules.yaml", rule.id, rule.say
    yield from (("safety/limits.yaml", limit.id, limit.say) for limit in library.limits)
    yield from (("safety/trends.yaml", trend.id, trend.say) for trend in library.trends.trends)
    for index, outcome in enumerate(library.advice.outcomes):
        yield "advice.yaml", f"outcomes[{index}]", " ".join((outcome.title, outcome.text, *outcome.instead))
    for topic in library.advice.topics:
        for statement in topic.statements:
            yield "advice.yaml", topic.id, statement.text
