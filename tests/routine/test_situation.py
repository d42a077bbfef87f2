from typing import Any

import pytest

from unkink.knowledge.library import Library
from unkink.routine.situation import SituationError, read_situation


def test_a_situation_keeps_its_order_and_drops_what_is_named_twice(library: Library) -> None:
    situation = read_situation(library, "floor", ["mat", "ball", "mat"], 5, ["low", "low"])
    assert situation.things == ("mat", "ball")
    assert situation.regions == ("low",)


@pytest.mark.parametrize(
    ("place", "things", "regions", "said"),
    [
        ("flor", (), (), "place: 'flor' is not a known place; the nearest is 'floor'"),
        ("floor", ("foamroller",), (), "things: 'foamroller' is not a known thing; the nearest is 'foam-roller'"),
        ("floor", (), ("lower",), "regions: 'lower' is not a known region; the nearest is 'low'"),
        ("zzz", (), (), "place: 'zzz' is not a known place; known are desk, floor, standing, bed"),
    ],
)
def test_an_unknown_word_is_named_with_the_nearest_known_one(
    library: Library, place: str, things: tuple[str, ...], regions: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SituationError) as error:
        read_situation(library, place, things, 5, regions)
    assert str(error.value) == said


@pytest.mark.parametrize("minutes", [0, 21, -3, 2.5, float("nan"), True, "5"])
def test_minutes_are_a_whole_number_from_1_to_20(library: Library, minutes: Any) -> None:
    with pytest.raises(SituationError, match="a whole number from 1 to 20"):
        read_situation(library, "floor", (), minutes)
