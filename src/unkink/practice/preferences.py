"""The person's settings: where they are, for the emergency number, and whether the page speaks."""

from msgspec import Struct

from unkink.journal import preferences as kept
from unkink.journal.trouble import in_one_sentence
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown


class PreferenceError(Exception):
    """A setting that cannot be: the field, and what is allowed there."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class Preferences(Struct, frozen=True):
    """All settings. ``country`` is an ISO 3166 alpha-2 code; ``country_chosen``: by the person."""

    country: str
    country_chosen: bool
    voice: bool


@in_one_sentence()
def read(library: Library) -> Preferences:
    """Return the settings, with what holds where nothing was chosen."""
    stored = kept.read()
    country = stored.get("country", "")
    known = {number.country for number in library.advice.emergency_numbers}
    return Preferences(
        country=country if country in known else library.advice.default_country,
        country_chosen=country in known,
        voice=bool(stored.get("voice", False)),
    )


def choose(library: Library, *, country: str | None = None, voice: bool | None = None) -> Preferences:
    """Change the settings that are given. Raises PreferenceError, having changed nothing."""
    known = [number.country for number in library.advice.emergency_numbers]
    if country is not None and country not in known:
        raise PreferenceError("country", unknown(country, known, "country"))
    with writing():
        if country is not None:
            kept.keep("country", country)
        if voice is not None:
            kept.keep("voice", voice)
    return read(library)
