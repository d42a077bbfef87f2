"""A technique's loop and its frames: small enough, in its own time, and fit to be mixed number by number."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests.shipped import LIBRARY
from unkink.drawing.animation import LONGEST_HOLD_S, LONGEST_REST_S
from unkink.drawing.figure import STYLE, draw_animated, draw_phase_frames, draw_pose
from unkink.knowledge.technique import Technique

SVG = "{http://www.w3.org/2000/svg}"
TECHNIQUES = LIBRARY.techniques
KILO = 1000


def animates(technique: Technique, side: str = "") -> list[ET.Element]:
    svg = ET.fromstring(draw_animated(technique, side=side))  # noqa: S314 -- our own drawing
    return list(svg.iter(f"{SVG}animate"))


def commands(data: str) -> str:
    return re.sub(r"[^A-Za-z]", "", data)


def test_a_loop_takes_less_than_forty_kilobytes_even_with_its_styles(technique: Technique) -> None:
    for side in technique.sides:
        assert len(draw_animated(technique, side=side, standalone=True)) < 40 * KILO


def test_the_frames_of_a_technique_take_less_than_seventy_kilobytes(technique: Technique) -> None:
    for side in technique.sides:
        assert len(json.dumps(draw_phase_frames(technique, side=side))) < 70 * KILO


def test_a_loop_moves_from_shape_to_shape_of_one_structure(technique: Technique) -> None:
    for animate in animates(technique):
        values = (animate.get("values") or "").split(";")
        assert len({commands(value) for value in values}) == 1
        assert values[0] == values[-1], "the loop closes"


def test_a_loop_gives_a_time_to_every_value_and_the_times_only_rise(technique: Technique) -> None:
    for animate in animates(technique):
        times = [float(time) for time in (animate.get("keyTimes") or "").split(";")]
        assert len(times) == len((animate.get("values") or "").split(";"))
        assert (times[0], times[-1]) == (0, 1)
        assert all(before < after for before, after in pairwise(times))


def test_a_loop_lasts_as_long_as_the_dose_says_with_a_shortened_hold_and_rest(technique: Technique) -> None:
    dose = technique.dose
    hold = technique.motion.cycle_s or min(dose.hold_s.least, LONGEST_HOLD_S)
    expected = dose.into_s + hold + dose.out_of_s + min(dose.rest_s.least, LONGEST_REST_S)
    assert {animate.get("dur") for animate in animates(technique)} == {f"{expected:g}s"}


def test_with_reduced_motion_the_still_hold_takes_the_place_of_the_loop(technique: Technique) -> None:
    svg = ET.fromstring(draw_animated(technique))  # noqa: S314 -- our own drawing
    still = next(group for group in svg.iter(f"{SVG}g") if group.get("class") == "figure-still")
    hold = [move.pose for move in technique.motion.moves if move.phase == "hold"][-1]
    posed = ET.fromstring(draw_pose(technique, hold))  # noqa: S314 -- our own drawing
    shown = {path.get("data-part"): path.get("d") for path in posed.iter(f"{SVG}path")}
    assert still.get("display") == "none"
    assert all(shown[path.get("data-part")] == path.get("d") for path in still)
    assert re.search(r"prefers-reduced-motion:reduce\)\{\.figure-still\{display:inline\}", STYLE)


def test_a_part_keeps_its_structure_through_all_frames(technique: Technique) -> None:
    frames = draw_phase_frames(technique)["frames"]
    for part in frames[0]:
        assert len({commands(frame[part]) for frame in frames}) == 1


def test_every_phase_begins_with_the_frame_the_one_before_it_ends_with(technique: Technique) -> None:
    phases = draw_phase_frames(technique)["phases"]
    assert list(phases) == ["get_ready", "into", "hold", "out_of", "rest", "again"]
    for before, after in pairwise(phases.values()):
        assert before[-1] == after[0]
    assert phases["again"][-1] == phases["hold"][0]


def test_the_frames_name_parts_that_are_in_the_picture(technique: Technique) -> None:
    drawn = draw_phase_frames(technique)
    in_picture = set(re.findall(r'data-part="([^"]+)"', drawn["svg"]))
    assert drawn["frames"][0].keys() <= in_picture


def test_whatever_stands_still_in_the_picture_is_the_same_in_every_pose(technique: Technique) -> None:
    for side in technique.sides:
        drawn = draw_phase_frames(technique, side=side)
        still = dict(re.findall(r'data-part="([^"]+)" d="([^"]+)"', drawn["svg"]))
        for part in still.keys() - drawn["frames"][0].keys():
            for move in technique.motion.moves:
                assert f'd="{still[part]}"' in draw_pose(technique, move.pose, side=side), part


def test_the_picture_shows_the_frame_that_the_rest_ends_with(technique: Technique) -> None:
    drawn = draw_phase_frames(technique)
    shown = dict(re.findall(r'data-part="([^"]+)" d="([^"]+)"', drawn["svg"]))
    last = drawn["frames"][drawn["phases"]["rest"][-1]]
    assert all(shown[part] == data for part, data in last.items())


@pytest.mark.parametrize("name", ["foam-roller", "rocking"])
def test_a_hold_that_keeps_moving_goes_round_in_its_own_time(name: str) -> None:
    drawn = draw_phase_frames(TECHNIQUES[name])
    hold = drawn["phases"]["hold"]
    assert drawn["cycle_s"] > 0
    assert hold[0] == hold[-1]
    assert len(set(hold)) > 4


def test_a_still_hold_breathes_calmly(technique: Technique) -> None:
    if technique.dose.during == "hold":
        drawn = draw_phase_frames(technique)
        out, full, again = drawn["phases"]["hold"]
        assert out == again
        assert drawn["frames"][out]["core"] != drawn["frames"][full]["core"]
        assert 4 <= drawn["cycle_s"] <= 10


@pytest.mark.parametrize(
    ("name", "pose"),
    [("rocking", "hugging"), ("foam-roller", "below_blades"), ("bed-hang", "hanging"), ("knee-rotation", "turned")],
)
def test_a_technique_is_known_by_the_pose_that_its_way_in_leads_to(name: str, pose: str) -> None:
    assert TECHNIQUES[name].motion.known_by == pose
