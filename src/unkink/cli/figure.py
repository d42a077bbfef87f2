"""``unkink figure``: the drawing of a technique as an SVG file."""

import argparse
from pathlib import Path

from unkink.cli.command import Command
from unkink.cli.techniques import technique_named
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the technique")
    parser.add_argument("--pose", metavar="NAME", help="one of its poses; without it, the one it is known by")
    parser.add_argument("--animated", action="store_true", help="one repetition, moving")
    parser.add_argument("-o", "--output", metavar="FILE.svg", required=True, help="where to write it; - prints it")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    from unkink.drawing.animation import draw_animated  # noqa: PLC0415 -- not for --help
    from unkink.drawing.figure import draw_pose  # noqa: PLC0415
    from unkink.knowledge.nearest import unknown  # noqa: PLC0415

    technique = technique_named(wiring.library(), options.id)
    motion = technique.motion
    if options.animated and options.pose:
        raise Trouble("unkink figure", "--pose: a moving drawing goes through every pose; leave out one of the two")
    if options.pose and options.pose not in motion.poses:
        raise Trouble("unkink figure", "--pose", unknown(options.pose, motion.poses, f"pose of {technique.id}"))
    if options.animated:
        drawing = draw_animated(technique, standalone=True)
    else:
        drawing = draw_pose(technique, options.pose or motion.known_by, standalone=True)
    _write(options.output, drawing)
    return 0


def _write(name: str, drawing: str) -> None:
    if name == "-":
        print(drawing)
        return
    try:
        Path(name).write_text(drawing, encoding="utf-8")
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise Trouble("--output", name, f"cannot be written: {getattr(error, 'strerror', None) or error}") from None


COMMAND = Command("figure", "the drawing of a technique as an SVG file", _add_options, _run)
