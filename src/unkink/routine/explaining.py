"""Why each exercise is in a routine, why each other technique is not, and what to do when nothing can be done."""

from collections.abc import Iterable, Sequence

from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.knowledge.technique import Technique
from unkink.knowledge.vocabulary import Kind, Word
from unkink.routine.candidate import Candidate, missing_things, reaches_asked
from unkink.routine.routine import LeftOut
from unkink.routine.selection import TOLERANCE, Chosen, most_that_crack
from unkink.routine.situation import Situation
from unkink.safety.closing import Closing, level_of, openness


def why_in(library: Library, technique: Technique, situation: Situation, last: Sequence[str], *, first: bool) -> str:
    """Say why a technique is in the routine. ``last`` are the techniques of the last session."""
    texts = library.routine.whys
    asked = [region for region in situation.regions if region in technique.regions]
    reach = texts.asked if asked else texts.elsewhere if situation.regions else texts.reaches
    parts = [reach.format(parts=regions_read(library, asked or technique.regions))]
    if technique.kind is Kind.MOBILISATION:
        parts.append(texts.mobilisation)
    elif library.cracks(technique):
        parts.append(texts.swinging)
    elif first:
        parts.append(texts.stretch_first)
    if last and technique.id not in last:
        parts.append(texts.not_lately)
    return " ".join(parts)


def why_never_a_candidate(
    library: Library, technique: Technique, situation: Situation, by: tuple[str, ...]
) -> LeftOut | None:
    """Say why a technique cannot be in this routine at all; None where it can. ``by`` are the closings that shut it."""
    texts = library.routine.left_out
    if by:
        return LeftOut(technique.id, texts.closed.format(by=", ".join(by)), by)
    if situation.place not in technique.places:
        return LeftOut(technique.id, texts.place.format(places=places_read(library, technique.places)))
    if missing := missing_things(library, technique, situation):
        return LeftOut(technique.id, texts.things.format(things=things_read(library, missing)))
    if library.cracks(technique) and not reaches_asked(technique, situation):
        return LeftOut(technique.id, _other_region(library, technique, situation))
    return None


def why_not_chosen(
    library: Library,
    each: Candidate,
    chosen: Chosen,
    with_it: Chosen,
    situation: Situation,
    last: Sequence[str],
) -> LeftOut:
    """Say why a candidate is not in the routine. ``with_it`` is the routine's set measured with this one in it."""
    texts = library.routine.left_out
    technique = each.technique
    if each.cracks and (why := _why_no_more_cracks(library, technique, chosen, situation)):
        return LeftOut(technique.id, why)
    if with_it.least_s > (1 + TOLERANCE) * situation.minutes * 60:
        return LeftOut(technique.id, texts.no_time)
    if technique.id in last:
        return LeftOut(technique.id, texts.varied)
    if not reaches_asked(technique, situation):
        return LeftOut(technique.id, _other_region(library, technique, situation))
    return LeftOut(technique.id, texts.filled)


def _why_no_more_cracks(library: Library, technique: Technique, chosen: Chosen, situation: Situation) -> str:
    """Say which rule for what may crack keeps a technique out; empty when none does."""
    texts = library.routine.left_out
    if all(other.cracks for other in chosen.candidates):
        return texts.no_stretch_before
    cracking = [other.technique for other in chosen.candidates if other.cracks]
    for other in cracking:
        if shared := [region for region in technique.regions if region in other.regions]:
            return texts.same_region.format(other=other.name, shared=regions_read(library, shared))
    if len(cracking) >= (most := most_that_crack(situation.minutes)):
        return texts.enough.format(most=most)
    return ""


def instead_of_nothing(
    library: Library, situation: Situation, closings: Sequence[Closing], emergency_number: str
) -> tuple[str, ...]:
    """Say what to do where no routine can be made."""
    texts = library.routine.instead
    number = emergency_number or texts.emergency_number
    open_ones = [library.techniques[name] for name in openness(library, closings).open]
    if open_ones:
        stretches = [technique for technique in open_ones if not library.cracks(technique)]
        here = [one for one in open_ones if one not in stretches and situation.place in one.places]
        first = (texts.no_stretch,) if here else ()
        return (*first, *(_elsewhere(library, technique, situation) for technique in stretches or open_ones))
    unanswered = {library.rules.unanswered.id, library.rules.raised_by_text.id}
    first = (texts.unanswered,) if any(closing.id in unanswered for closing in closings) else ()
    level = level_of(closings)
    if level.rank >= Level.SEE_DOCTOR.rank:
        outcome = next(outcome for outcome in library.advice.outcomes if outcome.level is level)
        return (*first, *(line.replace("{number}", number) for line in outcome.instead))
    return first or (texts.nothing,)


def _elsewhere(library: Library, technique: Technique, situation: Situation) -> str:
    texts = library.routine.instead
    how = []
    if situation.place not in technique.places:
        how.append(texts.in_place.format(places=places_read(library, technique.places)))
    if missing := missing_things(library, technique, situation):
        how.append(texts.with_things.format(things=things_read(library, missing)))
    return texts.elsewhere.format(name=technique.name, how=_listed(how))


def _other_region(library: Library, technique: Technique, situation: Situation) -> str:
    return library.routine.left_out.other_region.format(
        reaches=regions_read(library, technique.regions), asked=regions_read(library, situation.regions)
    )


def regions_read(library: Library, regions: Iterable[str]) -> str:
    """Return regions as people read them: "upper back and lower back"."""
    return _named(library.vocabulary.regions, regions)


def places_read(library: Library, places: Iterable[str]) -> str:
    """Return places as people read them: "on the floor or on a bed"."""
    return _named(library.vocabulary.places, places, "or")


def things_read(library: Library, things: Iterable[str]) -> str:
    """Return things as people read them: "a chair and a mat"."""
    return _named(library.vocabulary.things, things)


def _named(words: Sequence[Word], ids: Iterable[str], joined: str = "and") -> str:
    wanted = set(ids)
    return _listed([word.name[0].lower() + word.name[1:] for word in words if word.id in wanted], joined)


def _listed(parts: Sequence[str], joined: str = "and") -> str:
    return f" {joined} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
