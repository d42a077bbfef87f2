"""What a journal hands on to the one that is put in its place, so that a restore opens nothing that was shut before it.

What was cracked and what hurt go as tombstones. The last safety check goes as a whole, since it is about a body and not
about a file; so do recent tries past a limit, which a limit counts.
"""

from datetime import datetime

from msgspec import Struct

from unkink.journal import append_only, merging, models, tombstones, whose
from unkink.journal.whole import RefusalRecord, ScreeningRecord, TombstoneRecord, as_record


class HandedOn(Struct, frozen=True):
    """What the next journal needs. ``check`` is the last safety check, None where there was none."""

    tombstones: tuple[TombstoneRecord, ...] = ()
    refusals: tuple[RefusalRecord, ...] = ()
    check: ScreeningRecord | None = None


def hand_on(now: datetime) -> HandedOn:
    """Return what must not be forgotten of the journal that is open."""
    check = models.Screening.objects.order_by("-at", "-id").first()
    refusals = models.Refusal.objects.filter(at__gt=now - tombstones.KEPT_FOR).order_by("pk")
    return HandedOn(
        tombstones=tuple(tombstones.of_sessions(now)),
        refusals=tuple(as_record(RefusalRecord, row) for row in refusals),
        check=None if check is None else as_record(ScreeningRecord, check),
    )


def take_over(handed_on: HandedOn) -> None:
    """Add what is not there yet to the journal that is open, and guard it anew. Must be called while writing."""
    tables = [model._meta.db_table for model in models.APPEND_ONLY]  # noqa: SLF001 -- public, in spite of its name
    # Not entered as a context: it is only what runs the statements, in the transaction that is open.
    append_only.hold_anew(whose.connection().schema_editor(), tables)
    tombstones.lay(handed_on.tombstones)
    merging.add_refusals(handed_on.refusals)
    if handed_on.check is not None:
        merging.add_screenings((handed_on.check,))
