"""How an outcome is told: its words with the emergency number of the person's country in them."""

from dataclasses import dataclass

from unkink.knowledge.advice import EmergencyNumber
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.web.emergency import with_number


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """An outcome, ready to be read."""

    level: Level
    title: str
    text: str
    instead: tuple[str, ...]

    @property
    def emergency(self) -> bool:
        """Whether the page is about getting help and nothing else."""
        return self.level is Level.EMERGENCY

    @property
    def tone(self) -> str:
        """The look of the notice."""
        return {Level.ALL_OK: "", Level.STRETCH_ONLY: "", Level.SEE_DOCTOR: "care"}.get(self.level, "stop")


def shown_outcome(library: Library, level: Level, number: EmergencyNumber) -> ShownOutcome:
    """The words for a level."""
    outcome = next(each for each in library.advice.outcomes if each.level is level)
    return ShownOutcome(
        level,
        with_number(outcome.title, number),
        with_number(outcome.text, number),
        tuple(with_number(each, number) for each in outcome.instead),
    )
