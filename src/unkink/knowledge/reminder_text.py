"""The nudge at the desk: what it says, what it offers, and how it behaves where nobody chose otherwise."""

from msgspec import Struct

from unkink.knowledge.technique import Span


class ReminderDefaults(Struct, frozen=True, forbid_unknown_fields=True):
    """What holds where nobody chose otherwise: minutes, hours as ``9-18``, days as ``mon-fri``."""

    every_min: int
    hours: str
    days: str


class ReminderTiming(Struct, frozen=True, forbid_unknown_fields=True):
    """How the scheduler reads input and silence. Seconds.

    After ``present_s`` without input nobody is taken to be at the machine; after ``break_s`` that was a break. A nudge
    waits for a pause of ``pause_s`` in typing, stays ``shown_s``, and counts as taken when ``moved_s`` without input
    follow it.
    """

    present_s: int
    pause_s: int
    moved_s: int
    break_s: int
    shown_s: int
    skips_before_asking: int


class DeskOffer(Struct, frozen=True, forbid_unknown_fields=True):
    """What fits a desk: the situation to plan for, and which techniques may be offered. Every so manieth is a walk."""

    place: str
    places: tuple[str, ...]
    positions: tuple[str, ...]
    things: tuple[str, ...]
    minutes: int
    walk_every: int


class NudgeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What a nudge says. Braces: ``minutes``, ``name``, ``summary``, ``walk``, ``place``, ``time``."""

    title: str
    stretch: str
    walk: str
    unknown_time: str
    stretches_only: str
    asks_title: str
    asks: str
    calendar_title: str
    calendar_text: str
    planned_title: str
    planned_text: str
    planned_today: str
    page_title: str
    page_note: str


class NudgeActions(Struct, frozen=True, forbid_unknown_fields=True):
    """The names of the buttons. ``later``, ``every`` and ``keep`` fill in ``{minutes}``."""

    begin: str
    moved: str
    later: str
    skip: str
    not_today: str
    every: str
    keep: str
    more: str


class ReminderTrouble(Struct, frozen=True, forbid_unknown_fields=True):
    """What is said once when something is not there. The last two fill in ``{reason}``."""

    no_screen: str
    no_notices: str
    no_journal: str
    not_kept: str


class ReminderText(Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. ``every_min`` is the range allowed; ``intervals_min`` are those that the question offers."""

    defaults: ReminderDefaults
    every_min: Span
    intervals_min: tuple[int, ...]
    later_min: tuple[int, ...]
    timing: ReminderTiming
    offer: DeskOffer
    walks: tuple[str, ...]
    says: NudgeWords
    actions: NudgeActions
    trouble: ReminderTrouble
