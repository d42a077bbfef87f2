"""A technique that this code has never heard of is one file away: it is drawn, moves and fits a terminal at once."""

import json
from pathlib import Path
from shutil import copy, copytree
from typing import get_args

import msgspec
import pytest

from unkink.body.validation import check_body
from unkink.drawing.characters import draw_characters
from unkink.drawing.figure import draw_animated, draw_phase_frames, draw_pose
from unkink.knowledge.loading import CONTENT, load_library
from unkink.knowledge.motion import Prop, PropKind, View
from unkink.knowledge.technique import Technique

FILE = Path(__file__).with_name("cat-camel.yaml")


@pytest.fixture
def cat_camel(tmp_path: Path) -> Technique:
    content = copytree(CONTENT, tmp_path / "content")
    copy(FILE, content / "techniques")
    return load_library(content).techniques["cat-camel"]


def test_its_motion_is_one_that_a_body_can_do(cat_camel: Technique) -> None:
    assert check_body(cat_camel) == []


def test_every_pose_of_it_is_drawn_with_its_words(cat_camel: Technique) -> None:
    for pose, key in cat_camel.motion.poses.items():
        assert f"<desc>{key.text}</desc>" in draw_pose(cat_camel, pose)
        assert "⣿" in draw_characters(cat_camel, pose)


def test_it_moves_within_the_sizes_that_hold_for_all(cat_camel: Technique) -> None:
    assert len(draw_animated(cat_camel, standalone=True)) < 40_000
    assert len(json.dumps(draw_phase_frames(cat_camel))) < 60_000


@pytest.mark.parametrize("view", get_args(View))
def test_it_can_be_seen_from_every_side(cat_camel: Technique, view: View) -> None:
    motion = msgspec.structs.replace(cat_camel.motion, view=view)
    seen = msgspec.structs.replace(cat_camel, motion=motion)
    drawn = {draw_pose(seen, pose) for pose in motion.poses}
    assert len(drawn) == len(motion.poses)


@pytest.mark.parametrize("kind", get_args(PropKind))
def test_it_can_have_every_kind_of_thing_in_the_picture(cat_camel: Technique, kind: PropKind) -> None:
    motion = msgspec.structs.replace(cat_camel.motion, props=(Prop(kind, (0.0, 0.45, 0.0)),))
    drawn = draw_pose(msgspec.structs.replace(cat_camel, motion=motion), "start")
    assert f'data-part="prop-{kind}"' in drawn


@pytest.mark.parametrize("region", ["neck", "upper", "mid", "low", "shoulders"])
def test_any_region_can_be_highlighted_and_an_unknown_one_is_the_whole_spine(cat_camel: Technique, region: str) -> None:
    motion = msgspec.structs.replace(cat_camel.motion, region=region)
    assert 'class="figure-region"' in draw_pose(msgspec.structs.replace(cat_camel, motion=motion), "start")
