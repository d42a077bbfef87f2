"""The whole way of ``unkink go``: check, plan, begin, guide, farewell."""

import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from unkink.cli.paper import Paper
from unkink.cli.plan import OPTIONS, show_routine
from unkink.cli.screen import show_closings
from unkink.cli.terminal.asking import Asker
from unkink.cli.terminal.checking import Checking
from unkink.cli.terminal.farewell import say_farewell
from unkink.cli.terminal.guide import Guide
from unkink.cli.terminal.lines import Lines, PipedLines, TypedLines
from unkink.cli.terminal.questionnaire import Document
from unkink.cli.terminal.screen import Screen
from unkink.cli.terminal.stages import DrawnStage, LineStage
from unkink.cli.terminal.voice import Voice
from unkink.cli.trouble import Trouble
from unkink.knowledge.library import Library
from unkink.knowledge.vocabulary import Word
from unkink.practice import leaving, preferences, today
from unkink.practice.begin import Refused, begin
from unkink.practice.conduct import Conductor
from unkink.practice.last_time import last_situation
from unkink.practice.plan import plan
from unkink.routine.situation import LONGEST_MINUTES, SHORTEST_MINUTES, Situation, SituationError, read_situation
from unkink.safety.answers import Answers
from unkink.safety.history import Now
from unkink.session.events import Lost

DONE, NO = 0, 1
JUST_BEGUN_S = 5.0
"""A session whose last event is older was left by somebody, and is taken up from a standstill."""


class Wishes(NamedTuple):
    """What was said on the command line; None, or no region, where it may have to be asked."""

    place: str | None = None
    things: tuple[str, ...] | None = None
    minutes: int | None = None
    regions: tuple[str, ...] = ()
    seed: int = 0
    answers: Answers | None = None
    pain: int | None = None
    voice: bool = False
    country: str | None = None


