"""``unkink perform``: the synthetic performer, a landmark recording with its truth beside it."""

import argparse
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.command import Command, whole_number
from unkink.cli.techniques import technique_named
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from random import Random

    from unkink.body.performer.performing import Performance
    from unkink.body.performer.viewpoint import Station
    from unkink.knowledge.camera_view import CameraView

MOST_REPS = 10_000
AROUND = {"side": 90.0, "front": 0.0, "back": 180.0}
"""Where the camera may stand by name; degrees from the front, towards the person's right."""


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the technique")
    parser.add_argument("--reps", metavar="N", type=whole_number, default=3, help="repetitions a side (3)")
    parser.add_argument(
        "--view", metavar="V", help="side, front, back, or degrees from the front; else as the file asks"
    )
    parser.add_argument("--noise", metavar="PX", type=_number, help="error in pixels on a body of 500; else 1.8 to 4.2")
    parser.add_argument("--fault", metavar="NAME", default="", help="a fault that the technique's file names")
    parser.add_argument("--fps", metavar="N", type=_number, help="frames a second; else 10 to 60")
    parser.add_argument(
        "--fill", metavar="SHARE", type=_number, help="share of the picture the body fills; else 0.45 up"
    )
    parser.add_argument("--seed", metavar="S", type=whole_number, default=0, help="another seed is another person (0)")
    parser.add_argument(
        "-o", "--output", metavar="REC", required=True, help=".landmarks.jsonl, .jsonl.gz, .csv or .trc"
    )


def _number(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = float("nan")
    if not 0 <= value <= 1000:  # noqa: PLR2004 -- no figure of this command is larger
        raise argparse.ArgumentTypeError(f"{word!r} is not allowed; allowed are numbers from 0 to 1000")
    return value


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    technique = technique_named(wiring.library(), options.id)
    view = technique.camera
    if view is None:
        raise Trouble(options.id, "camera", "is missing: this technique does not say how a camera can watch it")
    _check(options, view)
    from random import Random  # noqa: PLC0415 -- not for --help

    from unkink.body.performer.performing import Wishes, perform  # noqa: PLC0415

    # Chance of a synthetic body, to be repeated by its seed: nothing here is secret.
    random = Random(options.seed)  # noqa: S311
    where = _where(options, view, Random(options.seed + 1)) if options.view or options.fill else None  # noqa: S311
    wishes = Wishes(options.reps, options.noise, options.fault, options.fps, where)
    _write(options.output, perform(technique, view, wishes, random))
    return 0


def _check(options: argparse.Namespace, view: "CameraView") -> None:
    from unkink.coach.recordings.formats import FORMATS, writer_of  # noqa: PLC0415 -- not for --help
    from unkink.knowledge.nearest import unknown  # noqa: PLC0415

    if options.fault and options.fault not in view.faults:
        raise Trouble("--fault", unknown(options.fault, view.faults, f"fault of {options.id}"))
    if not 1 <= options.reps <= MOST_REPS:
        raise Trouble("--reps", f"is {options.reps}; allowed are 1 to {MOST_REPS}")
    if options.fps is not None and options.fps < 1:
        raise Trouble("--fps", f"is {options.fps}; allowed are 1 to 1000")
    if options.fill is not None and not 0.02 <= options.fill <= 2:  # noqa: PLR2004 -- a dot, or twice the picture
        raise Trouble("--fill", f"is {options.fill}; allowed are 0.02 to 2")
    if writer_of(options.output) is None:
        raise Trouble(
            "--output", options.output, f"is no recording by its name; allowed endings are {', '.join(FORMATS)}"
        )


def _where(options: argparse.Namespace, view: "CameraView", random: "Random") -> "Station":
    from dataclasses import replace  # noqa: PLC0415 -- not for --help

    from unkink.body.performer.viewpoint import station  # noqa: PLC0415

    where = station(random, view.view, view.elevation)
    around, fill = where.around, where.fill
    if options.view:
        around = AROUND[options.view] if options.view in AROUND else _degrees(options.view)
    if options.fill:
        fill = options.fill
    return replace(where, around=around, fill=fill)


def _degrees(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = float("nan")
    if not -180 <= value <= 180:  # noqa: PLR2004 -- once round
        raise Trouble("--view", f"is {word!r}; allowed are {', '.join(AROUND)}, or degrees from -180 to 180")
    return value


def _write(name: str, performance: "Performance") -> None:
    """Write the recording and its truth; a file that could not be finished does not stay."""
    import msgspec  # noqa: PLC0415 -- not for --help

    from unkink.body.performer.viewpoint import HEIGHT, WIDTH  # noqa: PLC0415
    from unkink.coach.recordings.formats import writer_of  # noqa: PLC0415
    from unkink.coach.recordings.recording import Frame, Header  # noqa: PLC0415

    writer = writer_of(name)
    assert writer is not None  # noqa: S101 -- checked before anything was performed
    header = Header(performance.fps, WIDTH, HEIGHT, f"unkink perform {performance.technique.id}")
    started = False
    try:
        with Path(name).open("wb") as file:
            started = True
            writer(file, header, (Frame(t, points) for t, points in performance.frames()))
        Path(f"{name}.truth.json").write_bytes(msgspec.json.format(msgspec.json.encode(performance.truth), indent=1))
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        if started:
            with contextlib.suppress(OSError):
                Path(name).unlink()
        raise Trouble("--output", name, f"cannot be written: {getattr(error, 'strerror', None) or error}") from None


COMMAND = Command("perform", "the synthetic performer: a landmark recording with its truth", _add_options, _run)
"""The command."""
