"""Every pose of every technique is drawn as a figure of its own, whole, described and the same every time."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from tests.shipped import LIBRARY
from unkink.drawing.figure import STYLE, draw_pose
from unkink.drawing.stage import stage_of
from unkink.knowledge.technique import Technique

SVG = "{http://www.w3.org/2000/svg}"
TECHNIQUES = LIBRARY.techniques


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 -- our own drawing


def parts(svg: ET.Element) -> list[str]:
    return [path.get("data-part", "") for path in svg.iter(f"{SVG}path")]


def test_every_pose_is_a_whole_image_that_says_in_words_what_it_shows(technique: Technique) -> None:
    for pose, key in technique.motion.poses.items():
        svg = parsed(draw_pose(technique, pose))
        assert (svg.tag, svg.get("role")) == (f"{SVG}svg", "img")
        assert svg.findtext(f"{SVG}title") == technique.name
        assert svg.findtext(f"{SVG}desc") == key.text


def test_every_class_of_a_figure_has_its_look_in_the_stylesheet(technique: Technique) -> None:
    svg = parsed(draw_pose(technique, "start"))
    used = {name for element in svg.iter() for name in element.get("class", "").split()}
    assert used <= set(re.findall(r"\.(figure[\w-]*)", STYLE))


def test_an_inlined_figure_has_no_style_of_its_own_which_the_page_forbids(technique: Technique) -> None:
    text = draw_pose(technique, "start")
    assert "<style" not in text
    assert "style=" not in text


def test_a_figure_for_a_file_of_its_own_carries_its_look_in_light_and_dark(technique: Technique) -> None:
    style = parsed(draw_pose(technique, "start", standalone=True)).findtext(f"{SVG}style") or ""
    assert "prefers-color-scheme:dark" in style
    assert ".figure-near" in style


def test_a_figure_has_no_ids_so_that_many_may_share_a_page(technique: Technique) -> None:
    assert all(element.get("id") is None for element in parsed(draw_pose(technique, "start")).iter())


def test_everything_drawn_lies_within_the_picture(technique: Technique) -> None:
    for pose in technique.motion.poses:
        svg = parsed(draw_pose(technique, pose))
        x, y, width, height = (float(number) for number in (svg.get("viewBox") or "").split())
        for path in svg.iter(f"{SVG}path"):
            for px, py in knots(path.get("d", "")):
                assert x <= px <= x + width
                assert y <= py <= y + height


def test_the_region_at_work_is_drawn_over_the_body(technique: Technique) -> None:
    names = parts(parsed(draw_pose(technique, "start")))
    assert names.index("region") > max(names.index(name) for name in ("core", "right-leg", "right-leg-root"))


def test_no_two_poses_of_all_techniques_look_the_same() -> None:
    drawn = [draw_pose(technique, pose) for technique in TECHNIQUES.values() for pose in technique.motion.poses]
    bodies = [re.findall(r' d="[^"]*"', text) for text in drawn]
    assert all(one != other for one, other in combinations(bodies, 2))


def test_a_technique_is_drawn_the_same_every_time(technique: Technique) -> None:
    assert draw_pose(technique, "start") == draw_pose(technique, "start")


def test_all_poses_of_a_technique_share_their_picture_so_that_nothing_jumps(technique: Technique) -> None:
    assert len({parsed(draw_pose(technique, pose)).get("viewBox") for pose in technique.motion.poses}) == 1


def test_the_two_sides_of_a_turn_look_different() -> None:
    technique = TECHNIQUES["knee-rotation"]
    assert draw_pose(technique, "turned", side="left") != draw_pose(technique, "turned", side="right")
    assert draw_pose(technique, "turned", side="left") == draw_pose(technique, "turned")


def test_an_unknown_pose_is_an_error() -> None:
    with pytest.raises(KeyError, match="flying"):
        draw_pose(TECHNIQUES["rocking"], "flying")


def test_a_pose_takes_less_than_ten_kilobytes(technique: Technique) -> None:
    assert all(len(draw_pose(technique, pose)) < 10_000 for pose in technique.motion.poses)


def test_a_still_figure_shows_the_way_ahead_from_its_pose_or_else_the_way_it_came() -> None:
    technique = TECHNIQUES["bed-hang"]
    drawn = {pose: stage_of(technique.motion, "").arrows_of(pose) for pose in technique.motion.poses}
    assert drawn["hanging"] == drawn["sitting_up"]
    assert drawn["start"] not in {"", drawn["hanging"]}


def knots(data: str) -> list[tuple[float, float]]:
    """The points that a path of absolute M and L, and relative c, s, h, v and a, passes through."""
    x = y = 0.0
    found = []
    for command, text in re.findall(r"([MLcshva])([^MLcshvaz]*)", data):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        match command:
            case "M" | "L":
                x, y = numbers
            case "h":
                x += numbers[0]
            case "v":
                y += numbers[0]
            case _:
                x, y = x + numbers[-2], y + numbers[-1]
        found.append((x, y))
    return found


def test_the_picture_of_the_right_side_is_the_mirror_image_of_the_left() -> None:
    left, right = (parsed(draw_pose(TECHNIQUES["knee-rotation"], "turned", side=side)) for side in ("left", "right"))
    core = [next(path for path in svg.iter(f"{SVG}path") if path.get("data-part") == "spine") for svg in (left, right)]
    for (x, y), (u, v) in zip(knots(core[0].get("d", "")), knots(core[1].get("d", "")), strict=True):
        assert (x, y) == pytest.approx((-u, v), abs=3)
