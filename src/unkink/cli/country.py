"""The country somebody is in, for the emergency number that advice has to name."""

import argparse
from typing import TYPE_CHECKING

from unkink.cli.trouble import Trouble

if TYPE_CHECKING:
    from unkink.knowledge.library import Library


def add_country(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument("--country", metavar="CC", help="where you are, such as DK or US, for the emergency number")


def emergency_number(library: "Library", country: str | None) -> str:
    """Return the number to call, or words for it where no country is given. Raises Trouble for an unknown country."""
    if country is None:
        return library.routine.instead.emergency_number
    numbers = {each.country: each.number for each in library.advice.emergency_numbers}
    if country.upper() not in numbers:
        raise Trouble("--country", f"{country!r} is not a known country code; ZZ stands for any other country")
    return numbers[country.upper()]
