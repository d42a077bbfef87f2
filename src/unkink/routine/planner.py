"""The planner: from a situation, what is closed and what was done lately to a routine that explains itself."""

from collections.abc import Sequence

from unkink.knowledge.library import Library
from unkink.routine.candidate import Candidate, candidate, place_facts, position_named
from unkink.routine.dosing import fill
from unkink.routine.explaining import instead_of_nothing, why_in, why_never_a_candidate, why_not_chosen
from unkink.routine.order import changes
from unkink.routine.routine import Item, LeftOut, Routine
from unkink.routine.selection import TOLERANCE, Chosen, choose, measured_with, worths
from unkink.routine.situation import Situation
from unkink.routine.timing import routine_seconds
from unkink.safety.closing import Closing, openness


def compose(
    library: Library,
    situation: Situation,
    closings: Sequence[Closing],
    recent: Sequence[Sequence[str]],
    seed: int,
    emergency_number: str = "",
) -> Routine:
    """Compose a routine for a checked situation (see ``read_situation``).

    ``closings`` is everything that shuts techniques today: verdict, limits, a stop. ``recent`` holds the technique ids
    of the last sessions, newest last. The same arguments always give the same routine. ``emergency_number`` is the one
    that the advice names, where it has to.
    """
    last = recent[-1] if recent else ()
    candidates, left_out = _sorted_out(library, situation, closings)
    start = position_named(library, place_facts(library, situation.place).starts)
    chosen = choose(candidates, situation, start, worths(candidates, situation, recent, seed))
    left_out += [
        why_not_chosen(library, each, chosen, measured_with(chosen, each, start), situation, last)
        for each in candidates
        if each not in chosen.candidates
    ]
    if not chosen.candidates:
        instead = instead_of_nothing(library, situation, closings, emergency_number)
        return Routine((), _in_library_order(library, left_out), 0, 0, 0, instead=instead)
    return _routine(library, situation, chosen, _in_library_order(library, left_out), last)


def _routine(
    library: Library, situation: Situation, chosen: Chosen, left_out: tuple[LeftOut, ...], last: Sequence[str]
) -> Routine:
    """Give every chosen exercise its amount, its way there and its reason."""
    target = situation.minutes * 60
    start = position_named(library, place_facts(library, situation.place).starts)
    doses = fill(chosen.candidates, chosen.changes_s, target)
    items = tuple(
        Item(
            technique=each.technique.id,
            kind=each.technique.kind,
            sides=len(each.technique.sides),
            reps=amount.reps,
            hold_s=amount.hold_s,
            rest_s=amount.rest_s,
            why=why_in(library, each.technique, situation, last, first=each is chosen.candidates[0]),
            arrive=way.arrive,
            change_s=way.seconds,
            cracks=each.cracks,
        )
        for each, way, amount in zip(chosen.candidates, changes(start, chosen.candidates), doses.amounts, strict=True)
    )
    exercising = routine_seconds(library, doses.settle_s, items, doses.close_s)
    walk_s = _walk(exercising, target)
    seconds = exercising + walk_s
    texts = library.routine
    minutes = {"minutes": _minutes_read(exercising), "walking": _minutes_read(walk_s)}
    return Routine(
        items=items,
        left_out=left_out,
        settle_s=doses.settle_s,
        close_s=doses.close_s,
        seconds=seconds,
        shorter_because=texts.shorter.format(**minutes) if seconds < (1 - TOLERANCE) * target else "",
        longer_because=texts.longer.format(**minutes) if seconds > (1 + TOLERANCE) * target else "",
        walk_s=walk_s,
        walk_because=texts.walk.format(**minutes) if walk_s else "",
    )


def _walk(exercising_s: int, target_s: int) -> int:
    """Seconds of easy walking that fill the time where the doses cannot; never more than half of what was asked."""
    missing = target_s - exercising_s
    return min(missing, target_s // 2) if missing > TOLERANCE * target_s else 0


def _sorted_out(
    library: Library, situation: Situation, closings: Sequence[Closing]
) -> tuple[list[Candidate], list[LeftOut]]:
    """Sort every technique into those that can be in this routine, and those that cannot with the reason."""
    closed = openness(library, closings).closed
    candidates, left_out = [], []
    for technique in library.techniques.values():
        why = why_never_a_candidate(library, technique, situation, closed.get(technique.id, ()))
        if why is None:
            candidates.append(candidate(library, technique, situation.place))
        else:
            left_out.append(why)
    return candidates, left_out


def _in_library_order(library: Library, left_out: Sequence[LeftOut]) -> tuple[LeftOut, ...]:
    order = list(library.techniques)
    return tuple(sorted(left_out, key=lambda each: order.index(each.technique)))


def _minutes_read(seconds: int) -> str:
    """Return minutes as people say them: "7" or "7.5"."""
    return f"{round(seconds / 30) / 2:g}"
