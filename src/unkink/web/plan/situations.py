"""A situation as it travels through addresses and forms, and in words."""

from secrets import randbelow
from urllib.parse import urlencode

from django.http import QueryDict

from unkink.knowledge.library import Library
from unkink.knowledge.vocabulary import Word
from unkink.routine.situation import Situation, SituationError, read_situation

SEEDS = 1_000_000
DEFAULT_MINUTES = 8
"""For whoever has not said how long."""


def fresh_seed() -> int:
    """A number that makes today's routine vary; it is sent along, so that what was shown is what starts."""
    return randbelow(SEEDS)


def read_query(library: Library, query: QueryDict) -> Situation:
    """Read a situation from an address or a form. Raises SituationError."""
    raw = query.get("minutes", "")
    try:
        minutes = int(raw or "")
    except ValueError:
        raise SituationError("minutes", f"is {raw!r}; allowed is a whole number from 1 to 20") from None
    return read_situation(library, query.get("place") or "", query.getlist("have"), minutes, query.getlist("region"))


def read_seed(query: QueryDict) -> int:
    """Read the seed; anything that is none becomes a fresh one."""
    raw = query.get("seed") or ""
    return int(raw) if raw.isascii() and raw.isdigit() and int(raw) < SEEDS else fresh_seed()


def as_query(situation: Situation) -> str:
    """The situation as the end of an address."""
    return urlencode(
        [
            ("place", situation.place),
            *(("have", thing) for thing in situation.things),
            ("minutes", situation.minutes),
            *(("region", region) for region in situation.regions),
        ]
    )


def in_words(library: Library, situation: Situation) -> str:
    """Say a situation in one line: On the floor, with a mat, 8 minutes, for the lower back."""
    words = library.vocabulary
    parts = [_names(words.places, (situation.place,))]
    if situation.things:
        parts.append("with " + _names(words.things, situation.things).lower())
    parts.append(f"{situation.minutes} min")
    if situation.regions:
        parts.append("for the " + _names(words.regions, situation.regions).lower())
    return ", ".join(parts)


def _names(words: tuple[Word, ...], ids: tuple[str, ...]) -> str:
    return " and ".join(word.name for word in words if word.id in ids)
