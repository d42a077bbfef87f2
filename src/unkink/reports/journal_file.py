"""The journal as one JSON document: versioned, strict, and complete. What is written here can be read back here."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any

import msgspec
from msgspec import Struct

from unkink import __version__
from unkink.journal.event_text import event_of
from unkink.journal.passages import REST
from unkink.journal.whole import Contents, SessionRecord
from unkink.reports.journal_times import AHEAD, time_faults
from unkink.routine.routine import Routine
from unkink.session.events import Begin
from unkink.session.script import Script

FORMAT = "unkink.journal"
VERSION = 1

MAX_BYTES = 500_000_000
"""Far more than a lifetime of sessions."""


class JournalFileError(Exception):
    """A file that cannot be imported: the field, and what is the matter with it. Nothing was imported."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}" if field else message)


class JournalFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The document. ``version`` grows whenever a reader of an earlier version could misunderstand it."""

    format: str
    version: int
    written_by: str
    exported_at: datetime
    journal: Contents


class _Beginning(Struct, frozen=True):
    """What must be known of a document before the rest of it can be judged."""

    format: str = ""
    version: int = 0


def write_journal(contents: Contents, at: datetime) -> bytes:
    """Write the document. ``at`` is when (UTC)."""
    return msgspec.json.encode(JournalFile(FORMAT, VERSION, f"unkink {__version__}", at, contents)) + b"\n"


def read_journal(raw: bytes, now: datetime) -> Contents:
    """Read a document of ours. ``now`` is the present (UTC). Raises JournalFileError."""
    if len(raw) > MAX_BYTES:
        raise JournalFileError("", f"is larger than {MAX_BYTES:,} bytes, far more than a journal can be")
    beginning = _decoded(raw, _Beginning)
    if beginning.format != FORMAT:
        raise JournalFileError("format", f"is {beginning.format!r}, but a journal has {FORMAT!r}")
    if beginning.version > VERSION:
        message = f"is {beginning.version}, and this unkink reads up to {VERSION}; it was written by a newer one"
        raise JournalFileError("version", message)
    contents: Contents = _decoded(raw, JournalFile).journal
    for field, message in _faults(contents, now):
        raise JournalFileError(field, message)
    return contents


def _decoded(raw: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `$")
        raise JournalFileError(where.strip("`.").removeprefix("journal."), message[0].lower() + message[1:]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise JournalFileError("", f"is no JSON document: {error}") from None


def _faults(contents: Contents, now: datetime) -> Iterator[tuple[str, str]]:
    """Everything that the types cannot say: that what is pointed to is there, and that the parts fit each other."""
    yield from time_faults(contents, now)
    latest = (now + AHEAD).timestamp()
    seen = set()
    for place, session in enumerate(contents.sessions):
        for field, message in _session_faults(contents, session, latest):
            yield f"sessions[{place}].{field}", message
        if session.id in seen:
            yield f"sessions[{place}].id", f"{session.id} is there twice"
        seen.add(session.id)


def _session_faults(contents: Contents, session: SessionRecord, latest: float) -> Iterator[tuple[str, str]]:
    if session.screening >= len(contents.screenings):
        yield "screening", f"is {session.screening}, but there are {len(contents.screenings)} screenings"
    yield from _plan_faults(contents, session)
    yield from _course_faults(session, latest)


def _plan_faults(contents: Contents, session: SessionRecord) -> Iterator[tuple[str, str]]:
    plan: dict[str, Any] = {}
    for name, kind in (("routine", Routine), ("script", Script)):
        shelved = getattr(session, name)
        numbers = [each for value in shelved.values() for each in ((value,) if isinstance(value, int) else value)]
        whole = isinstance(shelved.get(REST), int)
        lists = all(isinstance(value, tuple) for key, value in shelved.items() if key != REST)
        if not (whole and lists and all(0 <= number < len(contents.passages) for number in numbers)):
            yield name, f"points to a passage that is not there; there are {len(contents.passages)}"
            return
        document = dict(contents.passages[shelved[REST]])
        document |= {key: [contents.passages[each] for each in value] for key, value in shelved.items() if key != REST}
        try:
            plan[name] = msgspec.convert(document, kind)
        except msgspec.ValidationError as error:
            yield name, f"is no {name}: {error}"
            return
    if session.cracks != plan["routine"].cracks:
        yield "cracks", f"is {str(session.cracks).lower()}, but its routine says otherwise"


def _course_faults(session: SessionRecord, latest: float) -> Iterator[tuple[str, str]]:
    for place, (_, written) in enumerate(session.events):
        try:
            event = event_of(written)
        except msgspec.ValidationError as error:
            yield f"events[{place}]", f"is no event: {error}"
            return
        if (place == 0) != isinstance(event, Begin):
            yield f"events[{place}]", "is out of place: a session begins once, with its first event"
    if any(later[0] < earlier[0] for earlier, later in pairwise(session.events)):
        yield "events", "are not in the order of their times"
    if session.events and not 0 <= session.events[0][0] <= session.events[-1][0] <= latest:
        yield "events", "are not between 1970 and now, by the clock of this computer; put the clock right and try again"
