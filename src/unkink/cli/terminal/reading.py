"""What was typed, read as an answer. What cannot be one is a ValueError that says what can."""

from typing import NamedTuple

from unkink.knowledge.asking_text import AskingText


class Ticked(NamedTuple):
    """The answer to a checklist: the positions (from 0) that are true, and those the person is unsure about."""

    yes: tuple[int, ...]
    unsure: tuple[int, ...]


class Reading:
    """Reads answers; ``words`` are what is said to those that cannot be used."""

    def __init__(self, words: AskingText) -> None:
        self._words = words

    def yes_or_no(self, typed: str) -> bool:
        """Read yes or no."""
        if (said := _YES_OR_NO.get(typed.lower())) is None:
            raise ValueError(self._words.not_yes_or_no)
        return said

    def yes_no_or_unsure(self, typed: str) -> bool | None:
        """Read yes, no or unsure (None)."""
        if typed == "?":
            return None
        if (said := _YES_OR_NO.get(typed.lower())) is None:
            raise ValueError(self._words.not_yes_no_or_unsure)
        return said

    def words(self, typed: str, longest: int) -> str:
        """Read words of at most so many characters."""
        if len(typed) > longest:
            raise ValueError(self._words.too_long.format(most=f"{longest:,}"))
        return typed

    def number(self, typed: str, least: float, most: float | None, *, whole: bool) -> float | int:
        """Read a number within its range."""
        sentence = self._words.no_whole_number if whole else self._words.no_number
        refused = ValueError(
            sentence.format(allowed=in_words(self._words.within, self._words.within_open, least, most))
        )
        try:
            number = int(typed) if whole else float(typed.replace(",", "."))
        except ValueError:
            raise refused from None
        if not (number >= least and (most is None or number <= most)):
            raise refused
        return number

    def picks(self, typed: str, length: int, most: int, *, needed: bool) -> tuple[int, ...]:
        """Read up to ``most`` of the numbers from 1 to ``length`` as positions from 0."""
        words = typed.replace(",", " ").split()
        if not words and not needed:
            return ()
        picks = tuple(dict.fromkeys(self._position(word, length) for word in words))
        if not 1 <= len(picks) <= most:
            raise ValueError((self._words.not_one if most == 1 else self._words.not_several).format(most=length))
        return picks

    def ticks(self, typed: str, length: int) -> Ticked:
        """Read the ticks of a checklist of ``length`` entries. Nothing typed is never taken for "none"."""
        words = typed.replace(",", " ").replace("? ", "?").split()
        if words in (["0"], ["none"]):
            return Ticked((), ())
        if words == ["?"]:
            return Ticked((), tuple(range(length)))
        if not words or "0" in words:
            raise ValueError(self._words.no_ticks)
        unsure = tuple(dict.fromkeys(self._position(word.strip("?"), length) for word in words if "?" in word))
        yes = tuple(dict.fromkeys(self._position(word, length) for word in words if "?" not in word))
        return Ticked(tuple(each for each in yes if each not in unsure), unsure)

    def _position(self, word: str, length: int) -> int:
        if not (word.isascii() and word.isdigit() and 1 <= int(word) <= length):
            raise ValueError(self._words.not_listed.format(word=repr(word), most=length))
        return int(word) - 1


_YES_OR_NO = {"y": True, "yes": True, "n": False, "no": False}


def in_words(both: str, least_only: str, least: float, most: float | None) -> str:
    """Say a range in words; ``least_only`` is for one without an upper end."""
    if most is None:
        return least_only.format(least=f"{least:g}")
    return both.format(least=f"{least:g}", most=f"{most:g}")
