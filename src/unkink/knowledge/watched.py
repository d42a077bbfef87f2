"""Reading a stand-alone technique file for the coach: it needs an id, a name and the camera's part, no more."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unkink.knowledge.camera_view import WatchedTechnique
from unkink.knowledge.fitting import fit
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.camera_views import camera_problems
from unkink.knowledge.yaml_file import read_yaml
from unkink.knowledge.yaml_lines import At, compose, line_of, read_way, written

FIELDS = ("id", "name", "camera")
NEEDED = ("signals", "repetition")


def read_watched(path: Path, name: str) -> tuple[WatchedTechnique | None, list[Problem]]:
    """Read what the coach needs of a technique file; ``name`` is how messages call it.

    Other fields are left alone, so that a whole technique can be read as well. Returns ``(None, problems)`` on failure.
    """
    data, problems = read_yaml(path, name)
    if problems:
        return None, problems
    if not isinstance(data, dict):
        return None, [Problem(name, 0, "", f"must be a group of fields: {', '.join(FIELDS)}")]
    watched, misfits = fit({field: data[field] for field in FIELDS if field in data}, WatchedTechnique)
    found: list[tuple[At, str]] = list(_too_far_left(data)) or [(misfit.at, misfit.message) for misfit in misfits]
    if watched is not None:
        found = [(read_way(f"camera.{field}"), message) for field, message in camera_problems(watched.camera)]
    if not found:
        return watched, []
    root = compose(path.read_bytes())
    return None, [Problem(name, line_of(root, at), written(at), message) for at, message in found]


def _too_far_left(data: dict[str, Any]) -> Iterator[tuple[At, str]]:
    """Name the needed fields of the camera's part that stand beside ``camera`` instead of below it."""
    camera = data.get("camera")
    inside = camera if isinstance(camera, dict) else {}
    for field in NEEDED:
        if field in data and field not in inside:
            yield (field,), "must stand below 'camera:', indented by two spaces"
