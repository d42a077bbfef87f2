"""Conducting a session: events go to the engine, into the journal, and only then count as having happened."""

from msgspec import Struct

from unkink.journal import sessions
from unkink.journal.trouble import JournalTrouble, in_one_sentence
from unkink.journal.writing import writing
from unkink.session import engine
from unkink.session.cues import Cue
from unkink.session.errors import EventRefused
from unkink.session.events import AnyEvent, Happened, Hurts, Seen, Tick
from unkink.session.script import Script
from unkink.session.state import State, Status

TRIES = 5
"""How often an event is tried again when another writer was faster. Nobody presses buttons in five tabs at once."""


class Owed(Struct, frozen=True):
    """An "it hurts" that could not be stored yet: when it was said, the state before it, and what was the trouble."""

    at: float
    before: State
    trouble: JournalTrouble


class Conductor:
    """One session, conducted by one page or terminal; others may conduct the same one.

    ``state`` is where the session stood when this conductor last heard of it; ``script`` is the whole plan of it.
    Raises NoSuchSession when there is none with this id.
    """

    @in_one_sentence()
    def __init__(self, session_id: str) -> None:
        loaded = sessions.load(session_id)
        self.session_id = loaded.id
        self.script: Script = loaded.script
        self.state: State = engine.replay(loaded.script, loaded.happened)
        self._seq = len(loaded.happened)
        self._shift_s = loaded.shift_s
        self._owed: Owed | None = None

    @property
    def ended(self) -> bool:
        """Whether the session is over."""
        return self.state.status.ended

    def time(self, at: float) -> float:
        """Return the session's own time for what the clock says (seconds since the epoch).

        They differ where the clock was set back, before the session or in the middle of it: a session's time never
        goes backwards and never stands still. Use it wherever time meets ``state``.
        """
        self._shift_s = max(self._shift_s, self.state.at - at)
        return at + self._shift_s

    def nothing_is_due(self, at: float) -> bool:
        """Whether a tick at what the clock says would change nothing, so that it need not be let happen."""
        return self._owed is None and engine.step(self.state, Tick(), self.time(at))[0] is self.state

    def apply(self, event: AnyEvent, at: float) -> tuple[Cue, ...]:
        """Let an event happen at what the clock says, store it, and return what it calls for.

        When this returns, the event is on the disk. A tick or a reading that changes nothing but time is not stored.
        Events that another writer stored meanwhile happen first. Raises EventRefused when the event cannot happen
        (any more), and JournalTrouble when it could not be stored; in both cases nothing has happened.

        One exception: "it hurts" stops at once, even if the disk is full. It is stored before anything else happens,
        and until then everything else raises JournalTrouble.
        """
        if self._owed is not None:
            self._settle(self._owed)
        for _ in range(TRIES):
            moment = self.time(at)
            try:
                state, cues = engine.step(self.state, event, moment)
            except EventRefused:
                # It may be possible behind what others did meanwhile.
                if not self.catch_up():
                    raise
                continue
            if state is self.state and isinstance(event, Tick | Seen):
                return cues
            try:
                stored = self._store(Happened(moment, event), state)
            except JournalTrouble as trouble:
                if not isinstance(event, Hurts):
                    raise
                self._owed, self.state = Owed(at, self.state, trouble), state
                return cues
            if stored:
                self.state = state
                self._seq += 1
                return cues
            self.catch_up()
        raise EventRefused("too many others are conducting this session; try again")

    @in_one_sentence()
    def catch_up(self) -> bool:
        """Let everything happen here that other tabs and processes have stored; returns whether there was anything."""
        news = sessions.happened_after(self.session_id, self._seq)
        state = self.state
        for each in news:
            state, _ = engine.step(state, each.event, each.at)
        self.state = state
        self._seq += len(news)
        return bool(news)

    def _settle(self, owed: Owed) -> None:
        """Store what is owed, or raise JournalTrouble; the session stays stopped either way."""
        stopped = self.state
        self._owed, self.state = None, owed.before
        try:
            self.apply(Hurts(), owed.at)
        except EventRefused:
            return  # somebody else's stop or end came first, and it stands
        except JournalTrouble:
            self._owed, self.state = owed, stopped
            raise
        if self._owed is not None:
            raise self._owed.trouble

    def _store(self, happened: Happened, state: State) -> bool:
        """Write the event, and with it the summary if it ends the session. Returns False when the place is taken."""
        with writing():
            if not sessions.append(self.session_id, self._seq + 1, happened):
                return False
            if state.status.ended and not self.ended:
                sessions.finish(self.session_id, state, outcome(state))
        return True


def outcome(state: State) -> str:
    """Say in one word how a session ended; the words for people are in the content."""
    if state.status is Status.STOPPED:
        return "stopped"
    return "quit" if state.quit_early else "finished"
