"""Leaving out of a network what nobody asks for."""

from zipfile import ZipFile

import numpy as np
import pytest
from numpy.typing import NDArray

from unkink.vision.assets import DETECTOR, LANDMARKS, model
from unkink.vision.landmarks import OUTPUTS, SIDE
from unkink.vision.network import Network
from unkink.vision.pruned import pruned

OUTLINE = "Identity_2"


def read(member: str, size: str = "full") -> bytes:
    with ZipFile(model(size)) as file:
        return file.read(member)


def run(outputs: tuple[str, ...], size: str) -> list[NDArray[np.float32]]:
    picture = np.random.default_rng(1).random((1, SIDE, SIDE, 3), dtype=np.float32)
    return [
        values.copy() for values in Network(read(LANDMARKS, size), outputs).run(lambda room: np.copyto(room, picture))
    ]


@pytest.mark.parametrize("size", ["lite", "full"])
def test_what_is_still_asked_for_is_the_same_to_the_last_digit(size: str) -> None:
    *whole, _ = run((*OUTPUTS, OUTLINE), size)
    for before, after in zip(whole, run(OUTPUTS, size), strict=True):
        assert np.array_equal(before, after)


def test_a_network_that_is_asked_for_everything_stays_as_it_is() -> None:
    content = read(DETECTOR)
    assert pruned(content, ("Identity", "Identity_1")) == content


@pytest.mark.parametrize("content", [b"", b"no network", bytes(100), b"\xff" * 100])
def test_what_is_no_network_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="layout"):
        pruned(content, OUTPUTS)


def test_a_network_that_breaks_off_is_refused() -> None:
    with pytest.raises(ValueError, match="layout"):
        pruned(read(LANDMARKS)[:5000], OUTPUTS)
