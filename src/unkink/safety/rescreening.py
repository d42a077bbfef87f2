"""When the safety check must be done again (rule L06)."""

from datetime import datetime, timedelta

from msgspec import Struct

from unkink.knowledge.library import Library
from unkink.safety.history import Now


class Due(Struct, frozen=True):
    """Why a new check is due: "never", "age", "pause" or "new symptom", with the words for people."""

    id: str
    say: str


def rescreening_due(
    library: Library, screened_at: datetime | None, last_session_at: datetime | None, now: Now
) -> Due | None:
    """Return why a new check is due now, or None. A pause counts from the last session or check, whichever is later."""
    rule = library.rescreening
    if screened_at is None:
        return Due("never", rule.say_never)
    if now.at - screened_at >= timedelta(days=rule.after_days):
        return Due("age", rule.say_age)
    last_seen = max(screened_at, last_session_at or screened_at)
    if now.at - last_seen >= timedelta(days=rule.after_pause_days):
        return Due("pause", rule.say_pause)
    return None


def new_symptom(library: Library) -> Due:
    """The same for a symptom that the person reports, or for pain that rose since the check."""
    return Due("new symptom", library.rescreening.say_new_symptom)
