from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import Run
from unkink.cli.help import help_texts
from unkink.cli.main import COMMANDS
from unkink.knowledge.library import Library

IDS = (
    "chair-lean-back", "foam-roller", "standing-lean-back", "ball-stretch",
    "bed-hang", "rocking", "knee-rotation", "upper-back-reach",
)  # fmt: skip


def test_help_lists_every_command(run: Run) -> None:
    result = run("--help")
    assert result.code == 0
    for name in ("screen", "plan", "techniques", "figure", "journal", "where", "--port", "--no-browser"):
        assert name in result.out


@pytest.mark.parametrize("command", ["screen", "plan", "techniques", "figure", "journal", "where"])
def test_every_command_tells_its_options(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert result.out.startswith(f"usage: unkink {command}")


def test_unkink_alone_serves_and_opens_the_browser(run: Run, served: list[tuple[int | None, bool]]) -> None:
    assert run().code == 0
    assert run("--no-browser", "--port", "0").code == 0
    assert served == [(None, True), (0, False)]


def test_where_prints_the_folder_and_nothing_else(run: Run, tmp_path: Path) -> None:
    assert run("where").out == f"{tmp_path / 'data'}\n"


def test_the_library_lists_all_techniques(run: Run) -> None:
    assert sorted(each["id"] for each in run("techniques", "--json").document) == sorted(IDS)
    assert all(f"({name})" in run("techniques").out for name in IDS)


@pytest.mark.parametrize("name", IDS)
def test_one_technique_comes_whole_with_every_source_it_names(run: Run, library: Library, name: str) -> None:
    document = run("techniques", name, "--json").document
    for field in library.techniques[name].__struct_fields__:
        assert field in document
    listed = {source["id"] for source in document["sources"]}
    named = {source for field in ("steps", "feel", "never", "stop_when", "cautions") for each in document[field]
             for source in each["sources"]}  # fmt: skip
    assert named | set(document["dose"]["sources"]) <= listed
    assert all(source["title"] for source in document["sources"])


@pytest.mark.parametrize("name", IDS)
def test_people_read_one_technique_whole(run: Run, library: Library, name: str) -> None:
    technique = library.techniques[name]
    out = " ".join(run("techniques", name).out.split())
    for statement in (*technique.steps, *technique.never, *technique.stop_when):
        assert statement.text in out


@pytest.mark.parametrize("options", [(), ("--pose", "start"), ("--animated",)])
def test_a_figure_is_a_drawing_with_a_title(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    assert run("figure", "knee-rotation", *options, "-o", "k.svg").code == 0
    root = ET.parse(tmp_path / "k.svg").getroot()  # noqa: S314 -- our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{http://www.w3.org/2000/svg}title") is not None


def test_the_documentation_can_have_the_help_of_every_command() -> None:
    texts = dict(help_texts(COMMANDS, width=100))
    assert len(texts) == len(COMMANDS)
    assert texts["unkink"].startswith("usage: unkink [-h] [--no-browser]")
    assert all(text.startswith(f"usage: {typed} ") for typed, text in texts.items())
