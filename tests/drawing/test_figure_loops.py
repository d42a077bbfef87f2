"""A loop leaves out most of its frames to stay small; what it shows in between is still the movement."""

import xml.etree.ElementTree as ET
from bisect import bisect_right
from itertools import accumulate
from math import cos, radians, sin

from unkink.body.performance import PHASES
from unkink.drawing.animation import LONGEST_HOLD_S, LONGEST_REST_S, draw_animated
from unkink.drawing.frames import strip
from unkink.drawing.thinning import corners, needed
from unkink.drawing.turning import turning
from unkink.knowledge.technique import Technique

SVG = "{http://www.w3.org/2000/svg}"
FURTHEST = 35
"""Millimetres of the body: less than a hand's breadth, where something swings fastest."""

Spots = list[tuple[float, float]]


def between(element: ET.Element, share: float) -> list[float]:
    """The numbers of an animation at a share of its time: corners of a path, or the numbers of a transform."""
    times = [float(time) for time in (element.get("keyTimes") or "").split(";")]
    values = [numbers(value) for value in (element.get("values") or "").split(";")]
    at = min(bisect_right(times, share), len(times) - 1)
    way = (share - times[at - 1]) / (times[at] - times[at - 1])
    return [a + (b - a) * way for a, b in zip(values[at - 1], values[at], strict=True)]


def numbers(value: str) -> list[float]:
    return [n for spot in corners(value) for n in spot] if value[0] == "M" else [float(n) for n in value.split()]


def shown(path: ET.Element, share: float) -> Spots:
    """Where the corners of a part are in the loop at a share of its time."""
    moves = [between(element, share) for element in path]
    spots = list(zip(moves[0][::2], moves[0][1::2], strict=True))
    if len(moves) == 1:
        return spots
    (x, y), (turn,) = moves[1], moves[2]
    c, s = cos(radians(turn)), sin(radians(turn))
    return [(x + c * a - s * b, y + s * a + c * b) for a, b in spots]


def repetition(technique: Technique) -> list[tuple[float, int]]:
    """The shares of the loop's time at which the movement has a frame, with its number, from rest to rest."""
    dose, motion = technique.dose, technique.motion
    spans = {
        "again": dose.into_s,
        "hold": motion.cycle_s or min(dose.hold_s.least, LONGEST_HOLD_S),
        "out_of": dose.out_of_s,
        "rest": min(dose.rest_s.least, LONGEST_REST_S),
    }
    phases = strip(motion, "").phases
    steps = [
        (spans[phase] / len(phases[phase][1:]), number)
        for phase in ("again", *PHASES[2:])
        for number in phases[phase][1:]
    ]
    still = 0.0 if len(phases["rest"]) > 1 else spans["rest"]
    total = sum(seconds for seconds, _ in steps) + still
    return list(zip((now / total for now in accumulate(s for s, _ in steps)), (n for _, n in steps), strict=True))


def test_a_loop_is_nowhere_far_from_the_movement(technique: Technique) -> None:
    loop = ET.fromstring(draw_animated(technique))  # noqa: S314 -- our own drawing
    frames = strip(technique.motion, "").frames
    for path in loop.iter(f"{SVG}path"):
        if len(path) == 0:
            continue
        for share, number in repetition(technique):
            there = corners(frames[number][path.get("data-part") or ""])
            off = max(max(abs(x - u), abs(y - v)) for (x, y), (u, v) in zip(shown(path, share), there, strict=True))
            assert off < FURTHEST, (path.get("data-part"), share)


def test_a_frame_on_the_straight_way_between_its_neighbours_is_not_needed() -> None:
    assert needed([0, 1, 2], ["M0 0L9 9", "M5 0L14 9", "M10 0L19 9"])[1] == 0


def test_a_frame_is_needed_as_much_as_it_is_off_the_straight_way() -> None:
    assert needed([0, 1, 2], ["M0 0L9 9", "M0 7L9 16", "M0 0L9 9"])[1] == 7


def test_a_part_that_only_turns_and_shifts_keeps_its_shape() -> None:
    found = turning(["M0 0c0 0 100 0 100 0s0 50 0 50z", "M40 9c0 0 0 100 0 100s-50 0-50 0z"])

    assert found is not None
    assert found.paths[0] == found.paths[1]
    assert found.shifts == ["0 0", "40 9"]
    assert found.turns == ["0", "90"]


def test_a_part_that_hardly_turns_is_left_as_it_is() -> None:
    assert turning(["M0 0c0 0 100 0 100 0s0 50 0 50z", "M40 9c0 0 100 0 100 0s0 50 0 50z"]) is None
