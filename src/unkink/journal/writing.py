"""The one way to write the journal: alone, and durably."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from unkink.journal import whose
from unkink.journal.trouble import in_one_sentence

_ONLY_WRITER = 7_351_604
"""An arbitrary number that means "the journal's writer" among PostgreSQL's advisory locks."""


@contextmanager
def writing() -> Iterator[None]:
    """Hold the journal alone until everything inside is on the disk, or nothing of it.

    What is read inside stays true until it is committed, so limits are decided here. SQLite locks with BEGIN IMMEDIATE
    (settings); PostgreSQL needs a lock of its own. Durable: an outer transaction could still undo what we acknowledged.
    Raises JournalTrouble.
    """
    with in_one_sentence(), transaction.atomic(using=whose.database(), durable=True):
        connection = whose.connection()
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ONLY_WRITER])
        yield
