"""MediaPipe's own answer to the same film, for bench_watch.py; run by a Python that has mediapipe 1.2.2, and no other.

``film MODEL FILM``: read a film with OpenCV and look at every picture, as a program that uses MediaPipe would.
``pictures MODEL PICTURES.npz OUT.npz``: look at given pictures, each alone and one after the other.
"""

import sys

import cv2  # type: ignore[import-not-found]
import mediapipe  # type: ignore[import-not-found]
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision  # type: ignore[import-not-found]
from numpy.typing import NDArray


def opened(model: str, mode: object) -> object:
    """Return a landmarker."""
    options = vision.PoseLandmarkerOptions(base_options=BaseOptions(model_asset_path=model), running_mode=mode)
    return vision.PoseLandmarker.create_from_options(options)


def points(result: object) -> NDArray[np.float64]:
    """Return 33 landmarks (x, y, z, visibility), or what is no number where nobody was found."""
    found = result.pose_landmarks  # type: ignore[attr-defined]
    if not found:
        return np.full((33, 4), np.nan)
    return np.array([(each.x, each.y, each.z, each.visibility) for each in found[0]])


def picture(colours: NDArray[np.uint8]) -> object:
    """Return a picture as MediaPipe wants it."""
    return mediapipe.Image(image_format=mediapipe.ImageFormat.SRGB, data=np.ascontiguousarray(colours))


def look_at_film(model: str, film: str) -> None:
    """Look at every picture of a film."""
    capture = cv2.VideoCapture(film)
    fps, count = capture.get(cv2.CAP_PROP_FPS), 0
    with opened(model, vision.RunningMode.VIDEO) as landmarker:  # type: ignore[attr-defined]
        while True:
            there, colours = capture.read()
            if not there:
                break
            rgb = cv2.cvtColor(colours, cv2.COLOR_BGR2RGB)
            landmarker.detect_for_video(picture(rgb), round(count * 1000 / fps))
            count += 1
    print(count)


def look_at_pictures(model: str, source: str, out: str) -> None:
    """Look at pictures one by one, and then as a film."""
    given = np.load(source)
    with opened(model, vision.RunningMode.IMAGE) as landmarker:  # type: ignore[attr-defined]
        alone = [points(landmarker.detect(picture(each))) for each in given["pictures"]]
    with opened(model, vision.RunningMode.VIDEO) as landmarker:  # type: ignore[attr-defined]
        film = [
            # A second later: at 0 its filter takes the first picture for none.
            points(landmarker.detect_for_video(picture(each), 1000 + round(t * 1000)))
            for each, t in zip(given["pictures"], given["times"], strict=True)
        ]
    np.savez(out, alone=np.array(alone), film=np.array(film))


if __name__ == "__main__":
    if sys.argv[1] == "film":
        look_at_film(*sys.argv[2:])
    else:
        look_at_pictures(*sys.argv[2:])
