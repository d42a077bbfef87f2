"""In a terminal the figure is drawn in characters that fit it."""

import pytest

from unkink.drawing.characters import TALLEST, draw_characters
from unkink.knowledge.technique import Technique

BRAILLE = range(0x2800, 0x2900)


@pytest.mark.parametrize("width", [20, 40, 60, 78])
def test_the_figure_fits_the_width_and_the_height_of_a_terminal(technique: Technique, width: int) -> None:
    for pose in technique.motion.poses:
        lines = draw_characters(technique, pose, width).splitlines()
        assert max(len(line) for line in lines) <= width
        assert len(lines) <= TALLEST


def test_the_figure_is_made_of_braille_cells_alone(technique: Technique) -> None:
    text = draw_characters(technique, "start")
    assert all(ord(character) in BRAILLE for character in text.replace("\n", ""))


def test_every_pose_is_drawn_differently(technique: Technique) -> None:
    drawn = [draw_characters(technique, pose) for pose in technique.motion.poses]
    assert len(set(drawn)) == len(drawn)


def test_the_body_is_drawn_solid(technique: Technique) -> None:
    assert "⣿" * 3 in draw_characters(technique, "start")


def test_the_other_side_is_drawn_as_the_other_side(technique: Technique) -> None:
    if technique.dose.both_sides:
        hold = next(move.pose for move in technique.motion.moves if move.phase == "hold")
        assert draw_characters(technique, hold, side="right") != draw_characters(technique, hold, side="left")
