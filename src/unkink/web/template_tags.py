"""The few things templates can do beyond Django's own: draw a figure, and say numbers and times in words."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from unkink.drawing.figure import draw_pose
from unkink.knowledge.technique import Technique
from unkink.web.durations import spoken_length

register = template.Library()


@register.simple_tag
def figure(technique: Technique, pose: str = "", side: str = "") -> SafeString:
    """The drawing of a technique in a pose; without one, in the pose it is known by. Drawings are made by us alone."""
    return mark_safe(draw_pose(technique, pose or known_by(technique), side=side))  # noqa: S308


def known_by(technique: Technique) -> str:
    """The pose that shows what a technique is: the one that is held."""
    return next(
        (move.pose for move in technique.motion.moves if move.phase == "hold"), technique.motion.moves[-1].pose
    )


register.filter("length", spoken_length)
