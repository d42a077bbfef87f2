from uuid import uuid4

import msgspec
import pytest

from tests.practice.people import moment
from unkink.journal import preferences as kept
from unkink.journal.writing import writing
from unkink.knowledge.library import Library
from unkink.practice.planned import KEY, plan_sessions, planned, planned_calendar
from unkink.practice.preferences import CALM, RATES, PreferenceError, choose, read
from unkink.routine.situation import Situation

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


def test_chimes_are_heard_and_the_voice_is_calm_until_somebody_wants_it_otherwise(library: Library) -> None:
    before = read(library)
    assert (before.chimes, before.voice_rate) == (True, CALM)

    choose(library, chimes=False, voice_rate=RATES[0])

    after = read(library)
    assert (after.chimes, after.voice_rate) == (False, RATES[0])


def test_a_pace_that_no_voice_has_is_refused_and_changes_nothing(library: Library) -> None:
    with pytest.raises(PreferenceError, match="voice_rate: is 9; allowed are"):
        choose(library, voice_rate=9, chimes=False)
    assert read(library).chimes


@pytest.mark.parametrize("stored", [["DK"], {}, 7])
def test_a_stored_country_that_is_none_counts_as_not_chosen(library: Library, stored: object) -> None:
    with writing():
        kept.keep("country", stored)
    assert not read(library).country_chosen


@pytest.mark.parametrize(("field", "wrong"), [("days", []), ("days", [7]), ("minute", 1440), ("minute", -1)])
def test_a_stored_plan_that_cannot_be_counts_as_none(library: Library, field: str, wrong: object) -> None:
    plan = plan_sessions(library, uuid4(), "mon", "8:00", Situation("desk", ("chair",), 5))
    with writing():
        kept.keep(KEY, {**msgspec.to_builtins(plan), field: wrong})
    assert planned(library) is None
    assert planned_calendar(library, moment().at) is None
