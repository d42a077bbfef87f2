"""The background program: looks at the machine, lets the scheduler decide, shows nudges, tells what became of them."""

import sys
from pathlib import Path
from uuid import uuid4

from msgspec.structs import replace

from unkink.desktop.clock import here, steady
from unkink.desktop.errand import ErrandFailed, Errands
from unkink.desktop.idle.choosing import Idle, choose_idle
from unkink.desktop.machine import Machine, open_machine
from unkink.desktop.notices.board import Board, BoardLost
from unkink.desktop.notices.choosing import choose_board
from unkink.desktop.notices.terminal import TerminalBoard
from unkink.desktop.outbox import Outbox
from unkink.desktop.settings_file import SettingsFile, SettingsFileError
from unkink.desktop.signs.choosing import choose_signs
from unkink.desktop.signs.sign import Sign, seen
from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.look import Answer, Look
from unkink.reminder.offer import DeskOpen, Notice, make_notice, make_question
from unkink.reminder.scheduler import Scheduler
from unkink.reminder.settings import Settings
from unkink.reminder.state import AskWhetherBusy, Nudge, Record, State, Stepped, Wait, Withdraw
from unkink.reminder.told import tell

FETCH_BEFORE_S = 60.0
"""What is open today is fetched so long before a nudge, so that it comes in the pause that it waited for."""


class ScreenGone(Exception):  # noqa: N818 -- it says what happened
    """What told of input is gone: the person has logged out."""


