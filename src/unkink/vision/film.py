"""Films and still pictures from files, decoded by FFmpeg's libraries through PyAV.

Only the named file is read. Formats that are lists of other addresses (playlists, session descriptions) are not
allowed, and whatever else a file asks to have opened is refused: pixels and addresses in a film reach nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import av
import numpy as np
from av.video.reformatter import VideoReformatter

from unkink.vision.picture import Picture

LONGEST_SIDE = 1280
"""Pixels. Larger pictures are scaled down while their colours are converted: the networks see 256 pixels a side."""
MOST_PIXELS = 8192 * 8192
"""A larger picture (a bomb, or a map) would only fill the memory."""
FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,m4v,flv,ogg,asf,gif,apng,mjpeg,h264,hevc,ivf,obu,dv,"
    "mxf,nut,yuv4mpegpipe,png_pipe,jpeg_pipe,webp_pipe,bmp_pipe,tiff_pipe,mp3,wav,flac,aac"
)
"""What may be read: formats that hold all they show. The last ones hold sound only, and are told so."""
BUFFER = 1 << 18
"""Bytes that are read from the file at once."""
DECODING_THREADS, MANY_PIXELS = 2, 1920 * 1088
"""Pictures of more pixels are decoded by two threads; for others that would only take memory."""
USUAL_RATE = 30.0
"""Pictures a second where a file does not say."""
BREAKS_OFF_S = 0.7
"""A film that ends so much earlier than it says has broken off."""


class FilmError(Exception):
    """A file that cannot be watched; the message says why, to follow the file's name."""


@dataclass(frozen=True, slots=True)
class Broken:
    """What was wrong with a film that was read in part: it ended at ``at_s`` seconds instead of ``of_s``, if known.

    ``gaps``: so many places in it could not be read.
    """

    at_s: float
    of_s: float | None
    gaps: int


class _Content:
    """A file without its name: what a film is shows in what it holds, and a name might be taken for a pattern."""

    def __init__(self, file: BinaryIO) -> None:
        self.read, self.seek, self.tell = file.read, file.seek, file.tell


