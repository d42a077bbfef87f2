"""What somebody who adds a technique is told: one sentence a problem, with the file, the line and the field."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from unkink.knowledge.loading import CONTENT

ROOT = Path(__file__).parent.parent
NEW = ROOT / "tests" / "drawing" / "cat-camel.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content that ships, with a new technique in it."""
    copytree(CONTENT, tmp_path / "content")
    (tmp_path / "content" / "techniques" / NEW.name).write_bytes(NEW.read_bytes())
    return tmp_path / "content"


def checked(content: Path) -> tuple[int, list[str]]:
    command = [sys.executable, str(ROOT / "scripts" / "check_content.py"), str(content)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr.splitlines()


def spoil(content: Path, before: str, after: str) -> int:
    """Change a technique's file; returns the line of the change."""
    file = content / "techniques" / NEW.name
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")
    return text[: text.index(before)].count("\n") + 1


def test_a_new_technique_that_a_body_can_do_passes(content: Path) -> None:
    assert checked(content) == (0, [])


def test_a_field_that_does_not_exist_is_told_with_its_line(content: Path) -> None:
    line = spoil(content, "summary:", "colour: blue\nsummary:")

    code, lines = checked(content)

    assert code == 1
    assert any(each.startswith(f"techniques/cat-camel.yaml:{line}: ") and "colour" in each for each in lines)


def test_a_joint_bent_too_far_is_told_with_what_is_normal(content: Path) -> None:
    spoil(content, "neck_flexion: -8", "neck_flexion: 98")

    code, (first,) = checked(content)

    assert code == 1
    assert "neck_flexion: is 98 degrees; the normal range is -60 to 50" in first


def test_a_body_in_the_floor_is_told_with_its_depth(content: Path) -> None:
    spoil(content, "at: [0, 0.055, 0.089]", "at: [0, -0.3, 0.089]")

    code, lines = checked(content)

    assert code == 1
    assert any("cm into the floor" in line for line in lines)
