"""Where somebody was last time, and with what: what a plan offers first."""

from typing import Any

from unkink.journal.models import Session
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.library import Library
from unkink.practice.desk import desk_situation
from unkink.routine.situation import Situation, SituationError, read_situation

LOOKED_AT = 50
"""So many sessions back something else than breaks at the desk is looked for."""


def last_situation(library: Library) -> Situation | None:
    """Return the situation of the last session; None where there is none, or where its words are no longer known.

    A break at the desk says where somebody works, not where they want to be for a session, so it is passed over.
    """
    with in_one_sentence():
        kept = Session.objects.order_by("-began_at").values_list("situation", flat=True)[:LOOKED_AT]
    situations = (_read(library, each) for each in kept)
    return next((each for each in situations if each != desk_situation(library)), None)


def _read(library: Library, kept: Any) -> Situation | None:
    try:
        return read_situation(library, kept["place"], kept["things"], kept["minutes"], kept.get("regions", ()))
    except (KeyError, SituationError):
        return None
