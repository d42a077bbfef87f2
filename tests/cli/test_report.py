"""The report from the command line: shown, then saved."""

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

    def typed(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["unkink", "report", *words])
        return main()

    return typed


def test_it_is_shown_before_it_is_saved_as_pdf(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("-o", "mine.pdf", "--name", "Kim Jensen") == 0
    assert "Kim Jensen" in capsys.readouterr().out
    assert Path("mine.pdf").read_bytes().startswith(b"%PDF")


def test_as_fhir_it_is_a_bundle(type_: Type) -> None:
    assert type_("--fhir", "-o", "mine.json") == 0
    assert json.loads(Path("mine.json").read_text())["resourceType"] == "Bundle"


def test_nothing_is_written_over(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine.pdf").write_text("a letter")
    assert type_("-o", "mine.pdf") == 2
    assert "is there already" in capsys.readouterr().err
    assert Path("mine.pdf").read_text() == "a letter"


def test_days_must_make_sense(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("-o", "mine.pdf", "--days", "0") == 2
    assert "from 1 to 3660" in capsys.readouterr().err
