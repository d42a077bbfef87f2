"""The state of a session: everything the engine knows at one moment."""

from enum import StrEnum

from msgspec import Struct

from unkink.session.script import Script, Segment


class Status(StrEnum):
    """Where a session stands. The last two are ends; nothing leads out of them."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    LOST = "lost"
    ASKING_POP = "asking_pop"
    ASKING_PAIN_KIND = "asking_pain_kind"
    ASKING_PAIN_AFTER = "asking_pain_after"
    STOPPED = "stopped"
    FINISHED = "finished"

    @property
    def ended(self) -> bool:
        """Whether nothing more can happen."""
        return self in (Status.STOPPED, Status.FINISHED)


class Sight(Struct, frozen=True):
    """What a camera said last of the hold under way: whether it is held, or why that cannot be told."""

    held: bool
    abstains: str = ""

    @property
    def stops_the_clock(self) -> bool:
        """Whether it is seen that the hold is not held. Where that cannot be told, the timer goes on."""
        return not self.held and not self.abstains


class Done(Struct, frozen=True):
    """What was done of one exercise.

    ``repetitions`` counts completed holds, over both sides; ``held_s`` counts the broken-off ones too. ``not_held``
    counts holds that a camera did not see held for their time. ``skipped`` is
    None where it was not skipped, else the reason, which may be empty. ``spared``: left out because the back had popped
    already. ``easier``: the easier variant was taken.
    """

    technique: str
    begun: bool = False
    repetitions: int = 0
    held_s: float = 0.0
    popped: bool = False
    skipped: str | None = None
    spared: bool = False
    easier: bool = False
    not_held: int = 0


class State(Struct, frozen=True):
    """The whole state. Times are seconds since the epoch.

    ``queue`` holds the segments still to come; the first is the current one. It has run for ``spent`` seconds and,
    while the session runs, for the time since ``since`` on top. ``halfway``: the half of the current hold was chimed.
    The clock of a hold stands while a camera sees that it is not held: ``sight`` is what it said last of the current
    segment, None where it said nothing, and ``waited`` the seconds for which the clock has stood before ``since``.
    ``by_hand``: the person paused, and nobody else takes it up again.
    ``done`` has an entry for every exercise of the script, in its order. ``moving_s`` counts the seconds in exercises,
    pauses left out. ``stop`` is the rule that stopped the session: set to the mildest the moment it hurts, and made
    graver, never milder, by the kind of pain. So a session whose last event is "it hurts" is a stopped session.
    """

    script: Script
    done: tuple[Done, ...]
    queue: tuple[Segment, ...] = ()
    status: Status = Status.WAITING
    at: float = 0.0
    since: float = 0.0
    spent: float = 0.0
    halfway: bool = False
    sight: Sight | None = None
    waited: float = 0.0
    by_hand: bool = False
    moving_s: float = 0.0
    pain_before: int | None = None
    pain_after: int | None = None
    pain_kind: str | None = None
    stop: str | None = None
    quit_early: bool = False

    @property
    def segment(self) -> Segment | None:
        """The current segment; None before the start and after the last."""
        return self.queue[0] if self.queue else None

    @property
    def waits(self) -> bool:
        """Whether the clock of the hold under way stands, because a camera sees that it is not held."""
        return self.status is Status.RUNNING and self.sight is not None and self.sight.stops_the_clock

    def elapsed(self, at: float) -> float:
        """Seconds on the clock of the current segment at a moment: pauses and waiting not counted."""
        return self.spent + max(0.0, at - self.since) if self._counts else self.spent

    def waited_s(self, at: float) -> float:
        """Seconds for which the clock of the current segment has stood at a moment."""
        return self.waited + max(0.0, at - self.since) if self.waits else self.waited

    @property
    def patience_s(self) -> float:
        """Seconds for which the clock of the current segment may stand: about as long as the hold itself."""
        words = self.script.words
        seconds = self.queue[0].seconds if self.queue else 0.0
        return min(words.patience_most_s, max(words.patience_least_s, seconds))

    @property
    def _counts(self) -> bool:
        return self.status is Status.RUNNING and not self.waits
