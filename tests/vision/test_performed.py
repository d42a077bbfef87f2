"""The performer's film, watched: landmarks where they truly are, and the coach counts what was done."""

from collections import deque

import numpy as np
import pytest

from tests.vision.conftest import FPS, Performed
from unkink.body.landmark import INDEX
from unkink.knowledge.library import Library
from unkink.vision.assets import model
from unkink.vision.film import Film
from unkink.vision.pipeline import seen_in
from unkink.vision.tracking import Tracker
from unkink.vision.watching import Wanted, Watched, watch

NEAR_SIDE = ("shoulder", "hip", "knee", "ankle", "ear", "elbow")


def test_landmarks_lie_within_a_twentieth_of_the_bodys_height(performed: Performed, tracker: Tracker) -> None:
    """On average of the joints, each of the side seen better, in at least nine of ten pictures, lag included."""
    close = []
    with Film(performed.path) as film, seen_in(film, tracker) as every:
        for seen, truth in zip(every, performed.frames, strict=True):
            assert seen.frame.landmarks is not None
            found = np.array(seen.frame.landmarks)[:, :2] * (film.width, film.height)
            off = []
            for part in NEAR_SIDE:
                places = [INDEX[f"{side}_{part}"] for side in ("left", "right")]
                off.append(np.linalg.norm(found[places] - truth.landmarks[places], axis=1).min())
            close.append(np.mean(off) < 0.05 * truth.height)
    assert np.mean(close) > 0.9


@pytest.fixture(scope="session")
def watched(performed: Performed, library: Library) -> Watched:
    view = library.techniques["chair-lean-back"].camera
    assert view is not None
    told: deque[tuple[float, float | None]] = deque()
    wanted = Wanted(performed.path, "Chair lean-back", view, model("full"), library.watch)
    result = watch(wanted, lambda done, of: told.append((done, of)))
    assert len(told) == len(performed.frames)
    assert told[-1] == pytest.approx((len(performed.frames) / FPS, len(performed.frames) / FPS), abs=0.2)
    return result


def test_the_coach_counts_what_was_done(watched: Watched, performed: Performed) -> None:
    assert watched.summary.reps == 2
    assert watched.summary.rep_end_s == pytest.approx(performed.repetitions_end_s, abs=1.2)
    assert watched.summary.seen > 0.9
    assert watched.notes == ()
