"""What fits its type can still be wrong: the validators say so, on real copies of the content."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from unkink.knowledge.problem import Problem

Change = Callable[[str, str, str], None]
Problems = Callable[[], list[Problem]]

CHAIR = "techniques/chair-lean-back.yaml"
REACH = "techniques/upper-back-reach.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "message"),
    [
        (CHAIR, "  stop_at_first_pop: true\n", "", "dose.stop_at_first_pop", "must be true for a mobilisation"),
        (CHAIR, "{least: 1, most: 3}", "{least: 1, most: 4}", "dose.repetitions", "at most 3 tries"),
        (REACH, "rest_s: {least: 5, most: 40}", "rest_s: {least: 40, most: 5}", "dose.rest_s", "from least to most"),
        (REACH, "repetitions: {least: 2, most: 4}", "repetitions: {least: 0, most: 4}", "dose", "at least one"),
        (
            REACH,
            "  hold: Round and wide. Slow breaths.\n  out_of: Let go slowly.",
            "  hold: Round and wide, wider, wider still, with slow and easy, quiet breaths.\n  out_of: Let go slowly.",
            "cues.hold",
            "is longer than 60 characters",
        ),
        (
            REACH,
            "Nothing needs to crack.",
            "This is perfectly safe.",
            "crack_note",
            "says 'perfectly safe', which nobody can know",
        ),
    ],
)
def test_a_technique_that_makes_no_sense_is_refused(
    change: Change, problems: Problems, name: str, old: str, new: str, field: str, message: str
) -> None:
    change(name, old, new)
    [problem] = problems()
    assert (problem.file, problem.field) == (name, field)
    assert message in problem.message
    assert problem.line > 0


def test_a_move_to_a_pose_that_is_not_described_is_refused(content: Path, problems: Problems) -> None:
    path = content / REACH
    text = re.sub(r"phase: hold, pose: [\w-]+", "phase: hold, pose: nowhere", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    assert any("moves to the pose 'nowhere'" in problem.message and problem.line > 0 for problem in problems())


def test_a_strength_without_words_is_refused(change: Change, problems: Problems) -> None:
    change("vocabulary.yaml", "  B-small: one small comparison\n", "")
    [problem] = problems()
    assert str(problem).startswith("vocabulary.yaml")
    assert problem.message == "has no words for B-small"


def test_a_statement_without_a_source_is_refused(change: Change, problems: Problems) -> None:
    change(
        REACH,
        "Sit or stand upright, wherever you are.\n    sources: [our-choice]",
        "Sit or stand upright, wherever you are.\n    sources: []",
    )
    [problem] = problems()
    assert problem.field == "steps[0]"
    assert problem.message == "names no source; name one, or the source of our own choices"


def test_a_country_given_twice_is_refused(change: Change, problems: Problems) -> None:
    change("advice.yaml", "country: FI, name: Finland", "country: SE, name: Finland")
    [problem] = problems()
    assert problem.message == "'SE' is given twice"


def test_a_default_country_that_is_not_listed_is_refused(change: Change, problems: Problems) -> None:
    change("advice.yaml", "default_country: ZZ", "default_country: XY")
    [problem] = problems()
    assert problem.field == "default_country"
    assert problem.line > 0


def test_an_emergency_number_with_words_in_it_is_refused(change: Change, problems: Problems) -> None:
    change("advice.yaml", 'name: Japan, number: "119"', 'name: Japan, number: "119 or 110"')
    [problem] = problems()
    assert problem.message == "is '119 or 110'; a number has digits only"


def test_every_level_must_be_told(content: Path, problems: Problems) -> None:
    path = content / "advice.yaml"
    path.write_text(path.read_text("utf-8").replace("- level: urgent", "- level: see_doctor"), "utf-8")
    messages = [problem.message for problem in problems()]
    assert "does not tell 'urgent'" in messages
    assert "'see_doctor' is given twice" in messages


def test_the_emergency_outcome_must_name_the_number(change: Change, problems: Problems) -> None:
    change("advice.yaml", 'text: "Call {number}. Something', 'text: "Call for help. Something')
    [problem] = problems()
    assert "must name the number to call" in problem.message


@pytest.mark.parametrize(("braces", "message"), [("{nummer}", "fills in {nummer}"), ("{number", "has broken braces")])
def test_an_outcome_fills_in_nothing_but_the_number(
    change: Change, problems: Problems, braces: str, message: str
) -> None:
    change("advice.yaml", '"Call {number} now, or', f'"Call {braces} now, or')
    [problem] = problems()
    assert message in problem.message
