"""For every command: one person never sees or changes another's, and a password stands before what has one.

Every command is named here with what is typed. A command that is not named fails the first test.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.profiles.cast import ANNA, BELA, CHLOE, Cast
from unkink.cli.main import COMMANDS
from unkink.config.entry import main

OUT = "out"
"""Where a command writes a file to."""

SOMEBODYS: dict[str, list[list[str]]] = {
    "go": [["--place", "floor", "--minutes", "1", "--pain", "1"]],
    "journal": [[], ["--json"], ["--csv"]],
    "measure": [[], ["--json"]],
    "report": [["--output", f"{OUT}.json", "--fhir"], ["--output", f"{OUT}.pdf"]],
    "export": [["--output", f"{OUT}.json"], ["--output", f"{OUT}.csv"]],
    "import": [["mine.json", "--yes"]],
    "backup": [["--output", f"{OUT}.sqlite3"]],
    "restore": [["mine.sqlite3", "--yes"]],
    "erase": [["--session", "{ended}", "--yes"], ["--everything", "--yes"]],
    "remind": [["--look"], ["--errand"], ["--calendar", "-"], ["--every", "40", "--look"]],
    "calendar": [["--output", "-"], ["--off"]],
}
"""What works with one person's data, and what is typed behind it."""

ANYBODYS: dict[str, list[list[str]]] = {
    "profiles": [[], ["--json"]],
    "where": [[]],
}
"""What may be asked for somebody, and tells nothing of what they do."""

NOBODYS = {
    "serve": "asks who is there in its pages",
    "screen": "reads a file",
    "plan": "reads a file",
    "techniques": "is the same for everybody",
    "figure": "is the same for everybody",
    "coach": "reads a file",
    "watch": "reads a file",
    "perform": "writes what was never anybody's",
    "check": "looks at everybody's folders, and tells nothing of what they hold",
}
"""What touches nobody's journal, and why."""


class Typed(NamedTuple):
    code: int
    out: str
    err: str


Type = Callable[..., Typed]


