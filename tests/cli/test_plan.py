from collections.abc import Callable

from tests.cli.conftest import Run
from unkink.knowledge.library import Library

Write = Callable[..., str]
FLOOR = ("plan", "--place", "floor", "--have", "mat,ball,foam-roller", "--minutes", "10")


def test_a_plan_is_one_document_in_the_agreed_form(run: Run, answers: Write) -> None:
    result = run(*FLOOR, "--answers", answers(), "--json")
    assert result.code == 0
    assert abs(result.document["minutes"] - 10) <= 1
    for item in result.document["items"]:
        assert set(item) >= {"technique", "kind", "sides", "reps", "hold_s", "why"}
    for left_out in result.document["left_out"]:
        assert set(left_out) >= {"technique", "why"}


def test_without_a_safety_check_nothing_that_may_crack_is_planned_and_it_says_so(run: Run, library: Library) -> None:
    document = run(*FLOOR, "--json").document
    assert document["checked"] is False
    assert not any(library.cracks(library.techniques[item["technique"]]) for item in document["items"])
    assert "No safety check was given" in run(*FLOOR).out


def test_with_a_healthy_persons_answers_a_long_plan_ends_with_one_that_may_crack(run: Run, answers: Write) -> None:
    document = run(*FLOOR, "--answers", answers(), "--json").document
    assert document["checked"] is True
    assert document["items"][-1]["cracks"] is True


def test_the_verdict_holds_in_the_plan(run: Run, answers: Write) -> None:
    document = run(*FLOOR, "--answers", answers(age=70), "--json").document
    assert all(item["kind"] == "stretch" for item in document["items"])
    assert {each["technique"] for each in document["left_out"] if each["by"]} >= {"foam-roller", "standing-lean-back"}
    assert [each["id"] for each in document["closed_by"]]


def test_nothing_open_is_a_no_with_something_to_do_instead(run: Run, answers: Write) -> None:
    result = run(*FLOOR, "--answers", answers(flags_yes=["saddle_numb"]), "--country", "DK", "--json")
    assert result.code == 1
    assert result.document["items"] == []
    assert result.document["instead"][0].startswith("Call 112 now")


def test_the_same_seed_gives_the_same_plan_and_others_vary_it(run: Run, answers: Write) -> None:
    def planned(seed: int) -> str:
        return run(*FLOOR[:-1], "6", "--answers", answers(), "--seed", str(seed), "--json").out

    assert planned(3) == planned(3)
    assert len({planned(seed) for seed in range(8)}) > 1


def test_people_read_every_exercise_its_reason_and_what_was_left_out(run: Run, answers: Write) -> None:
    out = run(*FLOOR, "--region", "low", "--answers", answers()).out
    for words in ("A routine of", "1. ", "seconds of rest", "as you asked", "Not in it", "For another place"):
        assert words in out
    assert "\x1b" not in out
