"""Smoothing of landmarks in time."""

import numpy as np
import pytest

from unkink.vision.landmarks import Body
from unkink.vision.region import Region
from unkink.vision.smoothing import SmoothedBody

SIZE = 400.0
CHANCE = np.random.default_rng(3)


def body(x: float, visibility: float = 1.0) -> Body:
    points = np.zeros((33, 4), "f4")
    points[:, 0], points[:, 3] = x, visibility
    return Body(points, np.zeros((33, 3), "f4"), Region(200, 200, SIZE, 0.0))


def follow(xs: "np.ndarray[tuple[int], np.dtype[np.float64]]", fps: float) -> list[float]:
    smoothed = SmoothedBody()
    return [float(smoothed.take(index / fps, body(float(x)))[0][0, 0]) for index, x in enumerate(xs)]


def test_the_first_body_passes_as_it_is() -> None:
    points, world = SmoothedBody().take(7.0, body(123.0))
    assert points[0, 0] == 123
    assert world.shape == (33, 3)


def test_jitter_of_a_point_that_stands_still_shrinks_by_half() -> None:
    noise = 200 + CHANCE.normal(0, 1, 150)
    assert np.std(follow(noise, 30)[30:]) < np.std(noise) / 2


def test_a_fast_movement_lags_by_less_than_a_picture() -> None:
    way = np.arange(60) * SIZE / 30  # a body size a second
    assert way[-1] - follow(way, 30)[-1] < SIZE / 30


@pytest.mark.parametrize("fps", [8, 15, 60])
def test_the_frame_rate_hardly_matters(fps: float) -> None:
    def way(rate: float) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        return 200 + 80 * np.sin(np.arange(int(3 * rate) + 1) / rate)

    assert follow(way(fps), fps)[-1] == pytest.approx(follow(way(30), 30)[-1], abs=0.02 * SIZE)


def test_visibility_changes_slowly() -> None:
    smoothed = SmoothedBody()
    smoothed.take(0.0, body(0, 1.0))
    seen = smoothed.take(1 / 30, body(0, 0.0))[0][0, 3]
    assert seen == pytest.approx(0.9)


def test_after_nobody_was_seen_nothing_of_the_past_is_left() -> None:
    smoothed = SmoothedBody()
    smoothed.take(0.0, body(0))
    smoothed.restart()
    assert smoothed.take(1.0, body(300))[0][0, 0] == 300
