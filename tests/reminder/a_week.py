"""A simulated person at a simulated machine: spells of work, silence, calls and sleep, on a clock that may jump."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.look import Answer, Look
from unkink.reminder.scheduler import Scheduler
from unkink.reminder.settings import Settings
from unkink.reminder.state import AskWhetherBusy, Nudge, Record, State, Stepped, Wait, Withdraw

Doing = Literal["typing", "reading", "away", "call", "meeting", "asleep", "clock"]


@dataclass(frozen=True)
class Spell:
    """So many seconds of something. ``typing`` never pauses; ``reading`` touches the mouse now and then.

    ``call`` is listening without touching anything; in a ``meeting`` the mouse moves now and then.
    ``clock`` moves the wall clock by ``seconds`` and takes no time.
    """

    doing: Doing
    seconds: float


@dataclass(frozen=True)
class Seen:
    """A nudge as it was shown."""

    look: Look
    state: State
    doing: Doing
    asks_interval: bool


@dataclass
class Week:
    """What a simulation brought forth."""

    nudges: list[Seen] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    state: State = field(default_factory=State)
    at_s: float = 0.0
    settings: Settings | None = None


READING_PERIOD_S = 10.0


def live(  # noqa: C901 -- one loop over the wishes, as the real one
    text: ReminderText,
    settings: Settings,
    spells: list[Spell],
    begins: datetime,
    answers: Iterator[Answer | None],
) -> Week:
    """Let a person live through the spells. ``answers``: what they press on each nudge; None: nothing."""
    week, here = Week(), begins
    scheduler, state, at, last_input = Scheduler(text, settings), State(), 0.0, 0.0
    pending: Answer | None = None
    for spell in spells:
        if spell.doing == "clock":
            here += timedelta(seconds=spell.seconds)
            continue
        if spell.doing == "asleep":
            at, here = at + spell.seconds, here + timedelta(seconds=spell.seconds)
            last_input = at
            continue
        began, ends = at, at + spell.seconds
        while at < ends:
            if spell.doing == "typing":
                last_input = at
            elif spell.doing in ("reading", "meeting"):
                last_input = max(last_input, began + (at - began) // READING_PERIOD_S * READING_PERIOD_S)
            idle = at - last_input
            busy = ("microphone",) if spell.doing in ("call", "meeting") else ()
            look = Look(at, here, idle)
            stepped = scheduler.look(state, look)
            if isinstance(stepped.wish, AskWhetherBusy):
                look = Look(at, here, idle, busy)
                stepped = scheduler.look(stepped.state, look)
            while True:
                state = stepped.state
                week.records += stepped.records
                if stepped.asked:
                    settings = Settings(settings.every_min, settings.hours, settings.ignore, interval_asked=True)
                if stepped.every_min:
                    settings = Settings(stepped.every_min, settings.hours, settings.ignore, settings.interval_asked)
                scheduler = Scheduler(text, settings)
                if not isinstance(stepped.wish, Nudge):
                    break
                week.nudges.append(Seen(look, state, spell.doing, stepped.wish.asks_interval))
                pending = next(answers)
                stepped = Stepped(state, Wait(5)) if pending is None else scheduler.answer(state, pending, look)
            seconds = stepped.wish.seconds if isinstance(stepped.wish, Wait) else 1.0
            assert isinstance(stepped.wish, Wait | Withdraw)
            at, here = at + seconds, here + timedelta(seconds=seconds)
    week.state, week.at_s, week.settings = state, at, settings
    return week
