"""Questions on a terminal, asked again until the answer can be used."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from unkink.cli.paper import Paper
from unkink.cli.terminal.lines import Lines, TypedLines
from unkink.cli.terminal.reading import Reading, Ticked, in_words
from unkink.knowledge.asking_text import AskingText

T = TypeVar("T")


class Asker:
    """Asks, and reads what is typed. Raises EOFError when nobody answers any more."""

    def __init__(self, lines: Lines, paper: Paper, words: AskingText) -> None:
        self._lines = lines
        self._reading = Reading(words)
        self._words = words
        self.paper = paper

    def line(self, prompt: str) -> str:
        """Ask for a line."""
        print(f"{prompt} ", end="", flush=True)
        typed = (self._lines.next(None) or "").strip()
        if not isinstance(self._lines, TypedLines):
            print(typed)  # what comes through a pipe is not on the screen yet
        return typed

    def until(self, prompt: str, read: Callable[[str], T]) -> T:
        """Ask until ``read`` takes the line; what it raises as ValueError is said, and it is asked again."""
        while True:
            try:
                return read(self.line(prompt))
            except ValueError as error:
                self.paper.small(str(error), 2)

    def yes_or_no(self, ask: str) -> bool:
        """Ask for yes or no; there is no answer by default."""
        return self.until(self._words.yes_or_no.format(ask=ask), self._reading.yes_or_no)

    def yes_no_or_unsure(self, ask: str) -> bool | None:
        """Ask for yes, no, or unsure (None); there is no answer by default."""
        return self.until(self._words.yes_no_or_unsure.format(ask=ask), self._reading.yes_no_or_unsure)

    def words(self, ask: str, longest: int) -> str:
        """Ask for some words of one's own; Enter leaves them out."""
        return self.until(self._words.left_out.format(ask=ask), lambda typed: self._reading.words(typed, longest))

    def number(self, ask: str, least: float, most: float | None, *, whole: bool, needed: bool) -> float | int | None:
        """Ask for a number; Enter leaves it out where it is not needed."""
        prompt = self._words.number if needed else self._words.number_left_out
        allowed = in_words(self._words.range, self._words.range_open, least, most)

        def read(typed: str) -> float | int | None:
            if not typed and not needed:
                return None
            return self._reading.number(typed, least, most, whole=whole)

        return self.until(prompt.format(ask=ask, allowed=allowed), read)

    def choice(self, ask: str, names: Sequence[str], *, needed: bool = True) -> int | None:
        """Ask for one of several; returns its position, or None when it is left out."""
        self.paper.text(ask)
        self._list(names)
        prompt = self._words.one if needed else self._words.one_left_out
        found = self.until(prompt, lambda typed: self._reading.picks(typed, len(names), 1, needed=needed))
        return found[0] if found else None

    def choices(self, ask: str, names: Sequence[str], *, needed: bool = False) -> tuple[int, ...]:
        """Ask for any of several."""
        self.paper.text(ask)
        self._list(names)
        prompt, most = self._words.several if needed else self._words.several_left_out, len(names)
        return self.until(prompt, lambda typed: self._reading.picks(typed, most, most, needed=needed))

    def checklist(self, title: str, intro: str, questions: Iterable[tuple[str, str]], none: str) -> Ticked:
        """Ask for what is true in a list. Nothing is taken for an answer but numbers, or 0 for none."""
        self.paper.title(title)
        if intro:
            self.paper.small(intro)
        entries = list(questions)
        for number, (ask, more) in enumerate(entries, start=1):
            self.paper.item(ask, f"{number:>2}")
            if more:
                self.paper.small(more, 5)
        self.paper.item(none, " 0")
        return self.until(self._words.ticks, lambda typed: self._reading.ticks(typed, len(entries)))

    def _list(self, names: Sequence[str]) -> None:
        for number, name in enumerate(names, start=1):
            self.paper.item(name, f"{number:>2}")
