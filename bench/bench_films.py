"""Where the networks put the landmarks of a drawn body, and where they are: every technique, from several places.

Prints the table of docs/films.md. The nearer side of the body counts, at 10 frames a second, tracked and smoothed as in
`unkink watch`. A landmark is where it should be within 5 % of the body's height. `of the visible` counts only those
that the network itself calls visible.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.films.course import Pace
from tests.films.film import FilmFrame, Shot, shoot
from tests.films.surface import Array
from unkink.body.landmark import INDEX
from unkink.knowledge.loading import load_library
from unkink.vision.assets import MODELS, model
from unkink.vision.picture import Picture, packed
from unkink.vision.smoothing import SmoothedBody
from unkink.vision.tracking import load_tracker

PARTS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")
PACE = Pace(rest_s=0.6, into_s=2.0, hold_s=1.0, out_of_s=2.0)
NEAR, VISIBLE = 5.0, 0.5


@dataclass
class Score:
    """Errors by frame and landmark in per cent of the body's height, how visible, and frames without anybody."""

    errors: list[Array]
    visible: list[Array]
    lost: int = 0


class Watched:
    """One model that looks at a film, picture after picture."""

    def __init__(self, size: str) -> None:
        self.size, self.score = size, Score([], [])
        self._tracker, self._smoothed = load_tracker(model(size)), SmoothedBody()

    def see(self, frame: FilmFrame, which: list[int]) -> None:
        """Look at a picture, and compare these landmarks with the truth."""
        body = self._tracker.see(Picture(frame.t, packed(frame.picture)))
        if body is None:
            self._smoothed.restart()
            self.score.lost += 1
            return
        points, _ = self._smoothed.take(frame.t, body)
        off = np.hypot(*(points[:, :2] - frame.landmarks).T) / frame.height * 100
        self.score.errors.append(off[which])
        self.score.visible.append(points[which, 3])


def views(shot: Shot) -> Iterator[tuple[str, Shot]]:
    """The places of the camera: their name, and the shot."""
    front = shot.technique.camera is not None and shot.technique.camera.view == "front"
    yield ("in front" if front else "side"), shot
    yield ("10 degrees off", replace(shot, around=10.0)) if front else ("20 degrees off", replace(shot, around=70.0))
    yield "half as large", replace(shot, fill=shot.fill / 2)


def watched(shot: Shot) -> Iterator[Watched]:
    """Let all models look at the same film."""
    which = [INDEX["nose"], INDEX["right_ear"], *(INDEX[f"right_{part}"] for part in PARTS)]
    models = [Watched(size) for size in MODELS]
    for frame in shoot(shot).frames():
        for each in models:
            each.see(frame, which)
    yield from models


def row(found: Score) -> str:
    """One score as cells of the table."""
    count = len(found.errors)
    if not count:
        return "0 % | - | - | - | -"
    errors, visible = np.array(found.errors), np.array(found.visible)
    near = errors <= NEAR
    sure = near[visible >= VISIBLE]
    usual = np.median(errors, axis=0)
    name = ("nose", "ear", *PARTS)[int(usual.argmax())]
    shares = (count / (count + found.lost), near.mean(), sure.mean())
    return f"{' | '.join(f'{each:.0%}' for each in shares)} | {errors.mean():.1f} % | {name} {usual.max():.1f} %"


def main() -> None:
    """Go through the techniques named on the command line, or all."""
    techniques = load_library().techniques
    print("| technique | camera | model | found | within 5 % | of the visible | mean | farthest, median |")
    print("|---|---|---|---|---|---|---|---|")
    for name in sys.argv[1:] or techniques:
        for camera, shot in views(Shot(techniques[name], 1, PACE, fps=10.0)):
            for each in watched(shot):
                print(f"| {name} | {camera} | {each.size} | {row(each.score)} |", flush=True)


if __name__ == "__main__":
    main()
