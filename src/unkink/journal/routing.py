"""Sends every query to the journal of the present profile (whose.py)."""

from typing import Any

from unkink.journal import whose


class OnePersonsJournal:
    """A database router. Code that names no database gets the present profile's, and there is no other way."""

    def db_for_read(self, model: type, **_: Any) -> str:
        """Where this model is read."""
        del model
        return whose.database()

    def db_for_write(self, model: type, **_: Any) -> str:
        """Where this model is written."""
        del model
        return whose.database()
