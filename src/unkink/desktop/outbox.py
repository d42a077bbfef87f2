"""What became of nudges and is not in the journal yet: a line each, so that nothing is lost when the program ends."""

import os
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import msgspec

from unkink.desktop.private_file import OWNER_ONLY_FILE, OWNER_ONLY_FOLDER, write_private
from unkink.reminder.told import Told

FILE = "reminder-outbox.jsonl"

MOST = 2_000
"""Entries that are kept while the journal cannot be reached: about three months. The oldest go first."""


class Outbox:
    """The entries, in memory and in a file of the data folder. Without the folder, in memory only."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._waiting: dict[UUID, Told] = {entry.id: entry for entry in read_entries(self._raw())}

    @property
    def waiting(self) -> tuple[Told, ...]:
        """What has not been delivered, oldest first."""
        return tuple(self._waiting.values())

    def keep(self, entries: Iterable[Told]) -> None:
        """Take entries in. They are kept even where this raises OSError: only not on the disk."""
        fresh = {entry.id: entry for entry in entries}
        if not fresh:
            return
        self._waiting |= fresh
        while len(self._waiting) > MOST:
            del self._waiting[next(iter(self._waiting))]
        self.path.parent.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        lines = b"".join(msgspec.json.encode(entry) + b"\n" for entry in fresh.values())
        with os.fdopen(os.open(self.path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, OWNER_ONLY_FILE), "ab") as file:
            file.write(lines)

    def delivered(self, kept: Iterable[UUID]) -> None:
        """Drop what is in the journal now, by its ids. What cannot be dropped is told once more; it is kept once."""
        for number in kept:
            self._waiting.pop(number, None)
        if self.path.exists():
            write_private(self.path, b"".join(msgspec.json.encode(entry) + b"\n" for entry in self.waiting))

    def _raw(self) -> bytes:
        try:
            return self.path.read_bytes()
        except OSError:
            return b""


def read_entries(raw: bytes) -> list[Told]:
    """Read entries, a line each. A line that a crash cut off, or that is none of ours, is left out."""
    entries = []
    for line in raw.splitlines():
        try:
            entries.append(msgspec.json.decode(line, type=Told))
        except msgspec.MsgspecError:
            continue
    return entries
