"""Guiding a session in a terminal: time and keys go in, frames or lines and the voice come out."""

import signal
from collections.abc import Callable, Iterable
from types import FrameType
from typing import Protocol

from unkink.cli.terminal.commands import Menu, meaning, prompt_for
from unkink.cli.terminal.frame import Prompt
from unkink.knowledge.library import Library
from unkink.practice.conduct import Conductor
from unkink.session.cues import Cue, Say
from unkink.session.errors import EventRefused
from unkink.session.events import AnyEvent, Lost, PainAfter, Quit, Tick
from unkink.session.moment import Moment, moment
from unkink.session.state import Status

TICK_S = 0.2
CTRL_C = "\x03"
ASLEEP_S = 5.0
"""A gap between two ticks from which on nobody can have been watching: the machine slept, or was suspended."""
LOOK_ROUND_S = 1.0
"""How often it is asked what other pages of the same session have done."""


class Stage(Protocol):
    """Where a session is shown and its keys come from."""

    def next(self, seconds: float, *, number_wanted: bool) -> str | None:
        """Return a key or a word, or None when none came in time. Raises EOFError when none can come any more.

        ``number_wanted``: a number of several digits is being typed, to be handed over whole.
        """

    def show(self, now: Moment, prompt: Prompt, cues: Iterable[Cue]) -> None:
        """Show the moment, and carry out what can be heard or seen of the cues."""


class Guide:
    """One person, one terminal, one session."""

    def __init__(
        self,
        library: Library,
        conductor: Conductor,
        stage: Stage,
        clock: Callable[[], float],
        speak: Callable[[str], None],
    ) -> None:
        self._library = library
        self._conductor = conductor
        self._stage = stage
        self._clock = clock
        self._speak = speak
        self._menu: Menu = ""
        self._interrupted = False
        self._last_tick = self._last_look = clock()

    def run(self) -> bool:
        """Go on until the session ends (True), or until nobody can say anything any more (False)."""
        before = signal.signal(signal.SIGINT, self._interrupt)
        try:
            self._happen(None)
            while not self._conductor.ended:
                self._go_on()
        except EOFError:
            self._happen(Lost())
            return False
        finally:
            signal.signal(signal.SIGINT, before)
        return True

    def _interrupt(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 -- a signal's handler
        # An exception could come in the middle of anything, and be lost there; so it waits for its turn.
        self._interrupted = True

    def _go_on(self) -> None:
        asked = self._conductor.state.status is Status.ASKING_PAIN_AFTER
        word = self._stage.next(TICK_S, number_wanted=asked)
        self._pass_time()
        if self._interrupted or word == CTRL_C:
            self._interrupted = False
            self._leave()
        elif word is not None:
            self._answer(word)

    def _pass_time(self) -> None:
        now = self._clock()
        gap, self._last_tick = now - self._last_tick, now
        if abs(now - self._last_look) >= LOOK_ROUND_S:
            self._last_look = now
            self._conductor.catch_up()
        self._happen(Lost() if gap > ASLEEP_S else Tick())

    def _answer(self, word: str) -> None:
        meant = meaning(self._library, self._moment(), self._menu, word)
        if meant is None:
            return
        self._menu = meant.menu
        self._happen(meant.event)

    def _leave(self) -> None:
        """Ctrl-C: end early; at the last question, leave it open."""
        asked = self._conductor.state.status is Status.ASKING_PAIN_AFTER
        self._happen(PainAfter(None) if asked else Quit())

    def _happen(self, event: AnyEvent | None) -> None:
        cues: tuple[Cue, ...] = ()
        if event is not None:
            try:
                cues = self._conductor.apply(event, self._clock())
            except EventRefused:
                # Another page of the same session was faster; what it did is shown in a moment.
                self._menu = ""
        now = self._moment()
        if now.status not in (Status.PAUSED, Status.LOST):
            self._menu = ""
        self._stage.show(now, prompt_for(self._library, now, self._menu, ""), cues)
        if spoken := " ".join(cue.text for cue in cues if isinstance(cue, Say)):
            self._speak(spoken)

    def _moment(self) -> Moment:
        return moment(self._conductor.state, self._conductor.time(self._clock()))
