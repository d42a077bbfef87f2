"""Loading names every problem at once, with file, line, field and what is allowed. On real copies.."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unkink.knowledge.library import Library
from unkink.knowledge.loading import load_library
from unkink.knowledge.problem import ContentProblems, Problem
from unkink.knowledge.yaml_file import MAX_BYTES

Change = Callable[[str, str, str], None]
Problems = Callable[[], list[Problem]]

REACH = "techniques/upper-back-reach.yaml"


def line_of(content: Path, name: str, text: str) -> int:
    lines = (content / name).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_shipped_library_loads_without_a_problem(library: Library) -> None:
    assert len(library.techniques) == 8
    assert len(library.digest) == 16


def test_a_copy_of_the_content_has_the_same_digest(content: Path, library: Library) -> None:
    assert load_library(content).digest == library.digest


def test_any_change_of_the_content_changes_the_digest(content: Path, change: Change, library: Library) -> None:
    change(REACH, "name: Upper-back reach", "name: Upper back reach")
    assert load_library(content).digest != library.digest


def test_a_technique_is_added_by_adding_a_file(content: Path) -> None:
    text = (content / REACH).read_text("utf-8").replace("id: upper-back-reach", "id: wide-reach")
    (content / "techniques" / "wide-reach.yaml").write_text(text, "utf-8")
    assert "wide-reach" in load_library(content).techniques


def test_an_unknown_demand_is_named_with_the_nearest_known_one_and_its_line(
    content: Path, change: Change, problems: Problems
) -> None:
    change(REACH, "demands: [gentle-flexion, arms-forward]", "demands: [gentle-flexion, arms-foreward]")
    line = line_of(content, REACH, "arms-foreward")
    message = "'arms-foreward' is not a known demand; the nearest is 'arms-forward'"
    assert problems() == [Problem(REACH, line, "demands[1]", message)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("places: [desk,", "places: [dessk,", "'dessk' is not a known place; the nearest is 'desk'"),
        ("regions: [neck, upper]", "regions: [nec, upper]", "'nec' is not a known region; the nearest is 'neck'"),
        ("position: sitting", "position: siting", "'siting' is not a known position; the nearest is 'sitting'"),
        ("needs: []", "needs: [bal]", "'bal' is not a known thing; the nearest is 'ball'"),
        ("sources: [article, alberta-reach]\n\n", "sources: [artikle]\n\n", "the nearest is 'article'"),
        ("kind: stretch", "kind: strech", "'strech' is not a known value; the nearest is 'stretch'"),
        ("crack: not the aim", "crack: maybe", "known are likely, possible, not the aim"),
        ("summary:", "sumary:", "'sumary' is not a known field; the nearest is 'summary'"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_nearest_known_one(
    content: Path, problems: Problems, old: str, new: str, message: str
) -> None:
    path = content / REACH
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = problems()
    assert any(message in str(problem) for problem in found)
    assert all(problem.file == REACH for problem in found)
    assert all(problem.line > 0 for problem in found if problem.message != "is missing")


def test_a_rule_that_names_an_unknown_source_is_found_by_its_own_line(content: Path, problems: Problems) -> None:
    path = content / "safety" / "rules.yaml"
    path.write_text(path.read_text("utf-8").replace("girft-2023", "girft-2032", 1), "utf-8")
    [problem] = problems()
    assert problem.message == "'girft-2032' is not a known source; the nearest is 'girft-2023'"
    assert problem.line == line_of(content, "safety/rules.yaml", f"id: {problem.field}")


def test_a_key_given_twice_is_refused_with_its_line(change: Change, content: Path, problems: Problems) -> None:
    change(REACH, "position: sitting\n", "position: sitting\nposition: standing\n")
    line = line_of(content, REACH, "position: standing")
    assert problems() == [Problem(REACH, line, "", "the key 'position' is given twice")]


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        ("into_s: 3", "into_s: three", "dose.into_s", "must be a whole number, not text"),
        ("into_s: 3", "into_s: 3.5", "dose.into_s", "must be a whole number, not a decimal number"),
        ("places: [desk, floor, standing, bed]", "places: desk", "places", "must be a list, not text"),
        ("name: Upper-back reach", "name: 12", "name", "must be text, not a whole number; put it in quotes"),
        ("hold_s: {least: 15, most: 30}", "hold_s: 15", "dose.hold_s", "must be a group of fields, not a whole number"),
        ("position: sitting", "position:", "position", "must be text, not nothing"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_in_plain_words(
    change: Change, problems: Problems, content: Path, old: str, new: str, field: str, message: str
) -> None:
    change(REACH, old, new)
    [problem] = problems()
    assert (problem.file, problem.field) == (REACH, field)
    assert problem.message.startswith(message)
    assert problem.line == line_of(content, REACH, new)


def test_norway_without_quotes_is_not_read_as_no(change: Change, problems: Problems) -> None:
    change("advice.yaml", 'country: "NO"', "country: NO")
    [problem] = problems()
    assert problem.message == "must be text, not true or false; put it in quotes if it is meant as text"
    assert problem.line > 0


def test_a_missing_field_is_named(change: Change, problems: Problems) -> None:
    change(REACH, "position: sitting\n", "")
    [problem] = problems()
    assert (problem.file, problem.field, problem.message) == (REACH, "position", "is missing")


def test_all_problems_of_one_file_are_reported_at_once_each_with_its_line(
    content: Path, change: Change, problems: Problems
) -> None:
    change(REACH, "get_ready_s: 5", "get_ready_s: soon")
    change(REACH, "  into: Breathe out. Chin down, reach forward.", "  inwards: Breathe out. Chin down, reach forward.")
    found = problems()
    assert {problem.field for problem in found} == {"cues.into", "cues.inwards", "dose.get_ready_s"}
    assert {problem.line for problem in found} >= {
        line_of(content, REACH, "get_ready_s: soon"),
        line_of(content, REACH, "inwards:"),
    }


def test_problems_of_two_files_are_reported_at_once(change: Change, problems: Problems) -> None:
    change(REACH, "position: sitting", "position: [sitting]")
    change("advice.yaml", "default_country: ZZ", "default_country: 0")
    assert {problem.file for problem in problems()} == {REACH, "advice.yaml"}


def test_the_message_of_a_failed_load_has_one_line_for_each_problem(change: Change, content: Path) -> None:
    change(REACH, "places: [desk, floor, standing, bed]", "places: [dessk, flor]")
    with pytest.raises(ContentProblems) as caught:
        load_library(content)
    assert len(str(caught.value).splitlines()) == len(caught.value.problems) == 2


@pytest.mark.parametrize("text", ["", "   \n\n", "# only a remark\n"])
def test_an_empty_file_is_called_empty(content: Path, problems: Problems, text: str) -> None:
    (content / "advice.yaml").write_text(text, "utf-8")
    assert problems() == [Problem("advice.yaml", 0, "", "is empty")]


def test_a_huge_file_is_refused_without_being_read_whole(content: Path, problems: Problems) -> None:
    with (content / "advice.yaml").open("wb") as file:
        file.truncate(MAX_BYTES * 1000)
    [problem] = problems()
    assert problem.message == "is larger than 1,000,000 bytes, which no content file should be"


def test_a_missing_file_is_named(content: Path, problems: Problems) -> None:
    (content / "sources.yaml").unlink()
    assert problems() == [Problem("sources.yaml", 0, "", "cannot be read: No such file or directory")]


def test_a_folder_without_content_is_told_file_by_file(tmp_path: Path) -> None:
    with pytest.raises(ContentProblems) as caught:
        load_library(tmp_path)
    files = {problem.file for problem in caught.value.problems}
    assert {"sources.yaml", "vocabulary.yaml", "safety/rules.yaml", "techniques"} <= files


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"id: [open", "did not find expected"),
        (b"\tid: a", "found character that cannot start any token"),
        (b"id: \xff", "is not valid YAML"),
        (b"id: \x00", "is not valid YAML"),
        (b"id: *nobody", "found undefined alias"),
        (b"id: !!python/name:os.system x", "could not determine a constructor"),
        (b"--- 1\n--- 2\n", "found another document"),
        (b"? [a, b]\n: 1\n", "a key must be a word"),
        (b"id: 2026-13-45\n", "is not valid YAML"),
        (b"id: &a [*a]\n", "refers back (*name) from inside a part that has a name"),
        (b"[" * 60 + b"]" * 60 + b" # &", "is nested more than 50 levels deep"),
        (b"[" * 400_000 + b"]" * 400_000, "is nested more than 50 levels deep"),
        (b"- " * 400_000, "is nested more than 50 levels deep"),
        ("id: größe".encode("utf-16"), "is missing"),
    ],
    ids=lambda value: str(value[:12]),
)
def test_broken_yaml_is_one_clear_problem_and_never_a_crash(
    content: Path, problems: Problems, raw: bytes, message: str
) -> None:
    (content / REACH).write_bytes(raw)
    found = problems()
    assert {problem.file for problem in found} == {REACH}
    assert any(message in problem.message for problem in found)


def test_names_within_a_file_may_be_used_again(content: Path, library: Library) -> None:
    assert "closes: &" in (content / "safety" / "rules.yaml").read_text("utf-8")
    assert library.rules.rules


def test_a_technique_must_be_named_like_its_file(content: Path, problems: Problems) -> None:
    (content / REACH).rename(content / "techniques" / "reach.yaml")
    message = "is 'upper-back-reach', but the file is named 'reach'"
    assert Problem("techniques/reach.yaml", 1, "id", message) in problems()


def test_a_source_listed_twice_is_named(content: Path, problems: Problems) -> None:
    path = content / "sources.yaml"
    path.write_text(path.read_text("utf-8") + "- {id: article, title: Again, checked: read}\n", "utf-8")
    [problem] = problems()
    assert (problem.field, problem.message) == ("article", "is listed twice")
