"""Films as files: for a browser's pretended camera (Y4M, MJPEG), and as people have them (MP4)."""

from collections.abc import Iterable
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import av
import numpy as np
from PIL import Image

from tests.films.film import Picture

PRETENDED_FPS = 30
"""Chromium plays an MJPEG file of its pretended camera at this rate, whatever it was made for."""


def write_y4m(path: Path, pictures: Iterable[Picture], fps: float) -> None:
    """Write uncompressed frames; large, and exactly what the browser then sees."""
    with path.open("wb") as target:
        for index, picture in enumerate(pictures):
            height, width, _ = picture.shape
            if index == 0:
                rate = Fraction(fps).limit_denominator(1001)
                target.write(
                    f"YUV4MPEG2 W{width} H{height} F{rate.numerator}:{rate.denominator} Ip A1:1 C420\n".encode()
                )
            target.write(b"FRAME\n")
            whole = np.asarray(Image.fromarray(picture).convert("YCbCr"), dtype=float)
            luma = 16 + whole[..., 0] * 219 / 255
            colour = 128 + (whole[..., 1:] - 128) * 224 / 255
            fewer = colour.reshape(height // 2, 2, width // 2, 2, 2).mean(axis=(1, 3))
            for plane in (luma, fewer[..., 0], fewer[..., 1]):
                target.write(np.rint(plane).astype(np.uint8).tobytes())


def write_mjpeg(path: Path, pictures: Iterable[Picture], fps: float) -> None:
    """Write JPEG pictures one after the other, repeated so that a pretended camera plays them at their own speed."""
    with path.open("wb") as target:
        written = 0
        for index, picture in enumerate(pictures):
            once = BytesIO()
            Image.fromarray(picture).save(once, "JPEG", quality=88)
            wanted = round((index + 1) * PRETENDED_FPS / fps)
            target.write(once.getvalue() * (wanted - written))
            written = wanted


def write_mp4(path: Path, pictures: Iterable[Picture], fps: float) -> None:
    """Write an H.264 film."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=Fraction(fps).limit_denominator(1001))
        stream.pix_fmt = "yuv420p"
        stream.options = {"crf": "20", "preset": "veryfast"}
        for index, picture in enumerate(pictures):
            if index == 0:
                stream.height, stream.width, _ = picture.shape
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        container.mux(stream.encode(None))


WRITERS = {".y4m": write_y4m, ".mjpeg": write_mjpeg, ".mp4": write_mp4}


def write(path: Path, pictures: Iterable[Picture], fps: float) -> None:
    """Write a film in the format that its name says. Raises KeyError for a name that ends otherwise."""
    WRITERS[path.suffix](path, pictures, fps)
