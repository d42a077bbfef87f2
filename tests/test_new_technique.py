"""Adding a technique means adding one file: the product itself, with one file more and not a line of code changed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

import unkink
from tests.web.served import Served, serve

NEW = Path(__file__).parent / "drawing" / "cat-camel.yaml"
Run = Callable[..., str]


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the product with the new file in it."""
    place = tmp_path_factory.mktemp("product")
    copytree(Path(unkink.__file__).parent, place / "unkink", ignore=ignore_patterns("__pycache__"))
    (place / "unkink" / "content" / "techniques" / NEW.name).write_bytes(NEW.read_bytes())
    return place


@pytest.fixture(scope="module")
def run(product: Path) -> Run:
    def typed(*words: str) -> str:
        environment = os.environ | {"PYTHONPATH": str(product), "UNKINK_HOME": str(product / "home")}
        command = [sys.executable, "-m", "unkink", *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    return typed


@pytest.fixture
def served(product: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("PYTHONPATH", str(product))
    server = serve(tmp_path)
    yield server
    server.kill()


def test_it_stands_in_the_library_whole(run: Run) -> None:
    assert "cat-camel" in run("techniques")
    assert json.loads(run("techniques", "cat-camel", "--json"))["id"] == "cat-camel"


def test_it_finds_its_way_into_routines(run: Run) -> None:
    plans = (
        run("plan", "--place", "floor", "--have", "mat", "--minutes", "12", "--seed", str(seed), "--json")
        for seed in range(10)
    )
    assert any("cat-camel" in [item["technique"] for item in json.loads(plan)["items"]] for plan in plans)


def test_rules_close_it_by_what_it_demands(run: Run, tmp_path: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps({"age": 40, "pain_0_10": 1, "conditions": ["knee_problem"]}))
    closed = json.loads(run("screen", "--answers", str(answers), "--json"))["closed"]
    assert {"id": "cat-camel", "by": ["P06"]} in closed


def test_its_figure_moves(run: Run, tmp_path: Path) -> None:
    run("figure", "cat-camel", "--animated", "-o", str(tmp_path / "figure.svg"))
    assert "<animate" in (tmp_path / "figure.svg").read_text()


def test_it_has_its_page_and_moves_there(served: Served) -> None:
    page = served.ask("GET", "/techniques/cat-camel", {"Cookie": served.cookie()})
    assert page.status == 200
    assert "<animate" in page.text
    assert "/techniques/cat-camel" in served.ask("GET", "/techniques", {"Cookie": served.cookie()}).text


def test_the_session_screen_has_its_frames(served: Served) -> None:
    answer = served.ask("GET", "/figures/cat-camel", {"Cookie": served.cookie()})
    assert answer.status == 200
    assert {"get_ready", "into", "hold", "out_of", "rest"} <= set(json.dumps(json.loads(answer.text)).split('"'))
