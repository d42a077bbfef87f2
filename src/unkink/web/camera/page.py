"""What the session page needs for its camera: how to place it for each exercise, what to draw, and what is missing."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec
from django.utils.safestring import SafeString, mark_safe

from unkink.knowledge.technique import Technique
from unkink.vision import assets
from unkink.web.camera.judged import judged
from unkink.web.camera.placing import draw_placing

PARTS = {
    "nose": "nose",
    "ear": "ears",
    "shoulder": "shoulders",
    "elbow": "elbows",
    "wrist": "wrists",
    "hip": "hips",
    "knee": "knees",
    "ankle": "ankles",
    "heel": "heels",
    "foot_index": "toes",
}


def camera_context(techniques: Iterable[Technique]) -> dict[str, Any]:
    """Return the part of the page's context that its camera needs."""
    watched = [(technique, technique.camera) for technique in techniques if technique.camera is not None]
    return {
        "camera_missing": "yes" if assets.missing() else "",
        "camera_views": {
            technique.id: {"judged": msgspec.to_builtins(judged(camera)), "place": camera.place}
            for technique, camera in watched
        },
        "placings": [
            {
                "technique": technique.id,
                "name": technique.name,
                "place": camera.place,
                "picture": _picture(technique.id, technique),
            }
            for technique, camera in watched
        ],
        "parts": [{"id": part, "name": name} for part, name in PARTS.items()],
    }


@cache
def _drawn() -> dict[str, SafeString]:
    return {}


def _picture(name: str, technique: Technique) -> SafeString:
    """Drawings never change while the server runs, and are made by us alone, so they need no escaping."""
    drawn = _drawn()
    if name not in drawn:
        drawn[name] = mark_safe(draw_placing(technique))  # noqa: S308
    return drawn[name]
