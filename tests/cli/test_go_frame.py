"""Specification of one frame of the guided session, and of what keys mean in it."""

import pytest

from tests.session.session_examples import Walk, script
from tests.shipped import LIBRARY
from unkink.cli.terminal.commands import Meaning, meaning, prompt_for
from unkink.cli.terminal.frame import Frame, Prompt, compose
from unkink.session.events import Easier, Hurts, Lost, PainAfter, PainWas, Pause, Pop, Quit, Resume, Skip
from unkink.session.moment import Moment, moment

SIZE = (80, 24)


def seen(walk: Walk) -> Moment:
    return moment(walk.state, walk.now)


def frame(walk: Walk, size: tuple[int, int] = SIZE, menu: str = "", *, unicode: bool = True) -> Frame:
    now = seen(walk)
    prompt = prompt_for(LIBRARY, now, "skip" if menu == "skip" else "", "")
    return compose(LIBRARY, now, prompt, size, number="112", unicode=unicode)


def text(of: Frame) -> str:
    return "\n".join(line for _, line in of)


def in_hold() -> Walk:
    return Walk(script("knee-rotation", "chair-lean-back", reps=3, hold_s=10)).begins().goes_to("hold", 2)


def test_a_frame_shows_exercise_side_line_repetition_seconds_and_what_comes_next() -> None:
    shown = text(frame(in_hold().waits(4)))
    for part in ("Exercise 1 of 2", "Lying knee rotation, left side", "Shoulders heavy.", "Hold, 2 of 3", " 6 s"):
        assert part in shown
    assert "Next: Lying knee rotation, come out of it" in shown


def test_a_frame_shows_the_figure() -> None:
    assert any("\u2801" <= letter <= "\u28ff" for letter in text(frame(in_hold())))


def test_a_terminal_without_unicode_gets_plain_characters_and_no_figure() -> None:
    shown = text(frame(in_hold(), unicode=False))
    assert "####" in shown
    assert shown.isascii()


@pytest.mark.parametrize("size", [(200, 60), (80, 24), (60, 16), (40, 12), (30, 8), (20, 5), (10, 3), (1, 1)])
@pytest.mark.parametrize("menu", ["", "skip"])
def test_a_frame_fits_every_terminal(size: tuple[int, int], menu: str) -> None:
    shown = frame(in_hold().does(Pause()), size, menu)
    assert len(shown) <= size[1]
    assert all(len(line) <= max(size[0], 10) for _, line in shown)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (30, 8), (20, 5), (20, 2)])
def test_it_hurts_is_always_the_last_line(size: tuple[int, int]) -> None:
    assert frame(in_hold(), size)[-1] == ("alarm", "  h  IT HURTS  ")


def test_on_a_small_terminal_what_is_asked_comes_before_everything_else() -> None:
    shown = text(frame(in_hold().does(Hurts()), (44, 14)))
    assert "1  Pain in the chest" in shown
    assert "9  Another pain" in shown


def test_a_stop_shows_its_advice_and_the_emergency_number() -> None:
    shown = text(frame(in_hold().does(Hurts())))
    assert "Stop now. Ease out slowly. No more today." in shown
    assert "Emergency number: 112" in shown


def test_only_keys_that_do_something_are_shown() -> None:
    walk = Walk(script("ball-stretch")).begins()
    assert "e easier" not in text(frame(walk))
    assert "e easier" in text(frame(walk.goes_to("hold")))
    assert "e easier" not in text(frame(walk.does(Easier())))


def test_what_is_said_besides_the_line_stands_under_it() -> None:
    lines = [line for _, line in compose(LIBRARY, seen(in_hold()), Prompt(remark="No bouncing."), SIZE, number="112")]
    assert lines[lines.index("Shoulders heavy. Easy breaths.") + 1] == "No bouncing."


def test_a_question_stands_there_once() -> None:
    walk = Walk(script("chair-lean-back")).begins().goes_to("ask_pop")
    assert text(frame(walk)).count("Did it pop?") == 1
    assert "Chair lean-back" in text(frame(walk))


def test_what_is_typed_is_shown() -> None:
    walk = Walk(script("ball-stretch")).begins().to_the_end()
    shown = compose(LIBRARY, seen(walk), Prompt("How much?", (), "1"), SIZE, number="112")
    assert ("bold", "> 1_") in shown


@pytest.mark.parametrize(
    ("word", "event"),
    [
        (" ", Pause()),
        ("p", Pause()),
        ("e", Easier()),
        ("skip", Skip()),
        ("quit", Quit()),
        ("h", Hurts()),
        ("!", Hurts()),
        ("H", Hurts()),
    ],
)
def test_a_key_in_a_running_exercise(word: str, event: object) -> None:
    assert meaning(LIBRARY, seen(in_hold()), "", word) == Meaning(event)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["x", "", "\n", "7", "y"])
def test_a_key_that_means_nothing_does_nothing(word: str) -> None:
    assert meaning(LIBRARY, seen(in_hold()), "", word) is None


def test_why_to_skip_and_whether_to_end_are_asked_in_a_pause() -> None:
    assert meaning(LIBRARY, seen(in_hold()), "", "s") == Meaning(Pause(), "skip")
    assert meaning(LIBRARY, seen(in_hold()), "", "q") == Meaning(Pause(), "end")


@pytest.mark.parametrize(
    ("word", "event"), [("2", Skip("uncomfortable")), ("\n", Skip()), (" ", Resume()), ("h", Hurts())]
)
def test_a_key_in_the_question_why_to_skip(word: str, event: object) -> None:
    walk = in_hold().does(Pause())
    assert meaning(LIBRARY, seen(walk), "skip", word) == Meaning(event)  # type: ignore[arg-type]


@pytest.mark.parametrize("walk", [in_hold().does(Pause()), in_hold().does(Lost())], ids=["paused", "lost"])
@pytest.mark.parametrize("word", [" ", "p", "\n", "", "resume"])
def test_going_on_after_a_pause_or_an_interruption(walk: Walk, word: str) -> None:
    assert meaning(LIBRARY, seen(walk), "", word) == Meaning(Resume())


@pytest.mark.parametrize(("word", "heard"), [("y", True), ("no", False)])
def test_the_answer_whether_it_popped(word: str, heard: bool) -> None:  # noqa: FBT001
    walk = Walk(script("chair-lean-back")).begins().goes_to("ask_pop")
    assert meaning(LIBRARY, seen(walk), "", word) == Meaning(Pop(heard=heard))


@pytest.mark.parametrize(("word", "event"), [("1", PainWas("chest-pain-or-breathless")), ("9", PainWas("other-pain"))])
def test_the_kinds_of_pain_are_numbered_the_gravest_first(word: str, event: object) -> None:
    walk = in_hold().does(Hurts())
    assert meaning(LIBRARY, seen(walk), "", word) == Meaning(event)  # type: ignore[arg-type]


@pytest.mark.parametrize(("word", "pain"), [("0", 0), ("10", 10), ("", None), ("\n", None)])
def test_the_pain_after(word: str, pain: int | None) -> None:
    walk = Walk(script("ball-stretch")).begins().to_the_end()
    assert meaning(LIBRARY, seen(walk), "", word) == Meaning(PainAfter(pain))


@pytest.mark.parametrize("word", ["11", "-1", "five", "\u0663"])
def test_a_pain_off_the_scale_is_not_taken(word: str) -> None:
    walk = Walk(script("ball-stretch")).begins().to_the_end()
    assert meaning(LIBRARY, seen(walk), "", word) is None