class Watch:
    """Everything the program holds while it runs."""

    def __init__(self, text: ReminderText, folder: Path, settings: Settings) -> None:
        self.text = text
        self._file = SettingsFile(folder, text)
        self._outbox = Outbox(folder)
        self._errands = Errands(self._outbox, steady)
        self._state, self._scheduler = State(), Scheduler(text, settings)
        self._said: set[str] = set()
        self._offered = ""
        self._desk = DeskOpen()
        self._machine: Machine
        self._idle: Idle | None
        self._signs: tuple[Sign, ...]
        self._board: Board
        self._open()
        if self._idle is None:
            self._say(text.trouble.no_screen)
        if self._outbox.waiting:
            self._send()

    def run(self) -> None:
        """Go on until a signal ends it (raises what the signal raises), or the screen is gone (raises ScreenGone)."""
        try:
            while True:
                self.turn()
        finally:
            self._leave()

    def turn(self) -> None:
        """Look once, do what the scheduler wishes, and wait for the next look."""
        if self._file.has_changed():
            self._settle(self._read_again())
        look = self._look()
        stepped = self._scheduler.look(self._state, look)
        if isinstance(stepped.wish, AskWhetherBusy):
            self._state = stepped.state
            look = replace(look, busy=seen(self._signs))
            stepped = self._scheduler.look(self._state, look)
        self._take(stepped)
        if isinstance(stepped.wish, Wait):
            if self._scheduler.nearly_due(self._state, look, FETCH_BEFORE_S):
                self._send()
            self._wait(stepped.wish.seconds)

    def show_now(self) -> None:
        """Show a nudge at once, whatever the hour: somebody wants to see what it looks like. Nothing is recorded."""
        try:
            self._nudge(Nudge(1, 0.0))
            answer = self._board.wait(float(self.text.timing.shown_s))
        except BoardLost:
            answer = None
        self._board.withdraw()
        if answer is not None and answer.choice == "begin":
            self._begin()

    def _take(self, stepped: Stepped) -> None:
        self._state = stepped.state
        self._tell(stepped.records)
        settings = self._scheduler.settings
        if stepped.asked:
            settings = replace(settings, interval_asked=True)
        if stepped.every_min is not None:
            settings = replace(settings, every_min=stepped.every_min)
        if settings != self._scheduler.settings:
            self._settle(settings)
            self._keep(settings)
        match stepped.wish:
            case Nudge() as nudge:
                self._nudge(nudge)
            case Withdraw():
                self._board.withdraw()
            case _:
                pass

    def _wait(self, seconds: float) -> None:
        try:
            answer = self._board.wait(seconds)
        except BoardLost:
            self._lose_board()
            return
        if answer is not None:
            self._hear(answer)

    def _hear(self, answer: Answer) -> None:
        if answer.choice == "begin":
            self._begin()
        self._take(self._scheduler.answer(self._state, answer, self._look()))

    def _begin(self) -> None:
        try:
            self._errands.open_break()
        except ErrandFailed as error:
            self._say(str(error))

    def _nudge(self, nudge: Nudge) -> None:
        if nudge.asks_interval:
            self._show(make_question(self.text, self._scheduler.settings))
            return
        try:
            self._desk = self._errands.bring()
        except ErrandFailed as error:
            self._desk = DeskOpen()
            self._say(self.text.trouble.no_journal.format(reason=error))
        if self._desk.quiet:
            self._state = replace(self._state, showing=None, sat_s=0.0)
            return
        notice = make_notice(self.text, self._desk, nudge.turn, None if self._idle is None else nudge.sat_s or None)
        self._offered = notice.offered
        self._show(notice)

    def _show(self, notice: Notice) -> None:
        try:
            self._board.show(notice)
        except BoardLost:
            self._lose_board()
            try:
                self._board.show(notice)
            except BoardLost:
                self._board = TerminalBoard()
                self._board.show(notice)

    def _send(self) -> None:
        try:
            self._errands.send()
        except ErrandFailed as error:
            self._say(self.text.trouble.no_journal.format(reason=error))

    def _look(self) -> Look:
        idle_s = None if self._idle is None else self._idle.idle_s()
        if idle_s is None and self._idle is not None:
            self._open()
            if self._idle is None:
                raise ScreenGone
            idle_s = self._idle.idle_s()
        return Look(steady(), here(), idle_s)

    def _open(self) -> None:
        """Open what the machine has, now or again."""
        self._machine = open_machine()
        self._idle = choose_idle(self._machine)
        self._signs = choose_signs(self._machine)
        self._board = choose_board(self._machine, self.text)
        if isinstance(self._board, TerminalBoard):
            self._say(self.text.trouble.no_notices)

    def _lose_board(self) -> None:
        """The notification service is gone; there may be another one already."""
        self._machine = open_machine()._replace(x_server=self._machine.x_server)
        self._board = choose_board(self._machine, self.text)
        if isinstance(self._board, TerminalBoard):
            self._say(self.text.trouble.no_notices)

    def _settle(self, settings: Settings) -> None:
        self._scheduler = Scheduler(self.text, settings)

    def _read_again(self) -> Settings:
        try:
            return self._file.read()
        except SettingsFileError as error:
            self._say(error.message)
            return self._scheduler.settings

    def _keep(self, settings: Settings) -> None:
        try:
            self._file.write(settings)
        except SettingsFileError as error:
            self._say(error.message)

    def _tell(self, records: tuple[Record, ...]) -> None:
        try:
            self._outbox.keep(tell(record, self._offer_of(record), uuid4()) for record in records)
        except OSError as error:
            self._say(self.text.trouble.not_kept.format(reason=error.strerror or error))

    def _offer_of(self, record: Record) -> str:
        return "" if record.what in ("rested", "noted") else self._offered

    def _leave(self) -> None:
        """Hand on what is left. The outbox is on the disk, so the journal can wait for the next start."""
        self._board.withdraw()
        self._tell(self._scheduler.leave(self._state, Look(steady(), here(), None)))

    def _say(self, sentence: str) -> None:
        """Say a sentence once, if anybody reads what this program says."""
        if sentence in self._said or sys.stderr is None:
            return
        self._said.add(sentence)
        try:
            print(f"unkink: {sentence}", file=sys.stderr, flush=True)  # noqa: T201 -- the only way to tell
        except OSError:
            return
