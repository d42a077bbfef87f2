"""Specification of when a camera speaks."""

from unkink.practice.speaking import Speech
from unkink.session.cues import Chime, Say

LINE = "x" * 28


def test_a_sentence_is_spoken_at_once_where_it_is_quiet() -> None:
    speech = Speech()
    speech.offer("Slower.", 1, 10.0)
    assert speech.due(10.0) == "Slower."
    assert speech.due(10.1) == ""


def test_a_sentence_waits_until_the_session_has_spoken() -> None:
    speech = Speech()
    speech.hear((Chime("start"), Say(LINE)), 10.0)
    speech.offer("Slower.", 1, 10.1)
    assert [speech.due(at) for at in (10.1, 12.0, 12.5)] == ["", "", ""]
    assert speech.due(12.7) == "Slower."


def test_two_lines_of_the_session_are_spoken_one_after_the_other() -> None:
    speech = Speech()
    speech.hear((Say(LINE), Say(LINE)), 10.0)
    speech.offer("Slower.", 1, 14.0)
    assert (speech.due(15.0), speech.due(15.3)) == ("", "Slower.")


def test_a_sentence_that_waited_too_long_is_about_something_that_is_over() -> None:
    speech = Speech()
    speech.hear((Say(LINE), Say(LINE)), 10.0)
    speech.offer("Slower.", 1, 10.1)
    assert speech.due(15.5) == ""


def test_the_weightier_sentence_is_kept() -> None:
    speech = Speech()
    for line, weight in (("Slower.", 1), ("Step back.", 2), ("Longer.", 1)):
        speech.offer(line, weight, 10.0)
    assert speech.due(10.0) == "Step back."


def test_a_chime_is_no_speech() -> None:
    speech = Speech()
    speech.hear((Chime("half"),), 10.0)
    speech.offer("Slower.", 1, 10.0)
    assert speech.due(10.0) == "Slower."
