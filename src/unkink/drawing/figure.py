"""The figure of a technique as SVG: a pose, a loop that moves by itself, or frames for a script to step through.

A page that inlines these needs ``STYLE`` in its own stylesheet; with ``standalone=True`` they carry it themselves.
"""

from unkink.body.performance import scene_at
from unkink.drawing.animation import draw_animated
from unkink.drawing.frames import PhaseFrames, draw_phase_frames
from unkink.drawing.picture import STYLE, picture, rendered, svg
from unkink.drawing.stage import stage_of
from unkink.knowledge.technique import Technique

__all__ = ["STYLE", "PhaseFrames", "draw_animated", "draw_phase_frames", "draw_pose"]


def draw_pose(technique: Technique, pose: str, *, side: str = "", standalone: bool = False) -> str:
    """Return the ``<svg>`` element of a key pose.

    ``side`` is "" or "left" as the content describes it, or "right" for the mirror image. ``standalone`` embeds the
    stylesheet for a file of its own; without it the page must carry ``STYLE``.

    Raises KeyError when the technique has no such pose.
    """
    motion = technique.motion
    scene = scene_at(motion, pose, side=side)
    stage = stage_of(motion, side)
    inside = rendered(picture(motion, scene, stage), stage.arrows_of(pose))
    return svg(technique.name, motion.poses[pose].text, stage, inside, standalone=standalone)
