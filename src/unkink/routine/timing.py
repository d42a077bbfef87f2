"""How long an exercise takes: the one arithmetic of seconds that the planner plans with and the session counts down.

An exercise is: come into the position (``change_s``), get ready, then its repetitions one after the other: first every
repetition on the left, then every repetition on the right. Each goes into the movement, stays, and comes out.
Between any two repetitions, also between the sides, lies one rest; after the last there is none.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from unkink.knowledge.library import Library
from unkink.knowledge.technique import Dose
from unkink.routine.routine import Item

BeatPhase = Literal["get_ready", "into", "hold", "out_of", "rest"]


class Beat(Struct, frozen=True):
    """A part of an exercise: its phase, its length in seconds, and the repetition (from 1, within a side) it is of.

    ``side`` counts from 0 through the sides of the technique. ``get_ready`` belongs to repetition 0.
    """

    phase: BeatPhase
    seconds: int
    side: int
    repetition: int


def beats(dose: Dose, sides: int, reps: int, hold_s: int, rest_s: int) -> Iterator[Beat]:
    """Yield the beats of an exercise in order, from getting ready to coming out of the last repetition.

    ``sides`` is 1 or 2 and ``reps`` are per side, both at least 1; ``hold_s`` and ``rest_s`` are seconds.
    """
    yield Beat("get_ready", dose.get_ready_s, 0, 0)
    for side in range(sides):
        for repetition in range(1, reps + 1):
            if (side, repetition) != (0, 1):
                yield Beat("rest", rest_s, side, repetition)
            yield Beat("into", dose.into_s, side, repetition)
            yield Beat("hold", hold_s, side, repetition)
            yield Beat("out_of", dose.out_of_s, side, repetition)


def exercise_seconds(dose: Dose, sides: int, reps: int, hold_s: int, rest_s: int) -> int:
    """Return the sum of all beats, in seconds."""
    repetitions = sides * reps
    return dose.get_ready_s + repetitions * (dose.into_s + hold_s + dose.out_of_s) + (repetitions - 1) * rest_s


def item_seconds(dose: Dose, item: Item) -> int:
    """Return the length of an item of a routine in seconds: the change into its position, then the exercise."""
    return item.change_s + exercise_seconds(dose, item.sides, item.reps, item.hold_s, item.rest_s)


def routine_seconds(library: Library, settle_s: int, items: Iterable[Item], close_s: int, walk_s: int = 0) -> int:
    """Return the length of a whole routine in seconds: settling, every item, the quiet end, and a walk after it."""
    exercises = sum(item_seconds(library.techniques[item.technique].dose, item) for item in items)
    return settle_s + exercises + close_s + walk_s
