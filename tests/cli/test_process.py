"""The command as a process of its own: what it loads, and how it ends when the world around it is odd."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

UNKINK = (sys.executable, "-m", "unkink")
HEALTHY = json.dumps({"age": 35, "pain_0_10": 1, "duration_days": 0, "trend": "same"})


def unkink(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (*UNKINK, *words), input=stdin, capture_output=True, text=True, check=False, env=os.environ | environment
    )


def loaded_by(*words: str, stdin: str = "") -> set[str]:
    command = (sys.executable, "-X", "importtime", "-m", "unkink", *words)
    err = subprocess.run(command, input=stdin, capture_output=True, text=True, check=True).stderr
    return {line.rpartition("|")[2].strip() for line in err.splitlines() if line.startswith("import time:")}


def test_help_loads_neither_the_framework_nor_arrays_nor_yaml() -> None:
    assert loaded_by("--help").isdisjoint({"django", "numpy", "yaml", "msgspec", "unkink.knowledge.loading"})


@pytest.mark.parametrize(
    "words",
    [("screen", "--answers", "-"), ("plan", "--place", "desk", "--minutes", "3"), ("techniques",), ("where",)],
    ids=lambda words: words[0],
)
def test_what_needs_no_journal_loads_no_framework(words: tuple[str, ...]) -> None:
    assert loaded_by(*words, stdin=HEALTHY).isdisjoint({"django", "numpy", "uvicorn", "sqlite3"})


def test_a_screen_from_standard_input() -> None:
    result = unkink("screen", "--answers", "-", "--json", stdin=HEALTHY)
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["level"] == "all_ok"


def test_no_file_is_written_by_commands_that_only_tell(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for words in (("where",), ("techniques",), ("plan", "--place", "desk", "--minutes", "3")):
        assert unkink(*words, UNKINK_HOME=str(home)).returncode == 0
    assert not home.exists()


def test_an_empty_journal_is_told_in_every_form(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    assert unkink("journal", UNKINK_HOME=home).stdout == "No session has ended yet.\n"
    assert json.loads(unkink("journal", "--json", UNKINK_HOME=home).stdout) == []
    assert unkink("journal", "--csv", UNKINK_HOME=home).stdout.startswith("id,day,began_at,")


def test_a_data_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = unkink("journal", UNKINK_HOME=str(tmp_path / "file"))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as pipe:
        result = subprocess.run(
            (*UNKINK, "techniques", "--json"), stdout=pipe, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (result.returncode, result.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_full_disk_behind_the_output_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run((*UNKINK, "techniques"), stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr == "unkink: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_while_it_waits_for_answers_ends_it_quietly() -> None:
    with subprocess.Popen(
        (*UNKINK, "screen", "--answers", "-"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err == ""


def test_a_poor_terminal_still_gets_its_text() -> None:
    result = unkink("techniques", "upper-back-reach", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (result.returncode, result.stderr) == (0, "")


def test_a_folder_name_that_no_disk_takes_is_one_line(tmp_path: Path) -> None:
    for words in (("where",), ("journal", "--json"), ("measure", "pain", "3")):
        result = unkink(*words, UNKINK_HOME=str(tmp_path / ("x" * 300)))
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(f"unkink: {tmp_path}/xxx")
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("report", "--fhir", "-o", "me.json", "--yes", "--name", "\udcff"),
        ("measure", "own-activities", "so\udcffcks=4", "sit=3", "sleep=5"),
    ],
    ids=lambda words: words[0],
)
def test_bytes_that_are_no_text_are_not_kept_as_text(tmp_path: Path, words: tuple[str, ...]) -> None:
    result = unkink(*words, UNKINK_HOME=str(tmp_path / "home"))
    assert result.returncode == 2
    assert "holds bytes that are no text" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_bytes_that_are_no_text_can_be_typed_at_a_question(tmp_path: Path) -> None:
    said = subprocess.run(
        (*UNKINK, "measure", "own-activities"),
        input=b"so\xffcks\nsit\nsleep\n\n4\n3\n5\n",
        capture_output=True,
        check=False,
        env=os.environ | {"UNKINK_HOME": str(tmp_path / "home")},
    )
    assert said.returncode == 0, said.stderr