class Film:
    """An open film. ``width`` and ``height`` are those people see: upright, pixels square. Use it as a context."""

    def __init__(self, path: Path) -> None:
        """Open a film. Raises FilmError."""
        self._file = _opened(path)
        try:
            self._container: Any = av.open(
                _Content(self._file),
                buffer_size=BUFFER,
                io_open=_refuse,
                metadata_errors="replace",
                container_options={"format_whitelist": FORMATS, "protocol_whitelist": "none"},
            )
        except (av.FFmpegError, OSError, ValueError) as error:
            self._file.close()
            raise FilmError(_reason(error)) from None
        try:
            self._stream = _pictures_of(self._container)
            self._measure()
        except BaseException:
            self._close()
            raise

    def _measure(self) -> None:
        context = self._stream.codec_context
        if not 0 < context.width * context.height <= MOST_PIXELS:
            raise FilmError(
                f"has pictures of {context.width} x {context.height}; allowed are at most 8192 x 8192 pixels"
            )
        rate = self._stream.average_rate or self._stream.guessed_rate
        self.fps = float(rate) if rate and 0 < rate <= 1000 else USUAL_RATE  # noqa: PLR2004 -- no camera is faster
        self.seconds = _seconds(self._container, self._stream)
        self.broken: Broken | None = None
        """What was wrong, once all pictures have been read."""
        self._reformatter = VideoReformatter()
        self._frames = self._decoded()
        self._ahead = next(self._frames, None)
        if self._ahead is None:
            raise FilmError("holds no picture that can be read")
        self._turns = round(self._ahead.rotation / 90) % 4
        self._size = self._fitting(self._ahead)
        self.width, self.height = self._upright(self._stretched(self._ahead))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        self._container.close()
        self._file.close()

    def pictures(self) -> Iterator[Picture]:
        """Return every picture, once, each later than the one before it. Can be asked once."""
        start = last = -1.0
        frame = self._ahead
        self._ahead = None
        while frame is not None:
            at = (
                float(frame.pts * frame.time_base) if frame.pts is not None and frame.time_base else last + 1 / self.fps
            )
            if start < 0:
                start, last = at, at - 1
            if at > last:
                last = at
                yield Picture(at - start, self._converted(frame))
            frame = next(self._frames, None)
        self._judge_the_end(last - start + 1 / self.fps)

    def _judge_the_end(self, seconds: float) -> None:
        short = self.seconds is not None and seconds < self.seconds - max(BREAKS_OFF_S, 0.02 * self.seconds)
        if short or self._gaps:
            self.broken = Broken(seconds, self.seconds if short else None, self._gaps)

    def _decoded(self) -> Iterator[Any]:
        """Decode what can be decoded; count the places that cannot."""
        self._gaps = 0
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets)
                frames = packet.decode()
            except StopIteration:
                return
            except av.EOFError:
                return
            except (av.FFmpegError, OSError):
                self._gaps += 1
                if self._gaps > 10_000:  # noqa: PLR2004 -- nothing but broken places
                    return
                continue
            yield from frames

    def _converted(self, frame: Any) -> Any:
        width, height = self._size
        converted = self._reformatter.reformat(frame, width=width, height=height, format="rgb0")
        plane = converted.planes[0]
        rows = np.frombuffer(memoryview(plane), "<u4").reshape(-1, plane.line_size // 4)[:height, :width]
        return np.ascontiguousarray(np.rot90(rows, self._turns)).astype(np.uint32, copy=False)

    def _stretched(self, frame: Any) -> tuple[int, int]:
        """Return the size with square pixels, before it is turned upright."""
        ratio = self._stream.sample_aspect_ratio
        wide = float(ratio) if ratio and 0.1 < ratio < 10 else 1.0  # noqa: PLR2004 -- nothing real is narrower
        return max(1, round(frame.width * wide)), frame.height

    def _fitting(self, frame: Any) -> tuple[int, int]:
        width, height = self._stretched(frame)
        scale = min(1.0, LONGEST_SIDE / max(width, height))
        return max(1, round(width * scale)), max(1, round(height * scale))

    def _upright(self, size: tuple[int, int]) -> tuple[int, int]:
        return (size[1], size[0]) if self._turns % 2 else size


def _opened(path: Path) -> BinaryIO:
    try:
        if not path.exists():
            raise FilmError("there is no such file")
        if path.is_dir():
            raise FilmError("is a folder; name a film or a picture")
        if not path.is_file():
            raise FilmError("is no ordinary file; name a film or a picture")
        if not path.stat().st_size:
            raise FilmError("is empty; name a film or a picture")
        return path.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        raise FilmError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _refuse(address: str, _flags: int, _options: dict[str, str]) -> Any:
    raise PermissionError(f"wants {address} opened")


def _reason(error: Exception) -> str:
    if isinstance(error, PermissionError):
        return "only points to something elsewhere, which is not opened; name the film itself"
    if isinstance(error, av.InvalidDataError | av.EOFError | ValueError):
        return "is no film or picture that can be read, or its beginning is missing"
    return f"cannot be read: {getattr(error, 'strerror', None) or error}"


def _pictures_of(container: Any) -> Any:
    """Return the stream of pictures; the cover of a piece of music is none."""
    covers = int(av.stream.Disposition.attached_pic)
    streams = [each for each in container.streams.video if not int(each.disposition) & covers]
    if not streams:
        sound = "holds sound only" if len(container.streams.audio) else "holds no pictures"
        raise FilmError(f"{sound}; name a film or a picture")
    known = [each for each in streams if each.codec_context is not None and each.codec_context.width]
    if not known:
        raise FilmError("holds pictures of a kind that cannot be read")
    chosen = max(known, key=lambda each: each.codec_context.width * each.codec_context.height)
    chosen.thread_type = "AUTO"
    large = chosen.codec_context.width * chosen.codec_context.height > MANY_PIXELS
    chosen.codec_context.thread_count = DECODING_THREADS if large else 1
    return chosen


def _seconds(container: Any, stream: Any) -> float | None:
    """Return how long the film says it is, if it does."""
    if stream.duration and stream.time_base:
        seconds = float(stream.duration * stream.time_base)
    elif container.duration:
        seconds = container.duration / av.time_base
    else:
        return None
    return seconds if isfinite(seconds) and seconds > 0 else None
