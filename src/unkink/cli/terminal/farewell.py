"""The last words of a session in the terminal: what the journal has kept of it, and what a stop asks for."""

from unkink.cli.paper import Paper
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.session.state import State
from unkink.session.summary import ExerciseSummary, Outcome, summarise

STILL_OPEN = "Nobody answers any more, so the session stands still. unkink go takes it up where it was."


def say_farewell(paper: Paper, library: Library, state: State, number: str, *, ended: bool) -> None:
    """Say how it ended. ``ended`` False: only this terminal's part did."""
    if not ended:
        paper.text(STILL_OPEN)
        return
    summary = summarise(state)
    stop = next((each for each in library.session.stops if each.id == state.stop), None)
    if stop is not None:
        paper.title(stop.say)
        if stop.level.rank >= Level.URGENT.rank:
            paper.title(f"Emergency number: {number}")
        paper.text(library.session.locked)
    paper.title(f"Kept in your journal: {_outcome(library, summary.outcome)}")
    after = "not told" if summary.pain_after is None else summary.pain_after
    paper.text(f"{summary.minutes:g} minutes of exercise; pain {summary.pain_before} before, {after} after.", 2)
    for each in summary.exercises:
        paper.item(f"{each.name}: {_done(library, each)}")


def _outcome(library: Library, outcome: Outcome) -> str:
    words = library.practice.outcomes
    told = {"finished": words.finished, "ended early": words.quit, "stopped": words.stopped}
    return told.get(outcome, words.abandoned)


def _done(library: Library, each: ExerciseSummary) -> str:
    if each.spared:
        return "left out, as your back had popped"
    times = {0: "no whole repetition", 1: "once"}
    parts = [times.get(each.repetitions, f"{each.repetitions} times")]
    if each.not_held:
        parts.append(f"{each.not_held} that the camera did not see held")
    if each.easier:
        parts.append("the easier way")
    if each.popped:
        parts.append("it popped")
    if each.skipped is not None:
        reasons = {reason.id: reason.name.lower() for reason in library.session.skip_reasons}
        parts.append(f"skipped ({reasons[each.skipped]})" if each.skipped in reasons else "skipped")
    return ", ".join(parts)
