"""Candidates: the techniques that could be in a routine here and now, and why each of the others could not."""

from typing import NamedTuple

from unkink.knowledge.library import Library
from unkink.knowledge.routine_text import PlaceFacts
from unkink.knowledge.technique import Technique
from unkink.knowledge.vocabulary import Kind, Position
from unkink.routine.situation import Situation
from unkink.routine.timing import exercise_seconds


class Candidate(NamedTuple):
    """A technique that is open, done in this place, and has all it needs.

    ``position`` is the one it is done in here. ``cracks``: the limits count it. ``least_s`` and ``most_s`` are the
    shortest and the longest that its dose allows, in seconds, without the change into its position.
    """

    technique: Technique
    position: Position
    cracks: bool
    least_s: int
    most_s: int

    @property
    def rank(self) -> int:
        """Its turn in a routine: stretches (0), then stretches that count as a crack (1), then mobilisations (2)."""
        return 2 if self.technique.kind is Kind.MOBILISATION else int(self.cracks)


def place_facts(library: Library, place: str) -> PlaceFacts:
    """Return what the planner knows about a place."""
    return next(facts for facts in library.routine.places if facts.place == place)


def position_named(library: Library, name: str) -> Position:
    """Return a position of the vocabulary."""
    return next(position for position in library.vocabulary.positions if position.id == name)


def candidate(library: Library, technique: Technique, place: str) -> Candidate:
    """Look at a technique as it would be done in a place."""
    dose, sides = technique.dose, len(technique.sides)
    position = place_facts(library, place).everything or technique.position
    return Candidate(
        technique,
        position_named(library, position),
        library.cracks(technique),
        exercise_seconds(dose, sides, dose.repetitions.least, dose.hold_s.least, dose.rest_s.least),
        exercise_seconds(dose, sides, dose.repetitions.most, dose.hold_s.most, dose.rest_s.most),
    )


def missing_things(library: Library, technique: Technique, situation: Situation) -> tuple[str, ...]:
    """Return the things that a technique needs and that neither the person nor the place has."""
    at_hand = (*situation.things, *place_facts(library, situation.place).at_hand)
    return tuple(thing for thing in technique.needs if thing not in at_hand)


def reaches_asked(technique: Technique, situation: Situation) -> bool:
    """Say whether a technique works on a part of the back that was asked for; always, where none was."""
    return not situation.regions or not set(technique.regions).isdisjoint(situation.regions)
