"""``unkink coach``: what the coach makes of a landmark recording."""

import argparse
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from unkink.cli.command import Command
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from unkink.coach.reading import Summary
    from unkink.coach.recordings.recording import Frame
    from unkink.knowledge.camera_view import CameraView

T = TypeVar("T")
YAML_ENDINGS = (".yaml", ".yml")


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recording", metavar="REC", help="the recording: .landmarks.jsonl, .jsonl.gz, .csv or .trc")
    parser.add_argument("--technique", metavar="ID_OR_FILE.yaml", help="a technique, or a file that describes one")
    parser.add_argument("--angles", action="store_true", help="only tell how far every angle goes in the recording")
    parser.add_argument("--json", action="store_true", help="print JSON")


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    if options.angles:
        return _tell_angles(options)
    if options.technique is None:
        raise Trouble("unkink coach", "--technique", "is missing; name a technique, or a file that describes one")
    name, view = watched(options.technique, wiring)
    from unkink.coach.coach import Coach  # noqa: PLC0415 -- not for --help

    summary = with_recording(options.recording, lambda frames, aspect: Coach(view, aspect).see_all(frames))
    if options.json:
        from unkink.cli.paper import print_json  # noqa: PLC0415 -- not for --help

        print_json(document(name, summary))
    else:
        show(name, summary)
    return 0


def watched(word: str, wiring: Wiring) -> tuple[str, "CameraView"]:
    """Return the id and the camera view of a technique by its id, or from a file. Raises Trouble."""
    if word.lower().endswith(YAML_ENDINGS):
        from unkink.knowledge.watched import read_watched  # noqa: PLC0415 -- not for --help

        technique, problems = read_watched(Path(word), word)
        if technique is None:
            raise Trouble(str(problems[0]))
        return technique.id, technique.camera
    from unkink.cli.techniques import technique_named  # noqa: PLC0415

    known = technique_named(wiring.library(), word)
    if known.camera is None:
        raise Trouble(word, "camera", "is missing: this technique does not say how a camera can watch it")
    return known.id, known.camera


def with_recording(name: str, do: "Callable[[Iterator[Frame], float], T]") -> "T":
    """Open a recording and do something with its frames, as a stream, and the aspect of its picture.

    Raises Trouble naming the file, the line and what is allowed.
    """
    from unkink.coach.recordings.formats import FORMATS, reader_of  # noqa: PLC0415
    from unkink.coach.recordings.recording import RecordingError  # noqa: PLC0415

    reader = reader_of(name)
    if reader is None:
        raise Trouble(name, f"is no recording by its name; allowed endings are {', '.join(FORMATS)}")
    try:
        with Path(name).open("rb") as file:
            recording = reader(file)
            return do(recording.frames, recording.header.width / recording.header.height)
    except RecordingError as error:
        raise Trouble(name, str(error)) from None
    except FileNotFoundError:
        raise Trouble(name, "there is no such file") from None
    except (EOFError, zlib.error) as error:
        raise Trouble(name, f"is a broken archive: {error}") from None
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise Trouble(name, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _tell_angles(options: argparse.Namespace) -> int:
    from unkink.cli.paper import Paper, print_json  # noqa: PLC0415 -- not for --help
    from unkink.coach.ranges import ranges  # noqa: PLC0415

    found = with_recording(options.recording, ranges)
    if options.json:
        print_json([each._asdict() for each in found])
        return 0
    paper = Paper()
    paper.title("How far every angle goes, in degrees, the widest first")
    paper.table(
        (f"{each.angle} {each.limb}", f"{each.low} to {each.high}, mostly {each.middle}; seen {each.seen:.0%}")
        for each in found
    )
    return 0


def document(name: str, summary: "Summary") -> dict[str, object]:
    """Return the summary as CONTRACT has it."""
    return {
        "technique": name,
        "frames": summary.frames,
        "seconds": summary.seconds,
        "seen": summary.seen,
        "reps": summary.reps,
        "holds_s": list(summary.holds_s),
        "rep_end_s": list(summary.rep_end_s),
        "faults": [span._asdict() for span in summary.faults],
        "abstained": [
            {"reason": span.name, "start_s": span.start_s, "end_s": span.end_s} for span in summary.abstained
        ],
    }


def show(name: str, summary: "Summary") -> None:
    """Print the summary for people."""
    from unkink.cli.paper import Paper  # noqa: PLC0415

    paper = Paper()
    paper.title(name)
    rows = [
        (
            "watched",
            f"{summary.seconds:.1f} seconds, {summary.frames} frames, {summary.seen:.0%} of the time well seen",
        ),
        ("repetitions", str(summary.reps)),
    ]
    if summary.rep_end_s:
        rows.append(("ended at", ", ".join(f"{end:.1f} s" for end in summary.rep_end_s)))
        rows.append(("held for", ", ".join(f"{held:.1f} s" for held in summary.holds_s)))
    rows += [("noticed", f"{each.name}, {each.start_s:.1f} to {each.end_s:.1f} s") for each in summary.faults]
    rows += [("not judged", f"{each.name}, {each.start_s:.1f} to {each.end_s:.1f} s") for each in summary.abstained]
    paper.table(rows)


COMMAND = Command("coach", "what the coach makes of a landmark recording", _add_options, _run)
"""The command."""
