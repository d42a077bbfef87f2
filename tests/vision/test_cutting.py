"""Cutting a turned square out of a picture."""

from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from unkink.vision.cutter import Cutter
from unkink.vision.picture import Picture, colours_of, packed
from unkink.vision.region import Region, around, whole

SIDE = 32
NOISE = np.random.default_rng(1).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
PICTURE = Picture(0.0, packed(NOISE))


def cut(region: Region, *, goes_on: bool = True) -> NDArray[np.float32]:
    (values,) = Cutter(SIDE, goes_on=goes_on).cut(PICTURE, region, 0.0, 255.0)
    return np.asarray(values, np.float32)


def test_packed_colours_come_back_unchanged() -> None:
    assert np.array_equal(colours_of(packed(NOISE)), NOISE)


def test_the_whole_of_a_square_picture_is_the_picture() -> None:
    assert np.allclose(cut(whole(PICTURE)), NOISE)


def test_a_quarter_turn_of_the_square_turns_the_picture_the_other_way() -> None:
    turned = cut(Region(SIDE / 2, SIDE / 2, SIDE, pi / 2))
    assert np.allclose(turned[1:], np.rot90(NOISE)[:-1])


def test_half_way_between_two_pixels_is_their_mean() -> None:
    between = cut(Region(SIDE / 2 + 0.5, SIDE / 2, SIDE, 0.0))
    mean = (NOISE[:, :-1].astype(float) + NOISE[:, 1:]) / 2
    assert np.abs(between[:, :-1] - mean).max() <= 0.5


@pytest.mark.parametrize("goes_on", [True, False])
@pytest.mark.parametrize("side", [7, 32, 80])
def test_every_place_is_weighed_from_its_four_neighbours(side: int, *, goes_on: bool) -> None:
    region = Region(SIDE / 3, SIDE / 2, 1.7 * SIDE, 0.4)
    (values,) = Cutter(side, goes_on=goes_on).cut(PICTURE, region, 0.0, 255.0)
    across, down = np.meshgrid(np.arange(side) / side, np.arange(side) / side)
    places = region.place(np.stack((across.ravel(), down.ravel()), axis=1).astype("f4")).reshape(side, side, 2)
    far = 2 * SIDE
    around_it = np.pad(NOISE, ((far, far), (far, far), (0, 0)), mode="edge" if goes_on else "constant").astype(float)
    first = np.floor(places).astype(int) + far
    x, y = np.moveaxis(places - np.floor(places), -1, 0)[..., None]
    mean = sum(
        weight * around_it[first[..., 1] + below, first[..., 0] + right]
        for below, right, weight in ((0, 0, (1 - x) * (1 - y)), (0, 1, x * (1 - y)), (1, 0, (1 - x) * y), (1, 1, x * y))
    )
    assert np.abs(values - mean).max() <= 255 / 32 + 0.51  # steps of 1/32 pixel, rounded to the nearest, both ways


def test_beyond_the_picture_its_edge_goes_on_or_it_is_black() -> None:
    far = Region(-3.0 * SIDE, SIDE / 2, SIDE, 0.0)
    assert np.allclose(cut(far), np.repeat(NOISE[:, :1], SIDE, axis=1))
    assert not cut(far, goes_on=False).any()


def test_black_and_white_are_stretched_to_what_the_network_wants() -> None:
    picture = Picture(
        0.0, packed(np.stack((np.zeros((8, 8, 3)), np.full((8, 8, 3), 255))).reshape(16, 8, 3).astype("u1"))
    )
    values = Cutter(16, goes_on=True).cut(picture, Region(4, 8, 16, 0.0), -1.0, 1.0)
    assert values.shape == (1, 16, 16, 3)
    assert (values.min(), values.max()) == pytest.approx((-1.0, 1.0))


@given(
    x=st.floats(-1e6, 1e6),
    y=st.floats(-1e6, 1e6),
    size=st.floats(0, 1e6),
    turn=st.floats(-10, 10),
    goes_on=st.booleans(),
)
def test_wherever_the_square_is_its_values_are_colours(
    x: float, y: float, size: float, turn: float, *, goes_on: bool
) -> None:
    values = cut(Region(x, y, size, turn), goes_on=goes_on)
    assert np.isfinite(values).all()
    assert 0 <= values.min() <= values.max() <= 255.01


def test_a_body_that_stands_gives_an_upright_square_and_one_that_lies_a_turned_one() -> None:
    standing = around(np.array((50, 50), "f4"), np.array((50, 10), "f4"))
    lying = around(np.array((50, 50), "f4"), np.array((90, 50), "f4"))
    assert (standing.size, standing.turn) == pytest.approx((100, 0))
    assert lying.turn == pytest.approx(pi / 2)
