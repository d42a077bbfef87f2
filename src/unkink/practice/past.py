"""Looking back: sessions that have ended, page by page, one by one, or as rows for a table."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct

from unkink.journal import entries as kept
from unkink.journal import sessions
from unkink.journal.entries import Entry
from unkink.journal.trouble import in_one_sentence
from unkink.practice.replaying import as_far_as_possible
from unkink.routine.routine import Routine
from unkink.session.events import Happened
from unkink.session.state import State

PAGE = 50
"""Sessions on one page."""

ROWS_AT_ONCE = 500


class Page(Struct, frozen=True):
    """One page of the past, the latest session first. ``page`` counts from 1; there is always at least one page."""

    entries: tuple[Entry, ...]
    page: int
    pages: int
    total: int


class Whole(Struct, frozen=True):
    """One session as a whole: its plan, its state and all its events. ``entry`` is None while it has not ended."""

    id: str
    began_at: datetime
    entry: Entry | None
    routine: Routine
    state: State
    happened: tuple[Happened, ...]


@in_one_sentence()
def entries(page: int = 1) -> Page:
    """Return one page; a page that does not exist becomes the nearest that does."""
    total = kept.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(1, page), pages)
    return Page(kept.latest(PAGE, (page - 1) * PAGE), page, pages, total)


@in_one_sentence()
def last_entries(number: int) -> tuple[Entry, ...]:
    """Return so many of the last sessions that ended, the latest first."""
    return kept.latest(number)


@in_one_sentence()
def entry(session_id: str) -> Whole:
    """Return one session as a whole. Raises NoSuchSession."""
    loaded = sessions.load(session_id)
    state = as_far_as_possible(loaded.script, loaded.happened)
    return Whole(loaded.id, loaded.began_at, kept.one(loaded.id), loaded.routine, state, loaded.happened)


COLUMNS = (
    "id",
    "day",
    "began_at",
    "ended_at",
    "outcome",
    "stop",
    "cracks",
    "pain_before",
    "pain_after",
    "moving_s",
    "place",
    "techniques",
    "repetitions",
    "popped",
    "skipped",
)
"""What a row of a session has, in this order."""


def as_rows() -> Iterator[dict[str, Any]]:
    """Yield every session that has ended as a flat row of plain values, the earliest first."""
    with in_one_sentence():
        for skip in range(max(0, kept.count() - 1) // ROWS_AT_ONCE, -1, -1):
            for each in reversed(kept.latest(ROWS_AT_ONCE, skip * ROWS_AT_ONCE)):
                yield _row(each)


def _row(each: Entry) -> dict[str, Any]:
    return {
        "id": each.id,
        "day": each.day.isoformat(),
        "began_at": each.began_at.isoformat(),
        "ended_at": each.ended_at.isoformat(),
        "outcome": each.outcome,
        "stop": each.stop,
        "cracks": each.cracks,
        "pain_before": each.pain_before,
        "pain_after": each.pain_after,
        "moving_s": round(each.moving_s, 1),
        "place": each.place,
        "techniques": " ".join(done.technique for done in each.done if done.begun),
        "repetitions": sum(done.repetitions for done in each.done),
        "popped": any(done.popped for done in each.done),
        "skipped": sum(done.skipped is not None for done in each.done),
    }
