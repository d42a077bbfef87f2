"""Fresh journals for tests: real SQLite files, migrated once and then copied."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from shutil import copyfile

from django.db import connections

from unkink.config.data_folder import JOURNAL_FILE
from unkink.config.database import open_database


class FreshJournals:
    """Makes data folders below ``place``, each with an empty journal, and points Django at one of them."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._numbers = count()
        self._template = place / "template"
        before = os.environ.get("UNKINK_HOME")
        os.environ["UNKINK_HOME"] = str(self._template)
        try:
            with pointed_at(self._template):
                open_database()
        finally:
            if before is None:
                del os.environ["UNKINK_HOME"]
            else:
                os.environ["UNKINK_HOME"] = before

    @contextmanager
    def one(self) -> Iterator[Path]:
        folder = self._place / str(next(self._numbers))
        self.lay(folder)
        with pointed_at(folder):
            yield folder

    def lay(self, folder: Path) -> None:
        """Make the data folder that a first start makes."""
        folder.mkdir(mode=0o700)
        copyfile(self._template / JOURNAL_FILE, folder / JOURNAL_FILE)
        (folder / JOURNAL_FILE).chmod(0o600)


@contextmanager
def pointed_at(folder: Path) -> Iterator[None]:
    """Let Django work with the journal in this folder."""
    database = connections.settings["default"]
    before = database["NAME"]
    connections.close_all()
    database["NAME"] = folder / JOURNAL_FILE
    try:
        yield
    finally:
        connections.close_all()
        database["NAME"] = before
