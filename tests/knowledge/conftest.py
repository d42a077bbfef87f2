"""The shipped library, and real copies of its content folder that a test may spoil."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from unkink.knowledge.loading import CONTENT, load_library
from unkink.knowledge.problem import ContentProblems, Problem


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copytree(CONTENT, tmp_path / "content")


@pytest.fixture
def change(content: Path) -> Callable[[str, str, str], None]:
    """Replace a text that stands once in a file of the copy."""

    def replace(name: str, old: str, new: str) -> None:
        path = content / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture
def problems(content: Path) -> Callable[[], list[Problem]]:
    """Load the copy and return what is wrong with it."""

    def load() -> list[Problem]:
        try:
            load_library(content)
        except ContentProblems as error:
            return error.problems
        return []

    return load
