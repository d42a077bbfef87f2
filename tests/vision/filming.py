"""Small films for the hard cases, written with exactly the times, turns and streams that a test asks for."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import cos, radians, sin
from pathlib import Path
from struct import pack
from typing import cast

import av
import numpy as np
from av.video.stream import VideoStream
from numpy.typing import NDArray
from PIL import Image
from skimage import data

Colours = NDArray[np.uint8]
TICKS = 30_000


def photograph(name: str) -> Colours:
    """One of scikit-image's own pictures, in colours."""
    return np.asarray(getattr(data, name)())


def astronaut() -> Colours:
    """Somebody seen from the front, down to the hips, 512 x 512."""
    return photograph("astronaut")


def landscape(width: int = 640, height: int = 480) -> Colours:
    """A sky, hills and a sun, and nobody."""
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    hills = 0.6 + 0.1 * np.sin(9 * across) + 0.05 * np.sin(23 * across + 1)
    picture = np.stack((120 + 90 * down, 160 + 60 * down, 230 - 20 * down), axis=-1)
    picture[(across - 0.8) ** 2 + (down - 0.2) ** 2 < 0.005] = (255, 240, 170)
    picture[down > hills] = (70, 120, 60)
    return picture.astype(np.uint8)


def placed(person: Colours, size: tuple[int, int], *spots: tuple[int, int, int]) -> Colours:
    """Put a person into a landscape at every spot: left, top and size."""
    ground = Image.fromarray(landscape(*size))
    for left, top, side in spots:
        ground.paste(Image.fromarray(person).resize((side, side)), (left, top))
    return np.asarray(ground)


def waving(count: int, size: tuple[int, int] = (320, 240)) -> list[Colours]:
    """Somebody who moves a little from picture to picture."""
    width, height = size
    side = round(height * 0.9)
    return [
        placed(astronaut(), size, (round(width / 2 - side / 2 + 0.05 * width * sin(index / 5)), height - side, side))
        for index in range(count)
    ]


def film(
    path: Path, pictures: Iterable[Colours], fps: int = 15, times: Sequence[float] | None = None, codec: str = "libx264"
) -> Path:
    """Write a film. ``times`` are those of the pictures in seconds; without them they follow the rate."""
    with av.open(str(path), "w") as container:
        stream = cast("VideoStream", container.add_stream(codec, rate=fps))
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        stream.time_base = stream.codec_context.time_base = Fraction(1, TICKS)
        if codec == "libx264":
            stream.options = {"preset": "ultrafast", "crf": "20", "bf": "0"}
        for index, picture in enumerate(pictures):
            if index == 0:
                stream.height, stream.width = picture.shape[:2]
            frame = av.VideoFrame.from_ndarray(picture, format="rgb24")
            frame.pts = round((times[index] if times else index / fps) * TICKS)
            frame.time_base = Fraction(1, TICKS)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def sound(path: Path) -> Path:
    """Write a second of silence."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 44_100), np.float32), format="fltp", layout="mono")
        frame.sample_rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def turned(path: Path, degrees: int) -> Path:
    """Tell players of an .mp4 file to turn it clockwise, as a phone held upright does: in its track's matrix."""
    content = bytearray(path.read_bytes())
    at = content.index(b"tkhd") + 4 + 40  # version, flags, times, ids, layer, volume: then nine numbers
    c, s = round(cos(radians(degrees)) * 65536), round(sin(radians(degrees)) * 65536)
    content[at : at + 36] = pack(">9i", c, s, 0, -s, c, 0, 0, 0, 1 << 30)
    path.write_bytes(content)
    return path
