"""Watching one film with the coach: what ``unkink watch`` does for each of its files."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from unkink.coach.coach import Coach
from unkink.coach.reading import Reading, Summary
from unkink.coach.recordings.formats import writer_of
from unkink.coach.recordings.recording import Frame, Header
from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.watch_text import WatchText
from unkink.vision.film import Film
from unkink.vision.output_file import output_file
from unkink.vision.pipeline import Seen, seen_in
from unkink.vision.tracking import load_tracker

if TYPE_CHECKING:
    from unkink.vision.annotating import AnnotatedFilm
    from unkink.vision.course import Course

SECONDS = "{:.1f}"

Told = Callable[[float, float | None], None]
"""Is told how many seconds of a film are done, and of how many, where that is known. May raise to stop it all."""


class Wanted(NamedTuple):
    """One film to watch, and what is to be written: a recording, an annotated film, a page."""

    film: Path
    technique: str
    view: CameraView
    model: Path
    words: WatchText
    landmarks: Path | None = None
    annotated: Path | None = None
    report: Path | None = None


class Watched(NamedTuple):
    """What was made of a film: the coach's summary, and what else is to say about it."""

    summary: Summary
    notes: tuple[str, ...]


class _Files(NamedTuple):
    """The open files to write to."""

    landmarks: BinaryIO | None
    annotated: BinaryIO | None
    report: BinaryIO | None


def watch(wanted: Wanted, told: Told, threads: int = 1) -> Watched:
    """Watch a film, its landmarks found by so many threads.

    Raises FilmError, NetworkError, or OutputError before anything long has been done, where it can.
    """
    with Film(wanted.film) as film, ExitStack() as stack:
        paths = (wanted.landmarks, wanted.annotated, wanted.report)
        files = _Files(*(stack.enter_context(output_file(path)) if path else None for path in paths))
        coach = Coach(wanted.view, film.width / film.height)
        course = _course(wanted.view) if files.report else None
        annotated = stack.enter_context(_annotated(files.annotated, film, wanted)) if files.annotated else None
        keep_pictures = course is not None or annotated is not None
        with seen_in(film, load_tracker(wanted.model, threads), keep_pictures=keep_pictures) as every:
            frames = _coached(every, coach, course, annotated, lambda t: told(t, film.seconds))
            summary, somebody = _judged(frames, coach, wanted, film, files.landmarks)
        if course is not None and files.report:
            from unkink.vision.page import write_page  # noqa: PLC0415 -- only where a page is wanted

            course.finish()
            write_page(files.report, wanted.film.name, wanted.technique, wanted.view, wanted.words, course, summary)
        return Watched(summary, tuple(_notes(film, summary, wanted.words, somebody=somebody)))


def _course(view: CameraView) -> "Course":
    from unkink.vision.course import Course  # noqa: PLC0415 -- what draws is loaded only where something is drawn

    return Course(tuple(view.signals), view.repetition.signal)


def _annotated(file: BinaryIO, film: Film, wanted: Wanted) -> "AnnotatedFilm":
    from unkink.vision.annotating import AnnotatedFilm  # noqa: PLC0415 -- as above

    return AnnotatedFilm(file, film.fps, wanted.view, wanted.words)


def _coached(
    every: Iterator[Seen],
    coach: Coach,
    course: "Course | None",
    annotated: "AnnotatedFilm | None",
    told: Callable[[float], None],
) -> Iterator[Frame]:
    """Show every frame to the coach and to whoever makes something of it, and pass it on."""
    for picture, frame in every:
        reading: Reading = coach.see(frame)
        if course is not None and picture is not None:
            course.see(picture, reading, coach)
        if annotated is not None and picture is not None:
            annotated.add(picture, frame, reading, coach)
        told(frame.t)
        yield frame


def _judged(
    frames: Iterator[Frame], coach: Coach, wanted: Wanted, film: Film, file: BinaryIO | None
) -> tuple[Summary, bool]:
    """Take all frames through, and into the recording if one is wanted. Also say whether anybody was seen."""
    anybody = False

    def looked() -> Iterator[Frame]:
        nonlocal anybody
        for frame in frames:
            anybody = anybody or frame.landmarks is not None
            yield frame

    writer = writer_of(wanted.landmarks.name) if wanted.landmarks else None
    if file is not None and writer is not None:
        source = f"unkink watch, BlazePose {wanted.model.stem.removeprefix('pose_')}"
        writer(file, Header(round(film.fps, 4), film.width, film.height, source), looked())
    else:
        deque(looked(), maxlen=0)
    return coach.finish(), anybody


def _notes(film: Film, summary: Summary, words: WatchText, *, somebody: bool) -> Iterator[str]:
    notes, broken = words.notes, film.broken
    if broken is not None and broken.of_s is not None:
        yield notes.breaks_off.format(at=SECONDS.format(broken.at_s), of=SECONDS.format(broken.of_s))
    if broken is not None and broken.gaps:
        yield notes.gaps.format(count=broken.gaps)
    if summary.frames == 1:
        yield notes.one_picture
    if not somebody:
        yield notes.nobody
