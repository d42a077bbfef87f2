"""The number to call in the person's country, wherever a page has to name it."""

from unkink.knowledge.advice import EmergencyNumber
from unkink.practice import preferences
from unkink.web.content import library


def emergency_number() -> EmergencyNumber:
    """The number of the country that was chosen, or the default one."""
    country = preferences.read(library()).country
    return next(each for each in library().advice.emergency_numbers if each.country == country)


def with_number(text: str, number: EmergencyNumber) -> str:
    """Put the number into a sentence that has a place for it."""
    return text.replace("{number}", number.number)
