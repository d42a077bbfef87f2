"""The few things templates can do beyond Django's own: draw a figure, and say lengths and times in words."""

from datetime import datetime
from functools import lru_cache

from django import template
from django.utils.safestring import SafeString, mark_safe

from unkink.drawing.animation import draw_animated
from unkink.drawing.figure import draw_pose
from unkink.knowledge.technique import Technique
from unkink.web.content import library
from unkink.web.durations import spoken_length

register = template.Library()
register.filter("spoken", spoken_length)


@register.simple_tag
def figure(technique: Technique, pose: str = "", side: str = "") -> SafeString:
    """The drawing of a technique in a pose; without one, in the pose it is known by."""
    return _drawn(technique.id, pose or technique.motion.known_by, side)


@register.simple_tag
def moving_figure(technique: Technique) -> SafeString:
    """The drawing of a technique, looping through one repetition; still where reduced motion is asked for."""
    return _moving(technique.id)


@lru_cache(maxsize=32)
def _moving(name: str) -> SafeString:
    return mark_safe(draw_animated(library().techniques[name]))  # noqa: S308 -- as below


@lru_cache(maxsize=128)
def _drawn(name: str, pose: str, side: str) -> SafeString:
    """Drawings never change while the server runs. They are made by us alone, so they need no escaping."""
    return mark_safe(draw_pose(library().techniques[name], pose, side=side))  # noqa: S308


@register.filter
def here(moment: datetime, what: str) -> str:
    """Say a moment on this machine's own clock: its ``time``, its ``day``, or ``both``."""
    local = moment.astimezone()
    time, day = f"{local:%H:%M}", f"{local:%A}, {local.day} {local:%B}"
    return {"time": time, "day": day}.get(what, f"{day}, {time}")
