"""The safety check of ``unkink go``: whether one is due, asking it, recording it, telling what it means."""

from collections.abc import Callable

import msgspec

from unkink.cli.screen import show_closings, show_verdict
from unkink.cli.terminal.asking import Asker
from unkink.cli.terminal.questionnaire import Document, ask_check, ask_what_is_open
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.library import Library
from unkink.practice.check import record
from unkink.practice.standing import Standing, stand
from unkink.safety.answers import Answers
from unkink.safety.history import Now


class Checking:
    """Finds out how things stand for a person, with as few questions as that takes. None means: nothing is open."""

    def __init__(
        self,
        library: Library,
        now: Callable[[], Now],
        asker: Asker,
        number: str,
        given: Answers | None,
        known: Document,
    ) -> None:
        self._library = library
        self._words = library.terminal
        self._now = now
        self._asker = asker
        self._paper = asker.paper
        self._number = number
        self._given = given
        self._known = known
        self.pain: int | None = known.get("pain_0_10")
        """Pain now, as far as it was told."""

    def standing(self) -> Standing | None:
        """Return how things stand once everything that had to be asked was asked."""
        before = self._stand()
        if before.lock is not None and before.lock.today:
            self._tell_closed(before)
            return None
        if self._given is not None:
            return self._recorded(ask_what_is_open(self._library, self._asker, _document(self._given)))
        if before.due is None and self._asker.yes_or_no(self._words.way.anything_new):
            return self._check(before)
        if before.due is None:
            self.pain = self._ask_pain() if self.pain is None else self.pain
            before = self._stand()
        if before.due is not None:
            self._paper.title(self._words.way.check)
            self._paper.text(before.due.say)
            return self._check(before)
        if before.openness.open:
            return before
        self._tell_closed(before)
        return None

    def _stand(self) -> Standing:
        with in_one_sentence():
            return stand(self._library, self._now(), self.pain)

    def _ask_pain(self) -> int:
        field = next(each for each in self._library.questionnaire.fields if each.id == "pain_0_10")
        return int(self._asker.number(field.ask, 0, field.most, whole=True, needed=True) or 0)

    def _check(self, before: Standing) -> Standing | None:
        self._paper.small(self._words.emergency.format(number=self._number))
        known = self._known if self.pain is None else {**self._known, "pain_0_10": self.pain}
        last = before.screened.answers if before.screened else None
        return self._recorded(ask_check(self._library, self._asker, last, known))

    def _recorded(self, document: Document) -> Standing | None:
        recorded = record(self._library, document, self._now())
        self.pain = recorded.answers.pain_0_10
        standing = self._stand()
        self._tell(standing, recorded.answers)
        return standing if standing.openness.open else None

    def _tell_closed(self, standing: Standing) -> None:
        """Say why nothing is open, and what to do instead."""
        if standing.lock is not None:
            self._paper.title(self._words.way.not_now)
            self._paper.text(standing.lock.say)
        self._tell(standing, standing.answers)

    def _tell(self, standing: Standing, answers: Answers | None) -> None:
        verdict = standing.verdict
        if verdict is not None and answers is not None and standing.lock is None:
            show_verdict(self._paper, self._library, answers, verdict, standing.openness, self._number)
        told = () if verdict is None or standing.lock is not None else verdict.closings
        others = tuple(each for each in standing.closings if each not in told)
        show_closings(self._paper, self._library, others, answers)
        self._paper.gap()
        self._paper.small(self._words.emergency.format(number=self._number))


def _document(answers: Answers) -> Document:
    document: Document = msgspec.to_builtins(answers)
    return document
