"""Where a statement comes from, and how strongly it is supported."""

from typing import Literal

from msgspec import Struct

Checked = Literal["read", "from-memory", "our-choice"]
"""``read``: read in a stored copy; ``from-memory``: known, not re-read; ``our-choice``: decided by this product."""

Strength = Literal["A", "B", "B-small", "C", "D", "S", "our choice"]
"""A trial or meta-analysis; B cohort, diagnostic or small physiology study; C case report; D consensus or guideline;
S one physical therapist's opinion in the article the product is built from; or a choice of our own."""


class Source(Struct, frozen=True, forbid_unknown_fields=True):
    """One reference that content may name by ``id``."""

    id: str
    title: str
    checked: Checked
    by: str = ""
    year: int | None = None
    where: str = ""
    url: str = ""
    note: str = ""

    @property
    def citation(self) -> str:
        """The source on one line: who, what, where, when."""
        year = "" if self.year is None or str(self.year) in self.where else str(self.year)
        parts = (self.by, self.title, self.where, year)
        return ". ".join(part.rstrip(".") for part in parts if part)


class Support(Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule or a limit stands on: sources by id, their strength, and what must be said about it."""

    sources: tuple[str, ...]
    strength: tuple[Strength, ...]
    note: str = ""
