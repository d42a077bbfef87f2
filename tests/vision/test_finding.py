"""Finding people and their landmarks: where they are, and nobody where nobody is."""

import numpy as np
import pytest

from tests.vision.filming import astronaut, landscape, photograph, placed
from unkink.body.landmark import INDEX
from unkink.vision.assets import model
from unkink.vision.detector import Detector, Found, anchors, same_person
from unkink.vision.landmarks import MAP, LandmarkFinder, refined
from unkink.vision.picture import Picture, packed
from unkink.vision.region import Region
from unkink.vision.tracking import Tracker, followed, load_tracker

ASTRONAUT = {
    "nose": (222, 126),
    "left_eye": (248, 112),
    "right_eye": (203, 105),
    "mouth_left": (240, 152),
    "left_shoulder": (308, 252),
    "right_shoulder": (110, 218),
}
"""Where they are in the picture, read off it by eye."""
NEAR = 0.05 * 512


def test_the_astronaut_has_her_landmarks_where_they_are(tracker: Tracker, portrait: Picture) -> None:
    body = tracker.see(portrait)
    assert body is not None
    for name, place in ASTRONAUT.items():
        x, y, _, visibility = body.points[INDEX[name]]
        assert np.hypot(x - place[0], y - place[1]) < NEAR, name
        assert visibility > 0.9, name


def test_landmarks_are_the_same_however_many_threads_find_them(tracker: Tracker, portrait: Picture) -> None:
    one, two = tracker.see(portrait), load_tracker(model("full"), threads=2).see(portrait)
    assert one is not None
    assert two is not None
    assert np.array_equal(one.points, two.points)
    assert np.array_equal(one.world, two.world)


@pytest.mark.parametrize("picture", ["coffee", "rocket", "chelsea", "drawn"])
def test_nobody_is_found_where_nobody_is(tracker: Tracker, picture: str) -> None:
    colours = landscape() if picture == "drawn" else photograph(picture)
    assert tracker.see(Picture(0.0, packed(colours))) is None


def test_a_person_is_followed_without_asking_the_detector_again(finder: LandmarkFinder, detector: Detector) -> None:
    asked: list[float] = []

    class Counting(Detector):
        def __init__(self) -> None:
            """Share the network."""

        def find(self, picture: Picture, least: float = 0.5) -> list[Found]:
            asked.append(picture.t)
            return detector.find(picture, least)

    tracker = Tracker(Counting(), finder)
    for index in range(6):
        here = placed(astronaut(), (640, 480), (100 + 4 * index, 120, 360))
        assert tracker.see(Picture(index / 4, packed(here))) is not None
    assert asked == [0.0, 1.0]  # when she is first seen, and a second later


@pytest.mark.parametrize("then", ["coffee", "drawn"])
def test_somebody_who_has_left_is_not_seen_any_more_after_two_seconds(tracker: Tracker, then: str) -> None:
    there = Picture(0.0, packed(placed(astronaut(), (640, 480), (100, 120, 360))))
    empty = landscape() if then == "drawn" else photograph("coffee")
    assert tracker.see(there) is not None
    seen = [tracker.see(Picture(0.5 * index, packed(empty))) for index in range(1, 8)]
    assert seen[4:] == [None, None, None]
    assert tracker.see(there) is not None


def test_of_two_people_the_nearer_one_is_followed(tracker: Tracker) -> None:
    picture = placed(astronaut(), (1280, 720), (40, 420, 300), (560, 60, 660))
    body = tracker.see(Picture(0.0, packed(picture)))
    assert body is not None
    assert body.points[INDEX["nose"], 0] > 640


def test_a_faint_find_is_not_followed_for_its_size() -> None:
    sure, faint = Region(10, 10, 50, 0), Region(90, 90, 500, 0)
    assert followed([Found(0.95, sure), Found(0.55, faint)]) == sure
    assert followed([Found(0.95, sure), Found(0.9, faint)]) == faint


def test_there_is_an_anchor_for_every_output_of_the_detector() -> None:
    places = anchors()
    assert places.shape == (2254, 2)
    assert (places.min(), places.max()) == pytest.approx((0.5 / 28, 1 - 0.5 / 28))


def test_boxes_that_overlap_are_one_person() -> None:
    boxes = np.array([(0, 0, 4, 4), (0.2, 0, 4.2, 4), (6, 6, 9, 9), (0, 0, 4, 3.9)], "f4")
    assert [group.tolist() for group in same_person(boxes)] == [[0, 1, 3], [2]]


def test_a_box_without_room_is_a_person_of_its_own_and_ends() -> None:
    assert [group.tolist() for group in same_person(np.zeros((2, 4), "f4"))] == [[0], [1]]


def test_a_point_moves_to_the_likelihood_beside_it_and_only_where_that_is_high() -> None:
    maps = np.full((MAP, MAP, 2), -20, "f4")
    maps[30, 33, 0] = 8
    maps[30, 33, 1] = -1
    places = np.full((2, 2), 31.5 / MAP, "f4")
    moved = refined(places, maps)
    assert moved[0] * MAP == pytest.approx((33, 30), abs=1e-3)
    assert moved[1] == pytest.approx(places[1])


def test_a_point_outside_its_map_stays_where_it_is() -> None:
    places = np.array([(-0.4, 0.5), (0.5, 1.7)], "f4")
    assert np.array_equal(refined(places, np.full((MAP, MAP, 2), 9, "f4")), places)
