"""What the journal keeps of a session: what was done, how it ended, and how it felt."""

from typing import Literal

from msgspec import Struct

from unkink.session.state import State, Status

Outcome = Literal["finished", "ended early", "stopped", "unfinished"]
"""``stopped``: by pain or another stop rule. ``unfinished``: the session was never ended, e.g. after a crash."""


class ExerciseSummary(Struct, frozen=True):
    """What was done of one exercise that was begun, or left out because the back had popped before (``spared``).

    ``repetitions`` counts completed holds over both sides; ``not_held`` those that a camera did not see held for their
    time. ``skipped`` is the reason, or None where it was not skipped.
    """

    technique: str
    name: str
    repetitions: int
    held_s: int
    popped: bool
    skipped: str | None
    spared: bool
    easier: bool
    not_held: int = 0


class Summary(Struct, frozen=True):
    """A session in short. ``moving_s``: seconds in exercises, pauses left out; pain on 0-10, None where not told."""

    outcome: Outcome
    stop: str | None
    pain_kind: str | None
    pain_before: int | None
    pain_after: int | None
    moving_s: int
    popped: bool
    exercises: tuple[ExerciseSummary, ...]

    @property
    def minutes(self) -> float:
        """Minutes in exercises, to one decimal."""
        return round(self.moving_s / 60, 1)


def summarise(state: State) -> Summary:
    """Sum up a session as it stands, ended or not."""
    return Summary(
        outcome=_outcome(state),
        stop=state.stop,
        pain_kind=state.pain_kind,
        pain_before=state.pain_before,
        pain_after=state.pain_after,
        moving_s=round(state.moving_s),
        popped=any(each.popped for each in state.done),
        exercises=tuple(
            ExerciseSummary(
                technique=each.technique,
                name=item.name,
                repetitions=each.repetitions,
                held_s=round(each.held_s),
                popped=each.popped,
                skipped=each.skipped,
                spared=each.spared,
                easier=each.easier,
                not_held=each.not_held,
            )
            for item, each in zip(state.script.items, state.done, strict=True)
            if each.begun or each.spared
        ),
    )


def _outcome(state: State) -> Outcome:
    if state.stop is not None:
        return "stopped"
    if state.status is not Status.FINISHED:
        return "unfinished"
    return "ended early" if state.quit_early else "finished"
