"""Where somebody was last time, and with what: what a plan offers first."""

from unkink.journal.models import Session
from unkink.journal.trouble import in_one_sentence
from unkink.knowledge.library import Library
from unkink.routine.situation import Situation, SituationError, read_situation


def last_situation(library: Library) -> Situation | None:
    """Return the situation of the last session; None where there is none, or where its words are no longer known."""
    with in_one_sentence():
        kept = Session.objects.order_by("-began_at").values_list("situation", flat=True).first()
    if kept is None:
        return None
    try:
        return read_situation(library, kept["place"], kept["things"], kept["minutes"], kept.get("regions", ()))
    except (KeyError, SituationError):
        return None
