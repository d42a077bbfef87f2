"""Sessions in the journal: their beginning, their events, their end."""

import uuid
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import IntegrityError, transaction
from msgspec import Struct

from unkink.journal import whose
from unkink.journal.event_text import from_text, to_text
from unkink.journal.high_water import Lifted
from unkink.journal.models import Session, SessionEvent, SessionSummary
from unkink.journal.passages import fetch, shelve
from unkink.routine.routine import Routine
from unkink.routine.situation import Situation
from unkink.session.events import Happened, Hurts
from unkink.session.script import Script
from unkink.session.state import Done, State

ROUTINE = "routine"
"""Where a script carries its routine along. The journal keeps the routine beside it, and does not keep it twice."""


class NoSuchSession(Exception):  # noqa: N818 -- it says what is the matter
    """No session has this id."""

    def __init__(self, session_id: object) -> None:
        self.message = f"there is no session {session_id}"
        super().__init__(self.message)


class DayTaken(Exception):  # noqa: N818 -- it says what is the matter
    """The database already holds a cracking session on this day."""


class Unfinished(Struct, frozen=True):
    """A session that has begun and not ended. ``last_at`` is when something last happened in it (UTC)."""

    id: str
    began_at: datetime
    last_at: datetime


class Opening(Struct, frozen=True):
    """Everything about a session that is known when it begins. ``regions`` are those it may crack."""

    screening_id: int
    pain: int
    situation: Situation
    routine: Routine
    script: Script
    seed: int
    regions: tuple[str, ...]
    content_digest: str


class Loaded(Struct, frozen=True):
    """A session read back. ``shift_s`` is how far its time runs ahead of the clock, which had been set back."""

    id: str
    began_at: datetime
    routine: Routine
    script: Script
    happened: tuple[Happened, ...]
    shift_s: float


def insert(opening: Opening, lifted: Lifted) -> str:
    """Write the beginning of a session and return its id.

    Raises DayTaken when it would be the second cracking session of its day, whatever the limits said before.
    """
    routine, script = _plain(opening.routine), _plain(opening.script)
    if script[ROUTINE] == routine:
        del script[ROUTINE]
    row = Session(
        screening_id=opening.screening_id,
        began_at=lifted.now.at,
        clock_at=lifted.clock_at,
        day=lifted.now.day,
        utc_offset_minutes=lifted.now.utc_offset_minutes,
        pain_before=opening.pain,
        cracks=opening.routine.cracks,
        regions=list(opening.regions),
        seed=opening.seed,
        content_digest=opening.content_digest,
        situation=msgspec.to_builtins(opening.situation),
        routine=shelve(routine),
        script=shelve(script),
    )
    try:
        with transaction.atomic(using=whose.database()):
            row.save(force_insert=True)
    except IntegrityError:
        if Session.objects.filter(day=row.day, cracks=True).exists():
            raise DayTaken from None
        raise
    return str(row.id)


def _plain(value: Struct) -> dict[str, Any]:
    """The value as JSON would have it: lists, not tuples, so that what is read back is equal to what was written."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value))
    return plain


def number_of(session_id: str) -> int:
    """Return the number of a session. Raises NoSuchSession."""
    number = Session.objects.filter(id=session_id).values_list("number", flat=True).first()
    if number is None:
        raise NoSuchSession(session_id)
    return number


def append(session_id: str, seq: int, happened: Happened) -> bool:
    """Write an event at its place. Returns False, having written nothing, when the place is taken."""
    try:
        with transaction.atomic(using=whose.database()):
            SessionEvent.objects.create(
                session_id=number_of(session_id),
                seq=seq,
                at=happened.at,
                hurts=isinstance(happened.event, Hurts),
                event=to_text(happened.event),
            )
    except IntegrityError:
        if SessionEvent.objects.filter(session__id=session_id, seq=seq).exists():
            return False
        raise
    return True


def load(session_id: str) -> Loaded:
    """Read a session with everything that has happened in it. Raises NoSuchSession and MissingPassage."""
    try:
        row = Session.objects.only("id", "script", "routine", "began_at", "clock_at").get(id=uuid.UUID(str(session_id)))
    except (ValueError, Session.DoesNotExist):
        raise NoSuchSession(session_id) from None
    routine = fetch(row.routine)
    script = {ROUTINE: routine, **fetch(row.script)}
    return Loaded(
        id=str(row.id),
        began_at=row.began_at,
        routine=msgspec.convert(routine, Routine),
        script=msgspec.convert(script, Script),
        happened=happened_after(str(row.id), 0),
        shift_s=(row.began_at - row.clock_at).total_seconds(),
    )


def happened_after(session_id: str, seq: int) -> tuple[Happened, ...]:
    """Read the events behind a place, in order. Places count from 1."""
    rows = SessionEvent.objects.filter(session__id=session_id, seq__gt=seq).order_by("seq")
    return tuple(Happened(at, from_text(event)) for at, event in rows.values_list("at", "event"))


def unfinished() -> Unfinished | None:
    """Return the session that has begun and not ended, if there is one."""
    if Session.objects.count() == SessionSummary.objects.count():
        return None  # one summary a session at most; looking for the one without would read all of ten years
    row = Session.objects.filter(summary__isnull=True).order_by("-began_at").only("number", "id", "began_at").first()
    if row is None:
        return None
    last = SessionEvent.objects.filter(session=row.number).order_by("-seq").values_list("at", flat=True).first()
    return Unfinished(str(row.id), row.began_at, row.began_at if last is None else datetime.fromtimestamp(last, UTC))


def last_began() -> tuple[datetime, datetime] | None:
    """When the last session began: in the journal's time, and by what the clock said."""
    return Session.objects.order_by("-began_at").values_list("began_at", "clock_at").first()


def finish(session_id: str, state: State, outcome: str) -> None:
    """Write the summary of a session that has ended. It is written once."""
    row = Session.objects.only("began_at", "day", "cracks", "pain_before", "situation").get(id=session_id)
    risen = state.pain_after is not None and state.pain_after - row.pain_before >= state.script.pain_rise
    hurt = SessionEvent.objects.filter(session=row.number, hurts=True).exists()
    SessionSummary.objects.create(
        session_id=row.number,
        began_at=row.began_at,
        ended_at=datetime.fromtimestamp(state.at, UTC),
        day=row.day,
        outcome=outcome,
        stopped=risen or hurt or state.stop is not None,
        stop=state.stop or "",
        cracks=row.cracks,
        pain_before=row.pain_before,
        pain_after=state.pain_after,
        moving_s=state.moving_s,
        place=row.situation["place"],
        done=[_short(each) for each in state.done],
    )


def is_finished(session_id: str) -> bool:
    """Whether the session has its summary."""
    return SessionSummary.objects.filter(session__id=session_id).exists()


def _short(done: Done) -> dict[str, Any]:
    """What was done of one exercise, without everything that is as it is when nothing was done."""
    nothing = msgspec.to_builtins(Done(""))
    return {key: value for key, value in msgspec.to_builtins(done).items() if value != nothing[key]}
