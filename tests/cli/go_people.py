"""Somebody at a terminal that is not there: what they type, and a clock that their waiting moves."""

from collections.abc import Iterable
from datetime import timedelta

from tests.practice.people import BEGINNING
from unkink.cli.terminal.way import Way, Wishes
from unkink.knowledge.library import Library
from unkink.practice.past import entries
from unkink.safety.history import Now

AT_DESK = Wishes(place="desk", things=("chair",), minutes=3)
NOTHING = "0"
WAITS = "(waits)"
"""Typed by nobody: the person waits for WAIT_S seconds."""
WAIT_S = 10.0


class Person:
    """Types one line after the other, each as soon as it can be read; then waits, or is gone."""

    def __init__(self, library: Library, typed: Iterable[str], *, gone_at_the_end: bool = True) -> None:
        self._library = library
        self._typed = list(typed)
        self._gone = gone_at_the_end
        self._waited = 0.0
        self.time = BEGINNING.timestamp()

    def next(self, seconds: float | None) -> str | None:
        if self._typed and self._typed[0] == WAITS:
            self._wait(seconds or WAIT_S)
            return None
        if self._typed:
            return self._typed.pop(0)
        if self._gone or seconds is None:
            raise EOFError
        self.time += seconds
        return None

    def _wait(self, seconds: float) -> None:
        self._waited = self._waited + seconds
        self.time += seconds
        if self._waited >= WAIT_S:
            self._typed.pop(0)
            self._waited = 0.0

    def now(self) -> Now:
        at = BEGINNING + timedelta(seconds=self.time - BEGINNING.timestamp())
        return Now(at, at.date())

    def goes(self, wishes: Wishes = AT_DESK) -> int:
        return Way(self._library, self.now, self, wishes, clock=lambda: self.time).go()


def healthy_check(library: Library) -> list[str]:
    """What a healthy person types at their first check, without pain."""
    asked = [field for field in library.questionnaire.fields if field.id not in ("duration_days", "trend", "onset")]
    answers = {"age": "35", "sex": "", "region": "2", "pain_0_10": "0", "cracks_per_day": ""}
    return [*(answers[field.id] for field in asked), *[NOTHING] * len(library.questionnaire.groups), ""]


def last_outcome() -> str:
    return entries().entries[0].outcome