class Way:
    """One person's way through a session. ``go`` returns the exit code: 0 done, 1 the answer is "no"."""

    def __init__(
        self,
        library: Library,
        now: Callable[[], Now],
        lines: Lines,
        wishes: Wishes,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._library = library
        self._words = library.terminal.way
        self._now = now
        self._lines = lines
        self._wishes = wishes
        self._clock = clock
        self._paper = Paper()
        self._asker = Asker(lines, self._paper, library.terminal.asking)
        self._voice = Voice()
        if wishes.voice and not self._voice.available:
            raise Trouble("--voice", "needs spd-say, espeak-ng or say, and none of them is installed")

    def go(self) -> int:
        """Go the whole way. Raises Trouble for wishes that cannot be, EOFError when nobody answers any more."""
        self._situation(self._wishes.place or "floor", self._wishes.minutes or SHORTEST_MINUTES, self._wishes.things)
        number = self._emergency_number()
        checking = self._checking(number)
        # What is answered now counts before what was begun earlier: it may end the session that is open.
        standing = checking.standing() if self._wishes.answers is not None else None
        if standing is None and self._wishes.answers is not None:
            return NO
        left_open = today.look(self._library, self._now()).unfinished
        if left_open is not None and self._taken_up(left_open.id):
            return self._guide(left_open.id, number)
        standing = standing or checking.standing()
        if standing is None or checking.pain is None:
            return NO
        situation = self._asked_situation(standing.answers.region if standing.answers else ())
        session_id = self._begun(situation, checking.pain)
        return NO if session_id is None else self._guide(session_id, number)

    def _checking(self, number: str) -> Checking:
        known: Document = {} if self._wishes.pain is None else {"pain_0_10": self._wishes.pain}
        if self._wishes.regions:
            known["region"] = list(self._wishes.regions)
        return Checking(self._library, self._now, self._asker, number, self._wishes.answers, known)

    def _emergency_number(self) -> str:
        try:
            if self._wishes.country is not None:
                preferences.choose(self._library, country=self._wishes.country.upper())
        except preferences.PreferenceError as error:
            raise Trouble("--country", error.message) from None
        country = preferences.read(self._library).country
        return next(each.number for each in self._library.advice.emergency_numbers if each.country == country)

    def _taken_up(self, session_id: str) -> bool:
        """Ask whether to go on with a session that is still open; ends it otherwise."""
        self._paper.text(self._library.practice.unfinished)
        if self._asker.yes_or_no(self._words.go_on):
            return True
        leaving.end(session_id)
        return False

    def _situation(
        self, place: str, minutes: int, things: tuple[str, ...] | None, regions: tuple[str, ...] = ()
    ) -> Situation:
        regions = self._wishes.regions or regions
        try:
            return read_situation(self._library, place, things or (), minutes, regions)
        except SituationError as error:
            raise Trouble(OPTIONS[error.field], error.message) from None

    def _asked_situation(self, regions: tuple[str, ...]) -> Situation:
        """Ask for what the command line left open; offer what it was last time."""
        place, things, minutes = self._wishes.place, self._wishes.things, self._wishes.minutes
        words = self._library.vocabulary
        if place is not None and minutes is not None:
            return self._situation(place, minutes, things, regions)
        last = last_situation(self._library)
        nothing_said = (place, things, minutes) == (None, None, None)
        if last is not None and nothing_said and self._asker.yes_or_no(self._as_last_time(last)):
            return self._situation(last.place, last.minutes, last.things, regions)
        if place is None:
            place = words.places[self._asker.choice(self._words.where, [_read(each) for each in words.places]) or 0].id
        if things is None:
            picked = self._asker.choices(self._words.at_hand, [_read(each) for each in words.things])
            things = tuple(words.things[position].id for position in picked)
        if minutes is None:
            asked = self._asker.number(self._words.minutes, SHORTEST_MINUTES, LONGEST_MINUTES, whole=True, needed=True)
            minutes = int(asked or SHORTEST_MINUTES)
        return self._situation(place, minutes, things, regions)

    def _as_last_time(self, last: Situation) -> str:
        """The question whether it is as it was last time."""
        words = self._library.vocabulary
        things = ", ".join(each.name.lower() for each in words.things if each.id in last.things)
        place = next(each.name.lower() for each in words.places if each.id == last.place)
        return self._words.as_last_time.format(
            place=place, things=things or self._words.nothing_at_hand, minutes=last.minutes
        )

    def _begun(self, situation: Situation, pain: int) -> str | None:
        """Show the plan, and begin when the person does; another plan for another seed."""
        seed = self._wishes.seed
        while True:
            now = self._now()
            routine = plan(self._library, now, situation, pain, seed)
            standing = today.look(self._library, now)
            closings = () if routine.items else standing.closings
            self._paper.gap()
            show_routine(self._paper, self._library, routine, closings, standing.answers)
            if not routine.items:
                return None
            word = self._asker.line(self._words.begin).lower()
            if word in ("q", "quit", "n"):
                return None
            if word in ("a", "another"):
                seed += 1
                continue
            begun = begin(self._library, self._now(), situation, seed, pain, nothing_new=True)
            if isinstance(begun, Refused):
                self._paper.text(begun.say)
                show_closings(self._paper, self._library, begun.closings, None)
                return None
            return begun.session_id

    def _guide(self, session_id: str, number: str) -> int:
        """Guide the session, and say farewell once it has ended."""
        conductor = Conductor(session_id)
        if conductor.state.at < self._clock() - JUST_BEGUN_S:
            conductor.apply(Lost(), self._clock())
        speak = self._voice.say if self._wishes.voice else _silence
        try:
            if sys.stdin.isatty() and sys.stdout.isatty():
                with Screen() as screen:
                    stage = DrawnStage(self._library, screen, number)
                    ended = Guide(self._library, conductor, stage, self._clock, speak).run()
            else:
                # Somebody may type here too, with the output going elsewhere; the time must not wait for them.
                lines = PipedLines(sys.stdin) if isinstance(self._lines, TypedLines) else self._lines
                ended = Guide(
                    self._library, conductor, LineStage(self._library, lines, number), self._clock, speak
                ).run()
        finally:
            self._voice.hush()
        say_farewell(self._paper, self._library, conductor.state, number, ended=ended)
        return DONE if ended else NO


def _silence(text: str) -> None:
    """Say nothing."""


def _read(word: Word) -> str:
    return f"{word.name}. {word.explain}" if word.explain else word.name
