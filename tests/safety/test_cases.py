"""Worked cases: the answers of a person, and what they must lead to."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from unkink.knowledge.library import Library
from unkink.safety.answers import read_answers
from unkink.safety.closing import openness
from unkink.safety.verdict import judge

HEALTHY = {"age": 35, "pain_0_10": 1, "duration_days": 0, "trend": "same"}
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "cases.yaml").read_text())
CLINICAL = Path(__file__).parents[3] / "shared" / "clinical"


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(library: Library, case: dict[str, Any]) -> None:
    verdict = judge(library, read_answers(library, HEALTHY | case["answers"]))
    assert (verdict.level, [each.id for each in verdict.closings]) == (case["level"], case["fires"])
    result = openness(library, verdict.closings)
    if "open" in case:
        assert sorted(result.open) == case["open"]
    if "shuts" in case:
        assert sorted(result.closed) == case["shuts"]


def test_every_rule_has_a_case_in_which_it_fires(library: Library) -> None:
    fired = {rule for case in CASES for rule in case["fires"]}
    assert {rule.id for rule in library.rules.rules} == fired


def _published() -> list[dict[str, Any]]:
    path = CLINICAL / "vignettes.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.mark.parametrize("vignette", _published(), ids=lambda vignette: vignette["id"])
@pytest.mark.parametrize("with_text", [False, True], ids=["answers", "with free text"])
def test_published_vignette(library: Library, vignette: dict[str, Any], with_text: bool) -> None:  # noqa: FBT001
    text = {"text": vignette["history"]["text"]} if with_text else {}
    verdict = judge(library, read_answers(library, vignette["history"]["answers"] | text))
    assert verdict.level == vignette["expected"]
    assert verdict.questions == ()


def _listed_rules() -> list[dict[str, Any]]:
    path = CLINICAL / "rules.json"
    return json.loads(path.read_text())["rules"] if path.exists() else []


@pytest.mark.parametrize(
    "listed",
    [rule for rule in _listed_rules() if rule["kind"] in ("screen", "position", "frequency")],
    ids=lambda r: r["id"],
)
def test_kinds_and_demands_close_what_the_clinical_list_names(library: Library, listed: dict[str, Any]) -> None:
    ours = {each.id: each for each in library.rules.rules} | {each.id: each for each in library.limits}
    rule = ours[listed["id"]]
    closed = {each.id for each in library.techniques.values() if library.closed(rule.closes, each)}
    assert (rule.level, closed) == (listed["level"], set(listed["blocks"]))
