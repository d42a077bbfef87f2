import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from unkink.knowledge.library import Library

Write = Callable[..., str]
CLINICAL = Path(__file__).parents[3] / "shared" / "clinical"


def vignettes() -> list[dict[str, Any]]:
    path = CLINICAL / "vignettes.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_healthy_person_has_everything_open(run: Run, answers: Write, library: Library) -> None:
    result = run("screen", "--answers", answers(), "--json")
    assert result.code == 0
    assert result.document["level"] == "all_ok"
    assert sorted(result.document["open"]) == sorted(library.techniques)
    assert result.document["rules"] == result.document["closed"] == result.document["questions"] == []
    assert result.document["rule_set"] == library.digest


def test_a_rule_that_fires_tells_its_level_reason_answers_closures_and_sources(run: Run, answers: Write) -> None:
    result = run("screen", "--answers", answers(conditions=["hypertension"]), "--json")
    (rule,) = result.document["rules"]
    assert set(rule) >= {"id", "level", "say", "because", "closes", "source", "strength"}
    assert rule["because"] == ["hypertension"]
    assert set(rule["closes"]) == {"kinds", "demands"}
    assert all(isinstance(source, str) and source for source in rule["source"])
    assert result.document["closed"] == [{"id": "bed-hang", "by": [rule["id"]]}]
    assert "bed-hang" not in result.document["open"]


def test_an_emergency_is_a_no(run: Run, answers: Write) -> None:
    result = run("screen", "--answers", answers(flags_unsure=["saddle_numb"]), "--json")
    assert result.code == 1
    assert (result.document["level"], result.document["open"]) == ("emergency", [])


def test_what_was_not_answered_is_asked_and_is_a_no(run: Run, answers: Write) -> None:
    result = run("screen", "--answers", answers(groups_answered=[]), "--json")
    assert result.code == 1
    assert "saddle_numb" in [question["id"] for question in result.document["questions"]]
    assert result.document["open"] == []


def test_the_emergency_number_is_that_of_the_country(run: Run, answers: Write) -> None:
    result = run("screen", "--answers", answers(flags_yes=["saddle_numb"]), "--country", "gb")
    assert "Call 999" in result.out


def test_people_read_what_it_means_why_and_what_is_open(run: Run, answers: Write, library: Library) -> None:
    out = run("screen", "--answers", answers(conditions=["hypertension"])).out
    for heading in ("What you can do", "Why something is closed", "Open to you", "Closed"):
        assert heading in out
    assert library.techniques["bed-hang"].name in out
    assert max(map(len, out.splitlines())) <= 80


def test_answers_can_be_yaml(run: Run, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("age: 35\npain_0_10: 0\nflags_yes: [saddle_numb]\n")
    assert run("screen", "--answers", "me.yaml", "--json").document["level"] == "emergency"


def test_answers_can_come_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b'{"age": 35, "pain_0_10": 0, "flags_yes": ["chest_pain"]}'))
    monkeypatch.setattr("sys.stdin", stdin)
    assert run("screen", "--answers", "-", "--json").document["level"] == "emergency"


@pytest.mark.parametrize("vignette", vignettes(), ids=lambda vignette: vignette["id"])
def test_a_published_case_gets_its_level(run: Run, tmp_path: Path, vignette: dict[str, Any]) -> None:
    history = vignette["history"]
    (tmp_path / "case.json").write_text(json.dumps(history["answers"] | {"text": history["text"]}))
    assert run("screen", "--answers", "case.json", "--json").document["level"] == vignette["expected"]
