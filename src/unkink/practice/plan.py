"""A plan for now: what a session would hold if it began this moment. It is decided again when one begins."""

from unkink.journal import past
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.library import Library
from unkink.practice.standing import Standing, stand
from unkink.routine.planner import compose
from unkink.routine.routine import Routine
from unkink.routine.situation import Situation
from unkink.safety.history import Now
from unkink.safety.limits import limits_reached

VARIETY_OVER = 5
"""How many of the last sessions the planner takes into account."""


@in_one_sentence()
def plan(library: Library, now: Now, situation: Situation, pain: int | None, seed: int) -> Routine:
    """Compose a routine with everything that holds today. ``pain`` is today's (0 to 10), None where not yet known.

    An empty routine says what to do instead. Raises JournalTrouble.
    """
    return composed(library, situation, stand(library, now, pain, situation.regions), seed)


def composed(library: Library, situation: Situation, standing: Standing, seed: int) -> Routine:
    """Compose a routine from how things stand."""
    recent = past.recent_techniques(VARIETY_OVER)
    routine = compose(library, situation, standing.closings, recent, seed)
    # A technique works on more than the regions asked for, so the limits are asked about what it really cracks.
    beyond = limits_reached(library, standing.history, standing.lifted.now, cracked_regions(library, routine))
    if not routine.cracks or not beyond:
        return routine
    known = {closing.id for closing in standing.closings}
    more = tuple(closing for closing in beyond if closing.id not in known)
    return compose(library, situation, (*standing.closings, *more), recent, seed)


def cracked_regions(library: Library, routine: Routine) -> tuple[str, ...]:
    """The regions of the techniques that the limits count, in the vocabulary's order."""
    regions = {region for item in routine.items if item.cracks for region in library.techniques[item.technique].regions}
    return tuple(word.id for word in library.vocabulary.regions if word.id in regions)
