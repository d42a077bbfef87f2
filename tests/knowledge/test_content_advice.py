"""The general advice says what it must, to everybody, in every country."""

import pytest

from unkink.knowledge.advice import Outcome
from unkink.knowledge.levels import Level
from unkink.knowledge.library import Library


def topic_text(library: Library, topic: str) -> str:
    found = next(each for each in library.advice.topics if each.id == topic)
    return " ".join(statement.text for statement in found.statements)


def outcome(library: Library, level: Level) -> Outcome:
    return next(each for each in library.advice.outcomes if each.level is level)


@pytest.mark.parametrize(
    "topic",
    [
        "intended-use",
        "therapist-says",
        "stretch-first",
        "not-too-often",
        "hypermobility",
        "what-a-crack-is",
        "see-a-doctor",
        "what-a-doctor-may-do",
        "check-first",
        "desk-breaks",
        "how-rules-were-made",
        "evidence-grades",
        "privacy",
    ],
)
def test_a_topic_that_people_must_find_is_there(library: Library, topic: str) -> None:
    assert len(topic_text(library, topic)) > 100


def test_the_therapists_own_no_is_not_hidden(library: Library) -> None:
    text = topic_text(library, "therapist-says")
    assert "by yourself" in text
    assert "could do harm" in text


@pytest.mark.parametrize("condition", ["osteoarthritis", "osteopenia", "neurological"])
def test_the_conditions_in_which_she_says_never_are_named(library: Library, condition: str) -> None:
    assert condition in topic_text(library, "therapist-says")


def test_the_limit_on_cracking_is_owned_up_to_as_a_choice(library: Library) -> None:
    text = topic_text(library, "not-too-often")
    assert "No study has found how often" in text
    assert "once a day, on three days of seven" in text


def test_the_evidence_on_loose_joints_is_called_very_weak(library: Library) -> None:
    assert "very weak" in topic_text(library, "hypermobility")


@pytest.mark.parametrize("measure", ["examine", "physical therapy", "medication", "rarely"])
def test_what_a_doctor_may_do_is_told(library: Library, measure: str) -> None:
    assert measure in topic_text(library, "what-a-doctor-may-do")


def test_rules_and_cases_are_said_to_have_one_author(library: Library) -> None:
    assert "one author" in topic_text(library, "how-rules-were-made")


@pytest.mark.parametrize("level", list(Level))
def test_every_outcome_says_what_to_do_instead_and_never_says_safe(library: Library, level: Level) -> None:
    told = outcome(library, level)
    assert told.instead
    assert "safe" not in " ".join((told.title, told.text, *told.instead)).lower()


@pytest.mark.parametrize("level", [Level.SEE_DOCTOR, Level.URGENT, Level.EMERGENCY])
def test_a_grave_outcome_tells_whom_to_call(library: Library, level: Level) -> None:
    told = outcome(library, level)
    assert "Call {number}" in " ".join((told.text, *told.instead))


@pytest.mark.parametrize("level", [Level.URGENT, Level.EMERGENCY])
def test_a_pressing_outcome_asks_for_no_movement_at_all(library: Library, level: Level) -> None:
    assert "do not stretch or crack" in outcome(library, level).text


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("DK", "112"),
        ("DE", "112"),
        ("GB", "999"),
        ("US", "911"),
        ("CA", "911"),
        ("AU", "000"),
        ("NZ", "111"),
        ("IN", "112"),
        ("JP", "119"),
        ("CN", "120"),
        ("BR", "192"),
        ("CH", "144"),
        ("NO", "113"),
        ("ZZ", "112"),
    ],
)
def test_a_country_has_its_own_emergency_number(library: Library, country: str, number: str) -> None:
    assert [each.number for each in library.advice.emergency_numbers if each.country == country] == [number]


def test_every_country_stands_once_under_a_name_of_its_own(library: Library) -> None:
    entries = library.advice.emergency_numbers
    assert len({entry.country for entry in entries}) == len({entry.name for entry in entries}) == len(entries)


def test_countries_are_listed_as_people_look_for_them(library: Library) -> None:
    names = [entry.name for entry in library.advice.emergency_numbers if entry.country != "ZZ"]
    assert names == sorted(names, key=lambda name: name.replace("ü", "u"))


def test_until_a_country_is_chosen_the_number_of_all_others_is_shown(library: Library) -> None:
    assert library.advice.default_country == "ZZ"
