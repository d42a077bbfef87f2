"""The numbered sources of one page: a statement carries small numbers, the list stands at the foot of the page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from unkink.knowledge.library import Library
from unkink.knowledge.source import Source, Support
from unkink.knowledge.technique import Statement


@dataclass(frozen=True, slots=True)
class Reference:
    """A source with its number on this page."""

    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence with the references that carry it."""

    text: str
    references: tuple[Reference, ...]


@dataclass(slots=True)
class References:
    """Gives every source its number in the order in which the page names it first."""

    sources: Mapping[str, Source]
    _numbers: dict[str, int] = field(default_factory=dict)

    def of(self, ids: Iterable[str]) -> tuple[Reference, ...]:
        """The references of these sources, numbered."""
        return tuple(Reference(self._number(name), self.sources[name]) for name in ids)

    def cite(self, statement: Statement) -> Cited:
        """A statement with its references."""
        return Cited(statement.text, self.of(statement.sources))

    def cite_all(self, statements: Iterable[Statement]) -> tuple[Cited, ...]:
        """Several statements, each with its references."""
        return tuple(self.cite(statement) for statement in statements)

    @property
    def all(self) -> tuple[Reference, ...]:
        """Every source named so far, in order. Ask for it last."""
        return tuple(Reference(number, self.sources[name]) for name, number in self._numbers.items())

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers) + 1)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rule stands on, ready to be read."""

    sources: tuple[Source, ...]
    strength: str
    note: str


def standing(library: Library, support: Support) -> Standing:
    """Spell out a support: the sources, the strength in words, and what must be said about it."""
    sources = tuple(library.sources[name] for name in support.sources)
    return Standing(sources, library.strength_read(support), support.note)
