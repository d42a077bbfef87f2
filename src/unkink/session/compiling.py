"""From a routine to the script of a session. All words come from content; all seconds from the planner's arithmetic."""

from collections.abc import Iterator

import msgspec

from unkink.knowledge.library import Library
from unkink.knowledge.session_text import SessionText
from unkink.knowledge.technique import Cues, Technique
from unkink.routine.routine import Item, Routine
from unkink.routine.timing import beats
from unkink.session.script import Breath, Script, ScriptItem, Segment, StopRule, Words


def compile_script(library: Library, routine: Routine) -> Script:
    """Unroll a routine. The seconds of all segments together are exactly ``routine.seconds``.

    Raises ValueError when the routine is empty: there is nothing to guide, and ``routine.instead`` says what to do.
    """
    if not routine.items:
        raise ValueError("an empty routine has nothing to guide; show what it says to do instead")
    text = library.session_text
    by_level = sorted(library.session.stops, key=lambda stop: stop.level.rank)
    rising = next(stop for stop in by_level if stop.pain_rise is not None)
    return Script(
        opening=_timed(Segment("settle", routine.settle_s, text.settle)),
        items=tuple(_item(library, index, item) for index, item in enumerate(routine.items)),
        closing=(
            *_timed(Segment("close", routine.close_s, text.close)),
            *_timed(Segment("walk", routine.walk_s, text.walk)),
        ),
        stops=tuple(StopRule(stop.id, tuple(kind.id for kind in stop.kinds), stop.say) for stop in by_level),
        pain_rise=rising.pain_rise or 0,
        pain_rise_stop=rising.id,
        skip_reasons=tuple(reason.id for reason in library.session.skip_reasons),
        words=_words(library, text),
        routine=msgspec.json.decode(msgspec.json.encode(routine)),
    )


def _timed(segment: Segment) -> tuple[Segment, ...]:
    """Leave out a segment that takes no time."""
    return (segment,) if segment.seconds > 0 else ()


def _words(library: Library, text: SessionText) -> Words:
    remarks = {remark.moment: remark.say for remark in library.session.remarks}
    return Words(
        come_back=text.come_back,
        come_back_s=text.come_back_s,
        sides=msgspec.to_builtins(text.sides),
        statuses=msgspec.to_builtins(text.statuses),
        breaths={"in": text.breath.breathe_in, "out": text.breath.breathe_out, "easy": text.breath.easy},
        breathe_in_s=text.breath.in_s,
        breathe_out_s=text.breath.out_s,
        popped=remarks.get("popped", ""),
        no_pop=remarks.get("no pop after the dose", ""),
        moving=remarks.get("moving", ""),
        patience_least_s=text.watching.patience.least_s,
        patience_most_s=text.watching.patience.most_s,
        waits=text.watching.waits,
        not_held=text.watching.not_held,
    )


def _item(library: Library, index: int, item: Item) -> ScriptItem:
    technique = library.techniques[item.technique]
    change = _timed(Segment("change", item.change_s, item.arrive, item=index, technique=technique.id))
    usual = tuple(_exercise(library, index, item, technique.cues, item.hold_s))
    variant = technique.easier
    easier: tuple[Segment, ...] = ()
    if variant is not None:
        hold_s = min(max(item.hold_s, variant.hold_s.least), variant.hold_s.most)
        easier = tuple(_exercise(library, index, item, variant.cues, hold_s))
    return ScriptItem(
        technique=technique.id,
        name=technique.name,
        cracks=library.cracks(technique),
        segments=(*change, *usual),
        easier=easier,
        easier_name=variant.name if variant else "",
    )


def _exercise(library: Library, index: int, item: Item, cues: Cues, hold_s: int) -> Iterator[Segment]:
    """Yield the segments of an exercise; after each try of one that may crack comes the question whether it popped."""
    technique = library.techniques[item.technique]
    breaths = _breaths(technique)
    sides = technique.sides if item.sides > 1 else ("",)
    for beat in beats(technique.dose, item.sides, item.reps, hold_s, item.rest_s):
        segment = Segment(
            beat.phase,
            beat.seconds,
            getattr(cues, beat.phase),
            item=index,
            technique=technique.id,
            side=sides[beat.side],
            repetition=beat.repetition,
            repetitions=item.reps,
            breath=breaths.get(beat.phase, "easy"),
        )
        # A hold of no length would still be a repetition; every other phase of no length is not there.
        if beat.seconds > 0 or beat.phase == "hold":
            yield segment
        if beat.phase == "out_of" and library.cracks(technique):
            question = library.session_text.statuses.asking_pop
            yield msgspec.structs.replace(segment, phase="ask_pop", seconds=0, line=question, breath="easy")


def _breaths(technique: Technique) -> dict[str, Breath]:
    """The breath of each phase, as the motion has it: of its first move, where a phase has several."""
    breaths: dict[str, Breath] = {}
    for move in technique.motion.moves:
        breaths.setdefault(move.phase, move.breath)
    return breaths
