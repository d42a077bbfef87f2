"""The person's settings: where they are, for the emergency number, and what the page lets be heard."""

from msgspec import Struct

from unkink.journal import preferences as kept
from unkink.journal.trouble import in_one_sentence
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.knowledge.nearest import unknown

RATES: tuple[float, ...] = (0.75, 0.95, 1.2)
"""How fast the voice speaks, as a share of its usual pace: slow, calm, quick."""
CALM = RATES[1]


class PreferenceError(Exception):
    """A setting that cannot be: the field, and what is allowed there."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class Preferences(Struct, frozen=True):
    """All settings. ``country`` is an ISO 3166 alpha-2 code; ``country_chosen``: by the person.

    ``voice``: lines are read aloud, at ``voice_rate``. ``chimes``: a hold begins, halves and ends with a sound.
    ``page_nudge``: an open page nudges where the background program does not.
    """

    country: str
    country_chosen: bool
    voice: bool
    voice_rate: float
    chimes: bool
    page_nudge: bool


@in_one_sentence()
def read(library: Library) -> Preferences:
    """Return the settings, with what holds where nothing was chosen."""
    stored = kept.read()
    country = stored.get("country", "")
    known = [number.country for number in library.advice.emergency_numbers]
    return Preferences(
        country=country if country in known else library.advice.default_country,
        country_chosen=country in known,
        voice=bool(stored.get("voice", False)),
        voice_rate=rate if (rate := stored.get("voice_rate")) in RATES else CALM,
        chimes=bool(stored.get("chimes", True)),
        page_nudge=bool(stored.get("page_nudge", False)),
    )


def choose(
    library: Library,
    *,
    country: str | None = None,
    voice: bool | None = None,
    voice_rate: float | None = None,
    chimes: bool | None = None,
    page_nudge: bool | None = None,
) -> Preferences:
    """Change the settings that are given. Raises PreferenceError, having changed nothing."""
    known = [number.country for number in library.advice.emergency_numbers]
    if country is not None and country not in known:
        raise PreferenceError("country", unknown(country, known, "country"))
    if voice_rate is not None and voice_rate not in RATES:
        raise PreferenceError("voice_rate", f"is {voice_rate}; allowed are {', '.join(map(str, RATES))}")
    given = {
        "country": country,
        "voice": voice,
        "voice_rate": voice_rate,
        "chimes": chimes,
        "page_nudge": page_nudge,
    }
    with writing():
        for key, value in given.items():
            if value is not None:
                kept.keep(key, value)
    return read(library)
