"""How things stand for a person at a moment: everything that shuts something, from whichever side it comes.

Today shows it, the plan uses it, and ``begin`` asks for it again inside the transaction that writes the session.
"""

from contextlib import suppress
from datetime import timedelta

from msgspec import Struct

from unkink.journal import pain_course, pain_stops, past, screenings, sessions
from unkink.journal.high_water import Lifted, lift
from unkink.journal.pain_stops import PainStop
from unkink.journal.screenings import Screened
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library
from unkink.knowledge.rule import Closes
from unkink.knowledge.session_rule import Stop
from unkink.knowledge.vocabulary import Kind
from unkink.practice.replaying import as_far_as_possible
from unkink.safety.advance import answers_today
from unkink.safety.answers import Answers
from unkink.safety.closing import Closing, Openness, openness
from unkink.safety.history import History, Now
from unkink.safety.limits import limits_reached
from unkink.safety.rescreening import Due, new_symptom, rescreening_due
from unkink.safety.trends import trends_seen
from unkink.safety.verdict import Verdict, judge

EVERYTHING = Closes(kinds=tuple(Kind))

CLOCK_TOLERANCE = timedelta(hours=1)
"""A clock may be this much earlier than the last check before the check is doubted."""


class PainLock(Struct, frozen=True):
    """Pain stopped a session, and everything is shut: for the rest of that day, and until a new check.

    ``today``: the day is not over. ``needs_check``: no check has been made since. ``stop`` is the
    rule that fits the pain.
    """

    session_id: str
    stopped: PainStop
    stop: Stop
    say: str
    today: bool
    needs_check: bool


class Standing(Struct, frozen=True):
    """How things stand. ``closings`` is all of it: verdict, limits, pain lock, and a check that is due."""

    lifted: Lifted
    screened: Screened | None
    answers: Answers | None
    verdict: Verdict | None
    history: History
    limits: tuple[Closing, ...]
    trends: tuple[Closing, ...]
    lock: PainLock | None
    due: Due | None
    closings: tuple[Closing, ...]
    openness: Openness


def stand(library: Library, now: Now, pain: int | None = None, regions: tuple[str, ...] = ()) -> Standing:
    """Find out how things stand. ``pain`` is today's (0 to 10) where it is known; ``regions`` none means any."""
    lifted = lift(now)
    screened = screenings.latest()
    answers = verdict = None
    if screened is not None:
        # A check without a pain was never finished; a number that is told later does not finish it.
        finished = screened.answers.pain_0_10 is not None
        answers = answers_today(screened.answers, (lifted.now.at - screened.at).days, pain if finished else None)
        verdict = judge(library, answers)
    history = past.history(lifted.now.at)
    limits = limits_reached(library, history, lifted.now, regions)
    course = pain_course.course(lifted.now.at, lifted.now.utc_offset_minutes)
    trends = trends_seen(library, course, lifted.now)
    lock = pain_lock(library, lifted.now, screened)
    due = check_due(library, lifted, screened, lock, pain)
    closings = (*(verdict.closings if verdict else ()), *limits, *trends, *_locked(lock), *_waiting(library, due))
    return Standing(
        lifted, screened, answers, verdict, history, limits, trends, lock, due, closings, openness(library, closings)
    )


def pain_lock(library: Library, now: Now, screened: Screened | None) -> PainLock | None:
    """Return the lock of the last pain stop, as long as it holds."""
    stopped = pain_stops.latest()
    if stopped is None:
        return None
    today = now.day <= stopped.day
    needs_check = screened is None or screened.at <= stopped.at
    if not (today or needs_check):
        return None
    stop = _stop_rule(library, stopped)
    return PainLock(stopped.session_id, stopped, stop, library.session.locked, today, needs_check)


def _stop_rule(library: Library, stopped: PainStop) -> Stop:
    """The rule that fits best: the kind of pain can be made graver after the end, so the session itself is asked."""
    rule = stopped.rule
    with suppress(sessions.NoSuchSession):  # its person may have erased it; that it stopped is then all that is left
        loaded = sessions.load(stopped.session_id)
        rule = as_far_as_possible(loaded.script, loaded.happened).stop or rule
    by_id = {stop.id: stop for stop in library.session.stops}
    rising = next(stop for stop in library.session.stops if stop.pain_rise is not None)
    return by_id.get(rule, rising)


def check_due(
    library: Library, lifted: Lifted, screened: Screened | None, lock: PainLock | None, pain: int | None
) -> Due | None:
    """Return why a new check is due: by time, after a pain stop, or because pain has risen since the last one."""
    last = sessions.last_began()
    if screened is None:
        return rescreening_due(library, None, None, lifted.now)
    if lock is not None and lock.needs_check:
        return new_symptom(library)
    before = screened.answers.pain_0_10
    if pain is not None and before is not None and pain - before >= library.rescreening.pain_rise:
        return new_symptom(library)
    if lifted.clock_at < screened.clock_at - CLOCK_TOLERANCE:
        return Due("clock", library.practice.clock_before_check)
    # By the journal's time, and by the clock as well: were the clock once years ahead, the journal's time stands still
    # until then, and a check would never grow old.
    by_clock = Now(lifted.clock_at, lifted.now.day)
    return rescreening_due(library, screened.at, last and last[0], lifted.now) or rescreening_due(
        library, screened.clock_at, last and last[1], by_clock
    )


def shut_by_the_person(library: Library, now: Now) -> tuple[Closing, ...]:
    """Return what the last check and a pain stop shut: what stands against a session that is under way as well.

    A limit that the session itself has reached, or a check that has grown due meanwhile, does not.
    """
    standing = stand(library, now)
    return (*(standing.verdict.closings if standing.verdict else ()), *_locked(standing.lock))


def _locked(lock: PainLock | None) -> tuple[Closing, ...]:
    if lock is None:
        return ()
    stop = lock.stop
    return (Closing(stop.id, stop.level, stop.say, ("journal",), stop.closes, stop.support),)


def _waiting(library: Library, due: Due | None) -> tuple[Closing, ...]:
    """A check that is due keeps everything shut until it is done."""
    if due is None:
        return ()
    return (Closing("check-due", Level.ALL_OK, due.say, ("journal",), EVERYTHING, library.rescreening.support),)
