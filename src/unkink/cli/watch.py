"""``unkink watch``: what the coach makes of films and pictures. Pixels stay on this machine."""

import argparse
import sys
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from unkink.cli.coach import document, show, watched
from unkink.cli.command import Command
from unkink.cli.trouble import Trouble
from unkink.cli.wiring import Wiring

if TYPE_CHECKING:
    from unkink.vision.alone import Failed
    from unkink.vision.watching import Wanted, Watched

NEEDED = ("numpy", "av", "PIL", "ai_edge_litert")
WITHOUT_EXTRA = 'watching films needs the extra "video"; install it with: pip install "unkink[video]"'
MODEL = "full"
ENDINGS = {"landmarks": ".landmarks.jsonl.gz", "annotated": ".annotated.mp4", "report": ".html"}
"""The options that name files to write, and how these end where the option names a folder."""
DONE, BAD_INPUT = 0, 2


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("videos", metavar="VIDEO", nargs="+", type=Path, help="a film or a picture; several: at once")
    parser.add_argument("--technique", metavar="ID_OR_FILE.yaml", help="a technique, or a file that describes one")
    parser.add_argument(
        "--landmarks", metavar="OUT", type=Path, help="write the landmarks: .jsonl, .jsonl.gz, .csv, .trc, or a folder"
    )
    parser.add_argument(
        "--annotated", metavar="OUT", type=Path, help="write the film with what is seen drawn on it: .mp4, or a folder"
    )
    parser.add_argument(
        "--report", metavar="OUT", type=Path, help="write a page with curves and pictures: .html, or a folder"
    )
    parser.add_argument(
        "--json", action="store_true", help="print JSON: an object, or a list of them for several films"
    )


def _run(options: argparse.Namespace, wiring: Wiring) -> int:
    if options.technique is None:
        raise Trouble("unkink watch", "--technique", "is missing; name a technique, or a file that describes one")
    name, view = watched(options.technique, wiring)
    _check_what_is_needed()
    from unkink.vision.assets import model  # noqa: PLC0415 -- not for --help
    from unkink.vision.watching import Wanted  # noqa: PLC0415 -- arrays and networks, for this command only

    library = wiring.library()
    title = library.techniques[name].name if name in library.techniques else name
    every = [
        Wanted(video, title, view, model(MODEL), library.watch, *(_output(options, kind, video) for kind in ENDINGS))
        for video in options.videos
    ]
    _check_outputs(every)
    progress = _Progress(len(every))
    try:
        results = _results(every, progress)
    finally:
        progress.clear()
    return _tell(options, name, every, results)


def _results(every: "list[Wanted]", progress: "_Progress") -> "list[Watched | Failed]":
    if len(every) == 1:
        from unkink.vision.alone import watch_alone  # noqa: PLC0415 -- as above

        return [watch_alone(every[0], lambda done_s, of_s: progress.told(0, done_s, of_s))]
    from unkink.vision.several import watch_all  # noqa: PLC0415 -- what runs processes, only where there are several

    return watch_all(every, progress.told)


def _check_what_is_needed() -> None:
    """Raise Trouble where what watches films, or the networks' files, are not there."""
    if any(find_spec(each) is None for each in NEEDED):
        raise Trouble(WITHOUT_EXTRA)
    from unkink.vision.assets import MODELS, WITHOUT  # noqa: PLC0415 -- not for --help

    if not MODELS[MODEL].present():
        raise Trouble(WITHOUT)
    try:
        import unkink.vision.alone  # noqa: F401, PLC0415 -- whether it can be loaded
    except ImportError as error:
        raise Trouble(f"{WITHOUT_EXTRA} ({error})") from None


def _output(options: argparse.Namespace, kind: str, video: Path) -> Path | None:
    """Return the file to write for a film, if one is wanted. Raises Trouble naming the option and what is allowed."""
    wanted: Path | None = getattr(options, kind)
    if wanted is None:
        return None
    if wanted.is_dir():
        return wanted / f"{video.stem}{ENDINGS[kind]}"
    if len(options.videos) > 1:
        raise Trouble(f"--{kind}", str(wanted), "is no folder; for several films name one that is there")
    from unkink.coach.recordings.formats import FORMATS  # noqa: PLC0415 -- not for --help

    allowed = {"landmarks": tuple(FORMATS), "annotated": (".mp4",), "report": (".html", ".htm")}[kind]
    if not wanted.name.lower().endswith(allowed):
        raise Trouble(
            f"--{kind}", str(wanted), f"ends otherwise than allowed; allowed endings are {', '.join(allowed)}"
        )
    return wanted


def _check_outputs(every: "list[Wanted]") -> None:
    """Raise Trouble where a file would be written over one that is read, or twice."""
    films = [each.film for each in every]
    outputs = [path for each in every for path in (each.landmarks, each.annotated, each.report) if path is not None]
    for output in outputs:
        for film in films:
            if _same(output, film):
                raise Trouble(str(output), "is a film that is to be watched; write to another file")
    for first, second in combinations(outputs, 2):
        if _same(first, second):
            raise Trouble(str(first), "would be written twice; name another folder or file for one of them")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve() or (one.exists() and other.exists() and one.samefile(other))
    except (OSError, ValueError):  # ValueError: a name no file can have; opening it will say so
        return False


def _tell(options: argparse.Namespace, name: str, every: "list[Wanted]", results: "list[Watched | Failed]") -> int:
    from unkink.cli.paper import print_json  # noqa: PLC0415 -- not for --help
    from unkink.vision.alone import Failed  # noqa: PLC0415

    failed = [result for result in results if isinstance(result, Failed)]
    alone = len(every) == 1
    if alone and failed:
        raise Trouble(failed[0].why)
    documents: list[dict[str, object]] = []
    for wanted, result in zip(every, results, strict=True):
        film = {} if alone else {"file": str(wanted.film)}
        if isinstance(result, Failed):
            documents.append({**film, "error": result.why})
            _remark(result.why)
            continue
        documents.append({**film, **document(name, result.summary)})
        for note in result.notes:
            _remark(f"{wanted.film}: {note}")
        if not options.json:
            show(name if alone else f"{wanted.film}: {name}", result.summary)
    if options.json:
        print_json(documents[0] if alone else documents)
    return BAD_INPUT if failed else DONE


def _remark(sentence: str) -> None:
    """Say something beside the result."""
    print(Trouble(f"unkink: {sentence}"), file=sys.stderr)


class _Progress:
    """How far it is and how long it will take, on a terminal; nothing anywhere else."""

    def __init__(self, films: int) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._films, self._shares = films, dict.fromkeys(range(films), 0.0)
        self._began = self._last = 0.0

    def told(self, film: int, done_s: float, of_s: float | None) -> None:
        """Take in how far a film is."""
        if not self._shown:
            return
        from time import monotonic  # noqa: PLC0415 -- nobody looks elsewhere

        now = monotonic()
        self._began = self._began or now
        if of_s:
            self._shares[film] = min(1.0, done_s / of_s)
        if now - self._last < 0.2:  # noqa: PLR2004 -- five times a second is enough to read
            return
        self._last = now
        share = sum(self._shares.values()) / self._films
        line = f"{share:4.0%}" if share else f"{done_s:.0f} s of film"
        if share > 0.02:  # noqa: PLR2004 -- before, nobody can say
            left = (now - self._began) * (1 - share) / share
            line += f"  {'#' * round(30 * share):.<30}  {int(left) // 60}:{int(left) % 60:02d} left"
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


COMMAND = Command(
    "watch", "what the coach makes of films and pictures; nothing leaves this machine", _add_options, _run
)
