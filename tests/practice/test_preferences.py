import pytest

from unkink.knowledge.library import Library
from unkink.practice.preferences import PreferenceError, choose, read

pytestmark = pytest.mark.usefixtures("data_folder")


def test_until_a_country_is_chosen_the_usual_number_holds(library: Library) -> None:
    preferences = read(library)
    assert (preferences.country, preferences.country_chosen) == (library.advice.default_country, False)


def test_a_chosen_country_is_kept(library: Library) -> None:
    chosen = next(each.country for each in library.advice.emergency_numbers if each.country != "GB")
    choose(library, country=chosen)
    assert (read(library).country, read(library).country_chosen) == (chosen, True)


def test_an_unknown_country_is_named_and_changes_nothing(library: Library) -> None:
    with pytest.raises(PreferenceError, match=r"country: 'Atlantis' is not a known country"):
        choose(library, country="Atlantis", voice=True)
    assert not read(library).voice


def test_choosing_one_thing_leaves_the_others(library: Library) -> None:
    choose(library, voice=True)
    choose(library, country=library.advice.emergency_numbers[0].country)
    assert read(library).voice
