"""A dose must make sense: ranges the right way round, and a mobilisation always ends at the first pop."""

from unkink.knowledge.library import Library
from unkink.knowledge.problem import Problem
from unkink.knowledge.technique import Span, Technique
from unkink.knowledge.vocabulary import Kind

MOST_TRIES = 3
"""Slow tries of a mobilisation in one session, our own limit (clinical facts, section 3)."""


def check_doses(library: Library) -> list[Problem]:
    """Check the dose of every technique and of its easier variant."""
    return [
        Problem(f"techniques/{technique.id}.yaml", 0, field, message)
        for technique in library.techniques.values()
        for field, message in _faults(technique)
    ]


def _faults(technique: Technique) -> list[tuple[str, str]]:
    dose = technique.dose
    spans: dict[str, Span] = {
        "dose.repetitions": dose.repetitions,
        "dose.hold_s": dose.hold_s,
        "dose.rest_s": dose.rest_s,
    }
    if technique.easier:
        spans["easier.hold_s"] = technique.easier.hold_s
    faults = [
        (field, "goes from least to most, both at least 0")
        for field, span in spans.items()
        if not 0 <= span.least <= span.most
    ]
    if dose.repetitions.least < 1 or dose.hold_s.least < 1:
        faults.append(("dose", "asks for at least one repetition of at least one second"))
    if technique.kind is Kind.MOBILISATION and not dose.stop_at_first_pop:
        faults.append(("dose.stop_at_first_pop", "must be true for a mobilisation"))
    if technique.kind is Kind.MOBILISATION and dose.repetitions.most > MOST_TRIES:
        faults.append(("dose.repetitions", f"allows a mobilisation at most {MOST_TRIES} tries"))
    return faults
