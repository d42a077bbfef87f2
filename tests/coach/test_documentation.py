"""docs/describe-an-exercise.md is all that somebody has who describes an exercise: it must be whole, and run."""

import re
from pathlib import Path

import msgspec
import pytest

from unkink.coach.angle import ANGLES
from unkink.coach.coach import Coach
from unkink.knowledge import camera_view
from unkink.knowledge.watched import read_watched

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "describe-an-exercise.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.+?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0].removeprefix("id: "))
def test_every_example_can_be_read_and_watched(tmp_path: Path, example: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(example, "utf-8")
    technique, problems = read_watched(path, "example.yaml")
    assert technique is not None, problems
    assert Coach(technique.camera, 1.5).finish().reps == 0


@pytest.mark.parametrize("angle", ANGLES)
def test_every_angle_is_explained(angle: str) -> None:
    assert f"| `{angle}` |" in GUIDE


@pytest.mark.parametrize("kind", [camera_view.Signal, camera_view.Repetition, camera_view.Fault, camera_view.Condition])
def test_every_field_is_explained(kind: type[msgspec.Struct]) -> None:
    internal = {"acting"}
    assert [
        field.name
        for field in msgspec.structs.fields(kind)
        if field.name not in internal and not re.search(rf"\b{field.name}\b", GUIDE)
    ] == []
