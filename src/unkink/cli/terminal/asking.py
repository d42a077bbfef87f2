"""Questions on a terminal, asked again until the answer can be used."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from unkink.cli.paper import Paper
from unkink.cli.terminal.lines import Lines, TypedLines

T = TypeVar("T")


class Ticked(NamedTuple):
    """The answer to a checklist: the positions (from 0) that are true, and those the person is unsure about."""

    yes: tuple[int, ...]
    unsure: tuple[int, ...]


class Asker:
    """Asks, and reads what is typed. Raises EOFError when nobody answers any more."""

    def __init__(self, lines: Lines, paper: Paper) -> None:
        self._lines = lines
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

    def yes_or_no(self, prompt: str) -> bool:
        """Ask for yes or no; there is no answer by default."""
        return self.until(f"{prompt} [y/n]", _read_yes_or_no)

    def number(self, ask: str, least: float, most: float | None, *, whole: bool, needed: bool) -> float | int | None:
        """Ask for a number; Enter leaves it out where it is not needed."""
        hint = f"{least:g} to {most:g}" if most is not None else f"{least:g} or more"
        prompt = f"{ask} [{hint}{'' if needed else ', Enter leaves it out'}]"

        def read(typed: str) -> float | int | None:
            if not typed and not needed:
                return None
            return _read_number(typed, least, most, whole=whole)

        return self.until(prompt, read)

    def choice(self, ask: str, names: Sequence[str], *, needed: bool = True) -> int | None:
        """Ask for one of several; returns its position, or None when it is left out."""
        self.paper.text(ask)
        self._list(names)
        found = self.until(
            _prompt(needed=needed, several=False), lambda typed: _read_picks(typed, len(names), needed, 1)
        )
        return found[0] if found else None

    def choices(self, ask: str, names: Sequence[str], *, needed: bool = False) -> tuple[int, ...]:
        """Ask for any of several."""
        self.paper.text(ask)
        self._list(names)
        most = len(names)
        return self.until(_prompt(needed=needed, several=True), lambda typed: _read_picks(typed, most, needed, most))

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
        return self.until("Numbers, ?number where unsure:", lambda typed: _read_ticks(typed, len(entries)))

    def _list(self, names: Sequence[str]) -> None:
        for number, name in enumerate(names, start=1):
            self.paper.item(name, f"{number:>2}")


def _prompt(*, needed: bool, several: bool) -> str:
    return f"Number{'s' if several else ''}{':' if needed else ', Enter leaves it out:'}"


def _read_yes_or_no(typed: str) -> bool:
    word = typed.lower()
    if word in ("y", "yes"):
        return True
    if word in ("n", "no"):
        return False
    raise ValueError("Type y for yes or n for no.")


def _read_number(typed: str, least: float, most: float | None, *, whole: bool) -> float | int:
    allowed = f"from {least:g} to {most:g}" if most is not None else f"of {least:g} or more"
    sentence = f"Type a {'whole ' if whole else ''}number {allowed}."
    try:
        number = int(typed) if whole else float(typed.replace(",", "."))
    except ValueError:
        raise ValueError(sentence) from None
    if not (number >= least and (most is None or number <= most)):
        raise ValueError(sentence)
    return number


def _read_picks(typed: str, length: int, needed: bool, most: int) -> tuple[int, ...]:  # noqa: FBT001 -- read in place
    words = typed.replace(",", " ").split()
    if not words and not needed:
        return ()
    picks = tuple(dict.fromkeys(_position(word, length) for word in words))
    if not 1 <= len(picks) <= most:
        raise ValueError(f"Type {'one number' if most == 1 else 'numbers'} from 1 to {length}.")
    return picks


def _read_ticks(typed: str, length: int) -> Ticked:
    words = typed.replace(",", " ").replace("? ", "?").split()
    if words in (["0"], ["none"]):
        return Ticked((), ())
    if words == ["?"]:
        return Ticked((), tuple(range(length)))
    if not words or "0" in words:
        raise ValueError("Type the numbers that are true, with spaces between; or 0 alone when none of these is.")
    unsure = tuple(dict.fromkeys(_position(word.strip("?"), length) for word in words if "?" in word))
    yes = tuple(dict.fromkeys(_position(word, length) for word in words if "?" not in word))
    return Ticked(tuple(each for each in yes if each not in unsure), unsure)


def _position(word: str, length: int) -> int:
    if not (word.isascii() and word.isdigit() and 1 <= int(word) <= length):
        raise ValueError(f"{word!r} is not one of the numbers from 1 to {length}.")
    return int(word) - 1
