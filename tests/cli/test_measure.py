"""Measures from the command line."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from unkink.config.entry import main

Type = Callable[..., int]


@pytest.fixture
def type_(data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Type:
    assert data_folder.is_dir()
    monkeypatch.chdir(tmp_path)

    def typed(*words: str, read: str = "") -> int:
        monkeypatch.setattr(sys, "argv", ["unkink", "measure", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO(read))
        return main()

    return typed


def test_activities_are_named_once_and_rated_again(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("own-activities", "put on socks=4", "sit=5", "sleep=6") == 0
    assert type_("own-activities", "7", "7", "7", "--json") == 0
    document = json.loads(capsys.readouterr().out.rpartition("\n[\n")[2].join(["[", ""]))
    assert document[0]["change"]["meaning"] == "better"


def test_what_is_not_typed_is_asked(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("pain", read="4\n") == 0
    assert "How strong is the pain right now?" in capsys.readouterr().out


def test_questions_stay_out_of_the_json(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("pain", "--json", read="4\n") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)[0]["told"][0]["score"]["value"] == 4
    assert "How strong is the pain right now?" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pain", "x"), "no whole number"),
        (("pain", "12"), "allowed is a whole number from 0 to 10"),
        (("pain",), "not complete"),
        (("peg", "1", "2", "3"), "needs its form"),
        (("own-activities", "socks=4", "5", "6"), "must all name their activity"),
        (("--form", "nothing.json"), "cannot be read"),
    ],
)
def test_bad_answers_are_one_line(
    type_: Type, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert type_(*words) == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1
