"""The last words of a session in the terminal: what the journal has kept of it, and what a stop asks for."""

from unkink.cli.paper import Paper
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.session.state import State
from unkink.session.summary import ExerciseSummary, Outcome, summarise


def say_farewell(paper: Paper, library: Library, state: State, number: str, *, ended: bool) -> None:
    """Say how it ended. ``ended`` False: only this terminal's part did."""
    words = library.terminal
    if not ended:
        paper.text(words.still_open)
        return
    summary = summarise(state)
    stop = next((each for each in library.session.stops if each.id == state.stop), None)
    if stop is not None:
        paper.title(stop.say)
        if stop.level.rank >= Level.URGENT.rank:
            paper.title(words.emergency.format(number=number))
        paper.text(library.session.locked)
    paper.title(words.farewell.kept.format(outcome=_outcome(library, summary.outcome)))
    after = words.farewell.not_told if summary.pain_after is None else summary.pain_after
    told = words.farewell.told.format(minutes=f"{summary.minutes:g}", before=summary.pain_before, after=after)
    paper.text(told, 2)
    for each in summary.exercises:
        paper.item(f"{each.name}: {_done(library, each)}")


def _outcome(library: Library, outcome: Outcome) -> str:
    words = library.practice.outcomes
    told = {"finished": words.finished, "ended early": words.quit, "stopped": words.stopped}
    return told.get(outcome, words.abandoned)


def _done(library: Library, each: ExerciseSummary) -> str:
    words = library.terminal.farewell
    if each.spared:
        return words.spared
    times = {0: words.never, 1: words.once}
    parts = [times.get(each.repetitions, words.times.format(count=each.repetitions))]
    if each.not_held:
        parts.append(words.not_held.format(count=each.not_held))
    if each.easier:
        parts.append(words.easier)
    if each.popped:
        parts.append(words.popped)
    if each.skipped is not None:
        reasons = {reason.id: reason.name.lower() for reason in library.session.skip_reasons}
        known = each.skipped in reasons
        parts.append(words.skipped_because.format(reason=reasons[each.skipped]) if known else words.skipped)
    return ", ".join(parts)
