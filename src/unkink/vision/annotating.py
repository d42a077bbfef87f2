"""A film with what the coach sees drawn on it: the skeleton of the nearer side, the counted angle, phase and count."""

from fractions import Fraction
from types import TracebackType
from typing import Any, BinaryIO, Self

import av
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from unkink.coach.coach import Coach
from unkink.coach.reading import Reading
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.camera_view import CameraView
from unkink.knowledge.watch_text import WatchText
from unkink.vision.picture import Picture, colours_of
from unkink.vision.skeleton import angle_at, draw_angle, draw_skeleton

ENCODERS = ("libx264", "libopenh264", "mpeg4")
"""The first that this copy of FFmpeg has is used."""
TICKS = 90_000
"""Times are told in so many parts of a second."""
LINES_A_PICTURE = 24
"""So many lines of text would fill the height."""
SHADE, WORDS, NUMBER = (0, 0, 0, 150), (255, 255, 255, 255), (255, 196, 64, 255)


def annotated(
    picture: Picture, frame: Frame, reading: Reading, coach: Coach, view: CameraView, words: WatchText
) -> Image.Image:
    """Return a picture with everything drawn on it."""
    image = Image.fromarray(colours_of(picture.pixels))
    draw = ImageDraw.Draw(image, "RGBA")
    height = max(12, image.height // LINES_A_PICTURE)
    font = ImageFont.load_default(height)
    if frame.landmarks is not None:
        draw_skeleton(draw, image.size, frame.landmarks, coach.nearer)
        angle = angle_at(view, frame.landmarks, coach.nearer, image.size)
        degrees = coach.angles.get(view.repetition.signal)
        if not reading.abstains and degrees is not None:
            if angle is not None:
                draw_angle(draw, image.size, angle)
            x, y = angle.vertex if angle is not None else (image.width / 2, image.height / 2)
            draw.text((x + height, y - height), f"{degrees:.0f}°", NUMBER, font, stroke_width=2, stroke_fill=SHADE)
    for index, line in enumerate(told(reading, view, words)):
        place = (height * 0.6, height * (0.5 + 1.5 * index))
        box = draw.textbbox(place, line, font)
        draw.rectangle((box[0] - 6, box[1] - 4, box[2] + 6, box[3] + 4), SHADE)
        draw.text(place, line, WORDS, font)
    return image


def told(reading: Reading, view: CameraView, words: WatchText) -> list[str]:
    """Return the lines on the picture: the count, the phase or why nothing is judged, and what is noticed."""
    lines = [words.repetition.format(count=reading.repetitions)]
    if reading.abstains:
        return [*lines, words.not_judged.format(reason=words.reason(reading.abstains))]
    if reading.phase:
        lines.append(getattr(words.phases, reading.phase))
    if reading.in_hold:
        lines.append(words.held.format(seconds=f"{reading.hold_s:.0f}"))
    return lines + [view.faults[name].cue for name in reading.faults if name in view.faults]


class AnnotatedFilm:
    """An annotated film that is being written, picture by picture. Use it as a context, which ends it."""

    def __init__(self, file: BinaryIO, fps: float, view: CameraView, words: WatchText) -> None:
        self._file, self._fps, self._view, self._words = file, fps, view, words
        self._container: Any = None
        self._stream: Any = None

    def __enter__(self) -> Self:
        return self

    def add(self, picture: Picture, frame: Frame, reading: Reading, coach: Coach) -> None:
        """Add a picture, at its own time. Raises OSError where the file cannot be written."""
        if self._stream is None:
            self._begin(picture)
        image = annotated(picture, frame, reading, coach, self._view, self._words)
        even = np.asarray(image)[: self._stream.height, : self._stream.width]
        encoded = av.VideoFrame.from_ndarray(np.ascontiguousarray(even), format="rgb24")
        encoded.pts, encoded.time_base = round(picture.t * TICKS), Fraction(1, TICKS)
        self._write(encoded)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._container is None:
            return
        try:
            if kind is None:
                self._write(None)
        finally:
            self._container.close()

    def _begin(self, picture: Picture) -> None:
        self._container = av.open(self._file, "w", format="mp4")
        encoder = next(name for name in ENCODERS if name in av.codecs_available)
        self._stream = self._container.add_stream(encoder, rate=Fraction(self._fps).limit_denominator(1001))
        # Half the colours' resolution: both sides must be even. A picture of one pixel is stretched to two.
        self._stream.width, self._stream.height = max(2, picture.width & ~1), max(2, picture.height & ~1)
        self._stream.pix_fmt = "yuv420p"
        self._stream.time_base = self._stream.codec_context.time_base = Fraction(1, TICKS)
        if encoder == "libx264":
            self._stream.options = {"preset": "veryfast", "crf": "23"}

    def _write(self, frame: Any) -> None:
        try:
            for packet in self._stream.encode(frame):
                self._container.mux(packet)
        except av.FFmpegError as error:
            raise OSError(error.errno, error.strerror) from None
