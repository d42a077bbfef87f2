"""What can go wrong with the database while the product runs, said in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError


class JournalTrouble(Exception):  # noqa: N818 -- the journal's word for it; "JournalError" would say less
    """The journal could not be read or written; ``message`` is one sentence. Nothing acknowledged is lost."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


SENTENCES = {
    "SQLITE_FULL": "the disk is full, so the journal could not be written; free some space and try again",
    "SQLITE_READONLY": "the journal is read-only here; make its folder writable or name another with UNKINK_HOME",
    "SQLITE_CANTOPEN": "the journal cannot be opened; check that its folder exists and can be written to",
    "SQLITE_NOTADB": "the journal's file is not a journal; move it away, or name another folder with UNKINK_HOME",
    "SQLITE_CORRUPT": "the journal's file is damaged; put a backup from the same folder in its place",
    "SQLITE_BUSY": "another program keeps the journal busy; close it and try again",
    "SQLITE_LOCKED": "another program keeps the journal busy; close it and try again",
    "SQLITE_IOERR": "the disk reports an error, so the journal could not be read or written; check the disk",
}
"""By the beginning of SQLite's own name for the error."""


def sentence(error: BaseException) -> str:
    """Say what a database error means for the person in front of it."""
    cause = error.__cause__ or error
    name = getattr(cause, "sqlite_errorname", "")
    for beginning, said in SENTENCES.items():
        if name.startswith(beginning):
            return said
    first_line = (str(cause).splitlines() or [type(cause).__name__])[0]
    return f"the journal could not be used: {first_line}"


@contextmanager
def in_one_sentence() -> Iterator[None]:
    """Turn database errors into JournalTrouble. A broken constraint stays what it is: the caller knows which."""
    try:
        yield
    except IntegrityError:
        raise
    except DatabaseError as error:
        raise JournalTrouble(sentence(error)) from error
