"""The words of ``unkink watch``: on the annotated film, on its page and beside its result."""

from collections.abc import Mapping

from msgspec import Struct


class WatchPhases(Struct, frozen=True, forbid_unknown_fields=True):
    """The phases of a repetition."""

    rest: str
    into: str
    hold: str
    out_of: str


class WatchNotes(Struct, frozen=True, forbid_unknown_fields=True):
    """What else is to say about a film, to follow its name."""

    breaks_off: str
    gaps: str
    one_picture: str
    nobody: str


class PageSums(Struct, frozen=True, forbid_unknown_fields=True):
    """The lines that sum a film up."""

    watched: str
    watched_value: str
    repetitions: str
    held: str
    held_value: str
    noticed: str
    nothing: str


class PageCurves(Struct, frozen=True, forbid_unknown_fields=True):
    """The pictures of the angles and the tables behind them."""

    title: str
    about: str
    judged: str
    table: str
    columns: tuple[str, str]
    hold: str
    end: str


class PageTable(Struct, frozen=True, forbid_unknown_fields=True):
    """A table: its heading, its columns, and how seconds stand in it."""

    title: str
    columns: tuple[str, ...]
    seconds: str = "{seconds} s"


class PageStills(Struct, frozen=True, forbid_unknown_fields=True):
    """The pictures at the peaks."""

    title: str
    caption: str
    alt: str
    more: str


class WatchPage(Struct, frozen=True, forbid_unknown_fields=True):
    """The page about a film."""

    title: str
    about: str
    cannot_judge: str
    sums: PageSums
    curves: PageCurves
    repetitions: PageTable
    faults: PageTable
    abstained: PageTable
    stills: PageStills
    none: str


class WatchText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. What is filled in stands in braces; validation/watch_texts.py knows what that may be."""

    phases: WatchPhases
    repetition: str
    held: str
    not_judged: str
    parts: Mapping[str, str]
    hidden: str
    reasons: Mapping[str, str]
    notes: WatchNotes
    page: WatchPage

    def reason(self, name: str) -> str:
        """Return a reason to abstain in words; ``hidden-hip`` is a hidden part."""
        part = name.removeprefix("hidden-")
        if part != name:
            return self.hidden.format(part=self.parts.get(part, part))
        return self.reasons.get(name, name)
