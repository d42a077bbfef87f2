"""Specification of questions in a terminal: what is taken for an answer, and what is asked again."""

import io
import os
from collections.abc import Iterator
from typing import TextIO

import pytest

from tests.shipped import LIBRARY
from unkink.cli.paper import Paper
from unkink.cli.terminal.asking import Asker
from unkink.cli.terminal.lines import PipedLines
from unkink.cli.terminal.reading import Ticked

WORDS = LIBRARY.terminal.asking


def asker(*typed: str) -> Asker:
    return Asker(PipedLines(io.StringIO("".join(f"{line}\n" for line in typed))), Paper(), WORDS)


def ticks(*typed: str) -> Ticked:
    return asker(*typed).checklist("Any of these?", "", [("First", ""), ("Second", ""), ("Third", "more")], "None")


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [
        ("0", Ticked((), ())),
        ("1", Ticked((0,), ())),
        ("1 3", Ticked((0, 2), ())),
        ("3,1, 3", Ticked((2, 0), ())),
        ("1 ?2", Ticked((0,), (1,))),
        ("2?", Ticked((), (1,))),
        ("? 2", Ticked((), (1,))),
        ("?", Ticked((), (0, 1, 2))),
        ("2 ?2", Ticked((), (1,))),
    ],
)
def test_a_checklist_takes_numbers(typed: str, ticked: Ticked) -> None:
    assert ticks(typed) == ticked


@pytest.mark.parametrize("typed", ["", "4", "0 1", "one", "-1", "1.5", "\u00b2"])
def test_a_checklist_takes_nothing_else_and_never_silence_for_none(typed: str) -> None:
    assert ticks(typed, "2") == Ticked((1,), ())


def test_nobody_answering_is_no_answer() -> None:
    with pytest.raises(EOFError):
        ticks("")


@pytest.mark.parametrize("typed", ["11", "-1", "3.5", "nan", "ten", ""])
def test_a_number_off_the_scale_is_asked_again(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert asker(typed, "3").number("Pain?", 0, 10, whole=True, needed=True) == 3
    assert "Type a whole number from 0 to 10." in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["nan", "inf-inf", "-0.1"])
def test_a_number_that_is_none_is_asked_again(typed: str) -> None:
    assert asker(typed, "0,5").number("How often?", 0, None, whole=False, needed=True) == 0.5


def test_a_number_that_is_not_needed_can_be_left_out() -> None:
    assert asker("").number("How often?", 0, 10, whole=False, needed=False) is None


def test_one_of_several_is_exactly_one() -> None:
    assert asker("1 2", "", "3", "2").choice("Which?", ["a", "b"]) == 1


def test_yes_or_no_has_no_answer_by_default() -> None:
    assert asker("", "maybe", "Y").yes_or_no("New?") is True


@pytest.fixture
def pipe() -> Iterator[tuple[int, TextIO]]:
    ours, theirs = os.pipe()
    with os.fdopen(ours, "r", encoding="utf-8") as stream:
        yield theirs, stream


def test_lines_come_out_of_a_pipe_as_they_are_written(pipe: tuple[int, TextIO]) -> None:
    write, stream = pipe
    lines = PipedLines(stream)
    assert lines.next(0.01) is None
    os.write(write, b"p\r\nres")
    assert lines.next(5) == "p"
    assert lines.next(0.01) is None
    os.write(write, b"ume\nlast")
    os.close(write)
    assert (lines.next(5), lines.next(5)) == ("resume", "last")
    for _ in range(2):
        with pytest.raises(EOFError):
            lines.next(5)
