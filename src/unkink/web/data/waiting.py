"""A file that was brought and waits for a yes: kept beside the journal, private, one of a kind, until it is decided."""

import os
from hashlib import sha256
from pathlib import Path
from typing import Literal

from django.core.files.uploadedfile import UploadedFile
from msgspec import Struct

from unkink.practice.own_data import WAITING, journal_file

Kind = Literal["import", "restore"]
OWNER_ONLY = 0o600


class Waiting(Struct, frozen=True):
    """A file that waits. ``digest`` (SHA-256) travels through the form: what is confirmed is what was shown."""

    path: Path
    digest: str


def keep(kind: Kind, upload: "UploadedFile[bytes]") -> Waiting:
    """Keep what was brought, in place of what waited before. Raises OSError."""
    path, digest = _place(kind), sha256()
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY), "wb") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            file.write(chunk)
    return Waiting(path, digest.hexdigest())


def find(kind: Kind, digest: str) -> Path | None:
    """Return what waits, if it still is what was shown."""
    path = _place(kind)
    try:
        with path.open("rb") as file:
            total = sha256()
            while chunk := file.read(1 << 20):
                total.update(chunk)
    except OSError:
        return None
    return path if total.hexdigest() == digest else None


def drop(kind: Kind) -> None:
    """Forget what waits."""
    _place(kind).unlink(missing_ok=True)


def _place(kind: Kind) -> Path:
    """Beside the journal, where nobody else can read; where a server keeps the journal there is no such place."""
    journal = journal_file()
    if journal is None:
        raise OSError("files are brought to a journal on a database server with the command line")
    return journal.parent / WAITING.replace("*", kind)
