"""Erasing: the one way in which something leaves the journal, because its person says so.

The tables are append-only, which their triggers hold. Here, and nowhere else, the triggers are taken off and put back
inside one transaction, in which nobody else can write. What the limits need stays behind as tombstones: erasing what
was done today does not open it again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from unkink.journal import append_only, models, tombstones, whose
from unkink.journal.passages import forget_unused
from unkink.journal.sessions import NoSuchSession
from unkink.journal.trouble import in_one_sentence
from unkink.journal.whole import TombstoneRecord
from unkink.journal.writing import writing


def erase_session(session_id: str, now: datetime) -> None:
    """Erase one session with everything that happened in it. Raises NoSuchSession and JournalTrouble."""
    try:
        wanted = UUID(session_id)
    except ValueError:
        raise NoSuchSession(session_id) from None
    with _erasing():
        sessions = models.Session.objects.filter(id=wanted)
        if not sessions.exists():
            raise NoSuchSession(session_id)
        left = tombstones.of_sessions(now, wanted)
        models.SessionEvent.objects.filter(session__in=sessions).delete()
        models.SessionSummary.objects.filter(session__in=sessions).delete()
        sessions.delete()
        _renew(left)
        forget_unused()
    _make_room()


def erase_everything(now: datetime) -> None:
    """Erase all of it, the settings too. Recent tries past a limit go on to count, as what was cracked does."""
    with _erasing():
        left = tombstones.of_sessions(now)
        # The last made first: what points to something goes before what it points to.
        for model in reversed(models.APPEND_ONLY):
            if model not in (models.Refusal, models.Tombstone):
                model._default_manager.all().delete()  # noqa: SLF001 -- public, in spite of its name
        models.NudgeEvent.objects.all().delete()
        models.Refusal.objects.filter(at__lte=now - tombstones.KEPT_FOR).delete()
        models.Preference.objects.all().delete()
        models.MeasureForm.objects.all().delete()
        _renew(left)
    _make_room()


@contextmanager
def _erasing() -> Iterator[None]:
    tables = [model._meta.db_table for model in models.APPEND_ONLY]  # noqa: SLF001 -- public, in spite of its name
    with writing():
        # Not entered as a context: it is only what runs the statements, in the transaction that is open.
        editor = whose.connection().schema_editor()
        append_only.release(editor, tables)
        yield
        append_only.hold(editor, tables)


def _renew(left: list[TombstoneRecord]) -> None:
    """Lay tombstones for what is gone now; those that no limit looks at any more go."""
    models.Tombstone.objects.all().delete()
    tombstones.lay(left)


def _make_room() -> None:
    """Write the file anew, so that nothing of what was erased is left between its pages."""
    connection = whose.connection()
    if connection.vendor != "sqlite":
        return
    with in_one_sentence(), connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
