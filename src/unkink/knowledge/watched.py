"""Reading a stand-alone technique file for the coach: it needs an id, a name and the camera's part, no more."""

from pathlib import Path

from unkink.knowledge.camera_view import WatchedTechnique
from unkink.knowledge.fitting import fit
from unkink.knowledge.problem import Problem
from unkink.knowledge.validation.camera_views import camera_problems
from unkink.knowledge.yaml_file import read_yaml
from unkink.knowledge.yaml_lines import At, compose, line_of, read_way, written

FIELDS = ("id", "name", "camera")


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
    found: list[tuple[At, str]] = [(misfit.at, misfit.message) for misfit in misfits]
    if watched is not None:
        found = [(read_way(f"camera.{field}"), message) for field, message in camera_problems(watched.camera)]
    if not found:
        return watched, []
    root = compose(path.read_bytes())
    return None, [Problem(name, line_of(root, at), written(at), message) for at, message in found]