@pytest.fixture
def type_(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command where nobody can be asked for a password."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name, person in cast.people.items():
        (work / f"{name}.password").write_text(f"{person.password}\n")

    def typed(*words: str) -> Typed:
        monkeypatch.delenv("UNKINK_PROFILE", raising=False)
        monkeypatch.setattr(sys, "argv", ["unkink", *words])
        code = main()
        out, err = capsys.readouterr()
        return Typed(code, out, err)

    return typed


def as_(name: str) -> list[str]:
    return ["--profile", name, "--password-file", f"{name}.password"]


def prepared(type_: Type, name: str) -> None:
    """An export and a backup of somebody's own, to be taken in again."""
    for words in (["export", "-o", "mine.json"], ["backup", "-o", "mine.sqlite3"]):
        Path(words[-1]).unlink(missing_ok=True)
        assert type_(*words, *as_(name)).code == 0


def said(typed: Typed) -> str:
    """Everything a command said, and what it wrote."""
    written = "".join(path.read_bytes().decode(errors="replace") for path in Path().glob(f"{OUT}*"))
    for path in Path().glob(f"{OUT}*"):
        path.unlink()
    return typed.out + typed.err + written


def lines(words: Sequence[str], ended: str) -> list[str]:
    return [word.format(ended=ended) for word in words]


def test_every_command_says_here_whose_data_it_works_with() -> None:
    whose = {command.name: command.whose for command in COMMANDS}
    assert {name for name, found in whose.items() if found == "somebody"} == set(SOMEBODYS)
    assert {name for name, found in whose.items() if found == "anybody"} == set(ANYBODYS)
    assert {name for name, found in whose.items() if found == "nobody"} == set(NOBODYS)


@pytest.mark.parametrize("command", sorted(SOMEBODYS))
@pytest.mark.parametrize("me", [ANNA, BELA])
def test_a_command_works_with_one_person_and_leaves_the_others_alone(
    cast: Cast, type_: Type, command: str, me: str
) -> None:
    prepared(type_, me)
    others = cast.others(me)
    before = cast.journals(*others)
    for words in SOMEBODYS[command]:
        typed = type_(command, *lines(words, cast.people[others[0]].ended), *as_(me))
        text = said(typed).replace(cast.people[others[0]].ended, "")
        assert [trace for trace in cast.traces(*others) if trace in text] == []
        assert typed.err.count("\n") <= 1
    assert cast.journals(*others) == before


@pytest.mark.parametrize("command", sorted(SOMEBODYS))
def test_a_command_stays_locked_without_the_password(cast: Cast, type_: Type, command: str) -> None:
    prepared(type_, BELA)
    before = cast.journals(*cast.people)
    for words in SOMEBODYS[command]:
        stays_locked(type_(command, *lines(words, cast.people[BELA].ended), "--profile", BELA))
    wrong = ["--password-file", f"{CHLOE}.password"]
    stays_locked(type_(command, *lines(SOMEBODYS[command][0], cast.people[BELA].ended), "--profile", BELA, *wrong))
    assert cast.journals(*cast.people) == before


def stays_locked(typed: Typed) -> None:
    assert (typed.code, typed.out, typed.err.count("\n")) == (1, "", 1)
    assert "locked" in typed.err
    assert not list(Path().glob(f"{OUT}*"))


@pytest.mark.parametrize("command", sorted(SOMEBODYS))
def test_where_several_share_the_machine_nobody_is_taken_for_anybody(cast: Cast, type_: Type, command: str) -> None:
    before = cast.journals(*cast.people)
    for words in SOMEBODYS[command]:
        typed = type_(command, *lines(words, cast.people[ANNA].ended))
        assert (typed.code, typed.out) == (2, "")
        assert typed.err.startswith("unkink: --profile: several share this machine")
        assert typed.err.count("\n") == 1
    assert cast.journals(*cast.people) == before


@pytest.mark.parametrize("command", sorted(ANYBODYS))
@pytest.mark.parametrize("told", [(), ("--profile", BELA)])
def test_what_anybody_may_ask_tells_nothing_of_what_somebody_does(
    cast: Cast, type_: Type, command: str, told: tuple[str, ...]
) -> None:
    for words in ANYBODYS[command]:
        typed = type_(command, *words, *told)
        assert typed.code == 0
        assert [trace for trace in cast.traces(*cast.people) if trace in typed.out] == []


def test_the_check_looks_at_everybodys_folder_and_tells_nothing_of_what_is_in_it(cast: Cast, type_: Type) -> None:
    typed = type_("check")
    assert typed.code == 0, typed.out
    for name in cast.people:
        assert f"{name}: Every session has its whole script." in " ".join(typed.out.split())
    assert [trace for trace in cast.traces(*cast.people) if trace in typed.out] == []
    assert "2, each" not in typed.out


def test_the_check_says_whose_journal_is_damaged(cast: Cast, type_: Type) -> None:
    file = cast.folder(BELA) / "journal.sqlite3"
    size = file.stat().st_size
    with file.open("r+b") as damaged:
        damaged.seek(4_096)
        damaged.write(b"\xa5" * (size // 2))
    typed = type_("check")
    assert typed.code == 1
    bad = [line for line in typed.out.splitlines() if line.startswith("  !!")]
    assert bad == [line for line in bad if line.startswith(f"  !! {BELA}:")] != []


def test_a_folder_that_belongs_to_nobody_is_told(cast: Cast, type_: Type) -> None:
    (cast.home / "profiles" / "left-behind").mkdir(mode=0o700)
    typed = type_("check")
    assert typed.code == 1
    assert "left-behind belongs to no profile any more" in " ".join(typed.out.split())


@pytest.mark.parametrize("me", [ANNA, BELA, CHLOE])
def test_everybody_gets_their_own(cast: Cast, type_: Type, me: str) -> None:
    """Or the tests above would prove nothing."""
    mine = cast.people[me]
    assert mine.ended in type_("journal", "--json", *as_(me)).out
    assert mine.traces[0] in type_("measure", "--json", *as_(me)).out
    for words in (
        ["export", "-o", f"{OUT}.json"],
        ["backup", "-o", f"{OUT}.sqlite3"],
        ["report", "--fhir", "-o", f"{OUT}.f.json"],
    ):
        assert mine.traces[0] in said(type_(*words, *as_(me))), words
    assert type_("erase", "--session", mine.ended, "--yes", *as_(me)).code == 0
    assert mine.ended not in type_("journal", "--json", *as_(me)).out


def test_the_environment_names_a_profile_as_well(
    cast: Cast, type_: Type, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    del type_
    for wanted in (CHLOE, cast.people[CHLOE].profile.id):
        monkeypatch.setenv("UNKINK_PROFILE", wanted)
        monkeypatch.setattr(sys, "argv", ["unkink", "journal", "--json", "--password-file", f"{CHLOE}.password"])
        assert main() == 0
        assert cast.people[CHLOE].ended in capsys.readouterr().out


def test_a_profile_that_nobody_has_is_one_sentence_that_names_those_there_are(cast: Cast, type_: Type) -> None:
    del cast
    typed = type_("journal", "--profile", "Dora")
    assert (typed.code, typed.out) == (2, "")
    assert typed.err == "unkink: --profile: there is no profile 'Dora'; there are Anna, Béla, Chloé\n"


def test_after_too_many_wrong_passwords_the_next_command_has_to_wait(cast: Cast, type_: Type) -> None:
    del cast
    for _ in range(5):
        assert "not the password" in type_("journal", "--profile", BELA, "--password-file", f"{CHLOE}.password").err
    typed = type_("journal", *as_(BELA))
    assert typed.code == 1
    assert "too many wrong passwords" in typed.err
