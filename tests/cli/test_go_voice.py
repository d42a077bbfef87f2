"""Specification of the voice: it speaks with what is installed, one line at a time."""

import os
import sys
import time
from pathlib import Path

import pytest

from unkink.cli.terminal.voice import Voice

if sys.platform == "win32":
    pytest.skip("the speaking programs are Unix programs", allow_module_level=True)

PATIENCE_S = 10.0


@pytest.fixture
def spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program named like a real one, which writes down what it is told to speak, and takes long over "Long"."""
    said = tmp_path / "said"
    said.touch()
    program = tmp_path / "espeak-ng"
    program.write_text(f'#!/bin/sh\necho "$2" >> {said}\n[ "$2" = Long ] && exec sleep 60\nexit 0\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return said


def waits_for(said: Path, lines: list[str]) -> None:
    until = time.monotonic() + PATIENCE_S
    while said.read_text().splitlines() != lines:
        assert time.monotonic() < until, said.read_text()
        time.sleep(0.02)


def test_a_line_is_spoken(spoken: Path) -> None:
    voice = Voice()
    assert voice.available
    voice.say("Breathe out. Let both knees sink.")
    waits_for(spoken, ["Breathe out. Let both knees sink."])
    voice.hush()


def test_a_new_line_comes_instead_of_the_one_being_spoken(spoken: Path) -> None:
    voice = Voice()
    voice.say("Long")
    waits_for(spoken, ["Long"])
    began = time.monotonic()
    voice.say("Short")
    waits_for(spoken, ["Long", "Short"])
    assert time.monotonic() - began < PATIENCE_S
    voice.hush()


def test_nothing_is_spoken_where_nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    voice = Voice()
    assert not voice.available
    voice.say("Nobody hears this.")
    voice.hush()
