"""Beginning a session: everything is decided again inside the transaction that writes it."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from unkink.journal import refusals, sessions
from unkink.journal.sessions import DayTaken, Opening
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.practice.leaving import close_if_left
from unkink.practice.plan import composed, cracked_regions
from unkink.practice.standing import Standing, stand
from unkink.routine.situation import Situation
from unkink.safety.closing import Closing
from unkink.safety.history import Now
from unkink.session import engine
from unkink.session.compiling import compile_script
from unkink.session.events import Begin, Happened

MOST_PAIN = 10

Because = Literal[
    "unfinished", "locked", "check due", "questions", "closed", "nothing here", "not confirmed", "one a day"
]


class PainError(Exception):
    """A pain that is not on the scale: the field, and what is allowed."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class Begun(Struct, frozen=True):
    """A session is in the journal, with its first event."""

    session_id: str


class Refused(Struct, frozen=True):
    """No session was begun.

    ``because`` is for programs, ``say`` for people. ``closings`` is everything that shuts something today, ``instead``
    what can be done. ``unfinished`` is the id of the session that is still open, where that is the reason.
    """

    because: Because
    say: str
    closings: tuple[Closing, ...] = ()
    instead: tuple[str, ...] = ()
    unfinished: str = ""


def begin(
    library: Library,
    now: Now,
    situation: Situation,
    seed: int,
    pain: int,
    *,
    nothing_new: bool,
    also: tuple[Closing, ...] = (),
) -> Begun | Refused:
    """Begin a session, or say why not.

    ``pain`` is now (0 to 10); ``nothing_new``: the person has confirmed that no symptom is new since the last check.
    ``also`` shuts more than how things stand does, because of what the session is for.
    What was planned before counts for nothing: answers, limits, pain and the past are looked at again, and the routine
    is composed here. Raises PainError and JournalTrouble, having written nothing.
    """
    if isinstance(pain, bool) or not isinstance(pain, int) or not 0 <= pain <= MOST_PAIN:
        raise PainError("pain", library.practice.pain_range.format(pain=pain))
    open_one = close_if_left(now)
    if open_one is not None:
        return Refused("unfinished", library.practice.unfinished, unfinished=open_one.id)
    try:
        with writing():
            return _begin(library, now, situation, seed, pain, nothing_new=nothing_new, also=also)
    except DayTaken:
        return Refused("one a day", library.practice.one_a_day)


def _begin(
    library: Library,
    now: Now,
    situation: Situation,
    seed: int,
    pain: int,
    *,
    nothing_new: bool,
    also: tuple[Closing, ...],
) -> Begun | Refused:
    open_one = sessions.unfinished()
    if open_one is not None:
        return Refused("unfinished", library.practice.unfinished, unfinished=open_one.id)
    standing = stand(library, now, pain, situation.regions)
    refused = _refused(library, standing, nothing_new=nothing_new)
    if refused is not None or standing.screened is None:
        return refused or Refused("check due", library.rescreening.say_never, standing.closings)
    routine = composed(library, situation, replace(standing, closings=(*standing.closings, *also)), seed)
    if not routine.items:
        return Refused("nothing here", " ".join(routine.instead), standing.closings, routine.instead)
    script = compile_script(library, routine)
    regions = cracked_regions(library, routine)
    opening = Opening(
        standing.screened.id, pain, situation, routine, script, seed, regions, content_digest=library.digest
    )
    session_id = sessions.insert(opening, standing.lifted)
    first = Happened(standing.lifted.now.at.timestamp(), Begin(pain))
    engine.step(engine.new(script), first.event, first.at)
    sessions.append(session_id, 1, first)
    return Begun(session_id)


def _refused(library: Library, standing: Standing, *, nothing_new: bool) -> Refused | None:
    """The first reason not to begin, the gravest first."""
    closings, verdict = standing.closings, standing.verdict
    if standing.lock is not None:
        return Refused("locked", standing.lock.say, closings)
    if standing.due is not None:
        return Refused("check due", standing.due.say, closings)
    if verdict is None or verdict.questions:
        return Refused("questions", library.rules.unanswered.say, closings)
    if not standing.openness.open:
        outcome = next(each for each in library.advice.outcomes if each.level is verdict.level)
        return Refused("closed", outcome.text, closings, outcome.instead)
    if not nothing_new:
        return Refused("not confirmed", library.practice.confirm_nothing_new, closings)
    return None


def note_refusal(library: Library, now: Now, technique: str) -> tuple[Closing, ...]:
    """Record that somebody wants to crack past a limit; returns the limits that hold the technique.

    Where none does, nothing is recorded. The same wish within a few minutes is recorded once.
    """
    wanted = library.techniques.get(technique)
    if wanted is None:
        return ()
    with writing():
        standing = stand(library, now)
        holding = tuple(each for each in standing.limits if library.closed(each.closes, wanted))
        if holding:
            refusals.note(standing.lifted.now.at, technique, tuple(each.id for each in holding))
    return holding
