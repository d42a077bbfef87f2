"""The scheduler: (state, look) -> (state, wish, records). It knows no clock, no screen and no journal.

Intervals run on steady seconds, so a clock that is set, a time zone or daylight saving moves none of them; only work
hours and "not today" follow the wall clock.
"""

from msgspec.structs import replace

from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.hours import work_day
from unkink.reminder.look import Answer, Look
from unkink.reminder.settings import Settings
from unkink.reminder.state import (
    NEVER,
    AskWhetherBusy,
    Nudge,
    Record,
    Showing,
    State,
    Stepped,
    Wait,
    What,
    Wish,
    Withdraw,
)

SELDOM_S = 20.0
"""Between looks while somebody sits or is away: often enough for breaks of minutes, seldom enough to cost nothing."""

OFTEN_S = 1.0
"""Between looks while a nudge waits for a pause in typing."""

SHOWN_S = 5.0
"""Between looks while a nudge is on the screen."""

UNWATCHED_S = 90.0
"""After so long without a look the machine slept, or this program did: nobody was seen, so nobody sat."""


class Scheduler:
    """The rules for one person. It holds no state: every step takes the old one and returns the new one."""

    def __init__(self, text: ReminderText, settings: Settings) -> None:
        self.text = text
        self.timing = text.timing
        self.settings = settings

    def look(self, state: State, look: Look) -> Stepped:
        """Take one look into account."""
        elapsed = 0.0 if state.at_s is None else max(0.0, look.at_s - state.at_s)
        if elapsed > UNWATCHED_S and state.at_s is not None:
            return self._after_sleep(state, look, elapsed)
        idle = 0.0 if look.idle_s is None else look.idle_s
        if idle >= self.timing.break_s and not state.absent:
            return self._far_away(state, look, elapsed)
        state = replace(state, at_s=look.at_s, absent=state.absent and idle >= self.timing.present_s)
        if idle < self.timing.present_s:
            state = _sat(state, elapsed)
        if state.showing is not None:
            return self._shown(state, state.showing, look)
        if idle >= self.timing.present_s or not self._due(state, look):
            return Stepped(state, Wait(SELDOM_S))
        return self._now_or_soon(state, look)

    def answer(self, state: State, answer: Answer, look: Look) -> Stepped:
        """Take an answer into account. One that comes when nothing is shown any more changes nothing."""
        showing = state.showing
        if showing is None:
            return Stepped(state, Wait(SELDOM_S))
        state = replace(state, showing=None)
        if showing.asks_interval:
            return Stepped(state, Wait(SELDOM_S), every_min=answer.minutes if answer.choice == "every" else None)
        match answer.choice:
            case "begin" | "moved":
                stepped = self._rested(state, look, "begun" if answer.choice == "begin" else "moved", Wait(SELDOM_S))
            case "later":
                stepped = self._recorded(self._held(state, look, answer.minutes), look, "later")
            case "not today":
                today = work_day(self.settings.hours, look.here) or look.here.date()
                stepped = self._recorded(replace(state, quiet_day=today, skips=0), look, "not today")
            case _:
                stepped = self._skipped(state, look)
        return stepped

    def leave(self, state: State, look: Look) -> tuple[Record, ...]:
        """Return what is left to tell when the program ends."""
        if state.unrecorded_s < 1:
            return ()
        return self._recorded(state, look, "noted").records

    def nearly_due(self, state: State, look: Look, within_s: float) -> bool:
        """Say whether a nudge may come within so many seconds, so that its offer can be fetched in time."""
        soon = replace(state, sat_s=state.sat_s + within_s, hold_until_s=state.hold_until_s - within_s)
        return state.showing is None and not state.absent and self._due(soon, look)

    def _due(self, state: State, look: Look) -> bool:
        day = work_day(self.settings.hours, look.here)
        if day is None or day == state.quiet_day or look.at_s < state.hold_until_s:
            return False
        return state.sat_s >= self.settings.every_min * 60

    def _now_or_soon(self, state: State, look: Look) -> Stepped:
        """It is time: wait for a pause in typing, then for the end of a call, then show."""
        if look.idle_s is not None and look.idle_s < self.timing.pause_s:
            return Stepped(state, Wait(OFTEN_S))
        if look.busy is None:
            return Stepped(state, AskWhetherBusy())
        if self._against(look):
            return Stepped(state, Wait(SELDOM_S))
        shown = replace(state, turn=state.turn + 1, showing=Showing(look.at_s))
        return Stepped(shown, Nudge(shown.turn, shown.sat_s))

    def _shown(self, state: State, showing: Showing, look: Look) -> Stepped:
        """A nudge is on the screen: it is followed, or passed over, or stays a little longer."""
        shown_s = look.at_s - showing.since_s
        followed = look.idle_s is not None and look.idle_s >= self.timing.moved_s and shown_s >= self.timing.moved_s
        if followed and not showing.asks_interval:
            return self._rested(replace(state, absent=True), look, "moved", Withdraw())
        if shown_s < self.timing.shown_s:
            return Stepped(state, Wait(SHOWN_S))
        if showing.asks_interval:
            return Stepped(replace(state, showing=None), Withdraw())
        held = self._held(state, look, max(self.text.later_min))
        return self._recorded(held, look, "unanswered", Withdraw())

    def _far_away(self, state: State, look: Look, elapsed: float) -> Stepped:
        """Nobody has touched anything for the length of a break. In a call that is listening, not resting."""
        if look.busy is None:
            return Stepped(state, AskWhetherBusy())
        state = replace(state, at_s=look.at_s)
        if self._against(look):
            return Stepped(_sat(state, elapsed), Wait(SELDOM_S))
        wish: Wish = Wait(SELDOM_S) if state.showing is None else Withdraw()
        return self._rested(replace(state, absent=True), look, "rested", wish)

    def _after_sleep(self, state: State, look: Look, elapsed: float) -> Stepped:
        """The machine slept, or this program did."""
        state = replace(state, at_s=look.at_s)
        wish: Wish = Wait(SELDOM_S) if state.showing is None else Withdraw()
        if elapsed < self.timing.break_s:
            return Stepped(replace(state, showing=None), wish)
        return self._rested(state, look, "rested", wish)

    def _rested(self, state: State, look: Look, what: What, wish: Wish) -> Stepped:
        """A break was taken: sitting begins anew. One after no sitting to speak of is not worth a record."""
        untold = what == "rested" and state.sat_s < self.timing.present_s
        stepped = Stepped(state, wish) if untold else self._recorded(state, look, what, wish)
        rested = replace(stepped.state, sat_s=0.0, skips=0, hold_until_s=NEVER, showing=None)
        return replace(stepped, state=rested)

    def _held(self, state: State, look: Look, minutes: float) -> State:
        return replace(state, hold_until_s=look.at_s + minutes * 60, showing=None)

    def _skipped(self, state: State, look: Look) -> Stepped:
        """Nothing until the next interval is over. The third in a row asks whether the interval is wrong."""
        state = replace(self._held(state, look, self.settings.every_min), skips=state.skips + 1)
        stepped = self._recorded(state, look, "skipped")
        if state.skips < self.timing.skips_before_asking or self.settings.interval_asked:
            return stepped
        asking = replace(stepped.state, skips=0, showing=Showing(look.at_s, asks_interval=True))
        return replace(stepped, state=asking, wish=Nudge(state.turn, state.sat_s, asks_interval=True), asked=True)

    def _recorded(self, state: State, look: Look, what: What, wish: Wish | None = None) -> Stepped:
        record = Record(what, look.here, state.sat_s, state.unrecorded_s)
        return Stepped(replace(state, unrecorded_s=0.0), wish or Wait(SELDOM_S), (record,))

    def _against(self, look: Look) -> bool:
        """Whether something speaks against an interruption that is not to be ignored."""
        return not set(look.busy or ()).issubset(self.settings.ignore)


def _sat(state: State, elapsed: float) -> State:
    return replace(state, sat_s=state.sat_s + elapsed, unrecorded_s=state.unrecorded_s + elapsed)
