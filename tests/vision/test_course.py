"""What is kept of a film for its page, and the pictures drawn of it."""

from xml.etree import ElementTree as ET

import pytest

from tests.vision.filming import waving
from unkink.coach.coach import Coach
from unkink.coach.reading import Span
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.library import Library
from unkink.vision.course import MOST_POINTS, Course
from unkink.vision.curve import MOST_PLACES, curve
from unkink.vision.picture import Picture, packed

PICTURE = Picture(0.0, packed(waving(1)[0]))


def svg(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 -- our own drawing


def places(drawn: ET.Element) -> list[tuple[float, float]]:
    return [
        (float(x), float(y))
        for way in drawn.iter("polyline")
        for x, y in (place.split(",") for place in way.attrib["points"].split())
    ]


def test_what_is_kept_of_a_long_film_stops_growing(library: Library) -> None:
    view = library.techniques["rocking"].camera
    assert view is not None
    coach = Coach(view, 4 / 3)
    course = Course(tuple(view.signals), view.repetition.signal)
    for index in range(3 * MOST_POINTS):
        frame = Frame(index / 30, None)
        course.see(PICTURE, coach.see(frame), coach)
    course.finish()
    assert MOST_POINTS / 4 < len(course.times) <= MOST_POINTS + 1
    assert course.times == sorted(course.times)
    assert all(len(values) == len(course.times) for values in course.angles.values())
    assert (course.holds, course.stills) == ([], [])


def test_a_curve_keeps_its_peaks_however_long_it_is() -> None:
    times = [index / 30 for index in range(20 * MOST_PLACES)]
    values: list[float | None] = [100.0 if index == 7777 else 10.0 for index in range(len(times))]
    drawn = places(svg(curve("knee", times, values, [], [])))
    assert len(drawn) <= MOST_PLACES + 2
    assert len({y for _, y in drawn}) == 2


def test_a_curve_is_broken_where_nothing_was_measured() -> None:
    times = [0.0, 0.1, 0.2, 0.3, 5.0, 5.1]
    drawn = svg(curve("knee", times, [1.0, 2.0, None, 3.0, 4.0, 5.0], [], []))
    assert len(list(drawn.iter("polyline"))) == 3


def test_bands_and_marks_say_what_they_are() -> None:
    bands = [("held", Span("hold", 1.0, 2.0), "hold"), ("noticed", Span("x", 0.5, 0.6), "Rock <slowly>.")]
    drawn = svg(curve("knee", [0.0, 3.0], [0.0, 50.0], bands, [(2.5, "end of repetition 1")]))
    titles = [title.text for title in drawn.iter("title")]
    assert titles == ["knee", "hold", "Rock <slowly>.", "end of repetition 1"]


@pytest.mark.parametrize("values", [[], [None, None], [5.0], [0.0, 0.0], [-170.0, 179.0]])
def test_whatever_was_measured_there_is_a_picture(values: list[float | None]) -> None:
    assert svg(curve("knee", [float(index) for index in range(len(values))], values, [], [])).tag == "svg"
