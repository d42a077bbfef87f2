"""Doses are the article's where it gives one; where it gives none they are ours, and say so."""

import pytest

from unkink.knowledge.library import Library
from unkink.knowledge.technique import Span

GIVEN = {
    "ball-stretch": (Span(15, 30), Span(2, 4)),
    "knee-rotation": (Span(5, 10), Span(2, 3)),
    "upper-back-reach": (Span(15, 30), Span(2, 4)),
}
CRACKING = ["bed-hang", "chair-lean-back", "foam-roller", "rocking", "standing-lean-back"]


@pytest.mark.parametrize("name", GIVEN)
def test_a_dose_that_the_article_gives_is_kept_exactly(library: Library, name: str) -> None:
    dose = library.techniques[name].dose
    assert (dose.hold_s, dose.repetitions) == GIVEN[name]
    assert "article" in dose.sources


def test_only_the_knee_rotation_is_done_on_both_sides(library: Library) -> None:
    sided = [name for name, technique in library.techniques.items() if technique.dose.both_sides]
    assert sided == ["knee-rotation"]


@pytest.mark.parametrize("name", CRACKING)
def test_a_dose_that_the_article_does_not_give_is_marked_as_ours_with_a_reason(library: Library, name: str) -> None:
    dose = library.techniques[name].dose
    assert "our-choice" in dose.sources
    assert "article" not in dose.sources
    assert dose.choice.startswith("The article gives no dose.")
    assert len(dose.choice) > 60


@pytest.mark.parametrize("name", CRACKING)
def test_a_cracking_technique_is_tried_three_times_at_most(library: Library, name: str) -> None:
    assert library.techniques[name].dose.repetitions == Span(1, 3)


def test_only_the_roller_and_the_rocking_keep_moving(library: Library) -> None:
    moving = {name for name, technique in library.techniques.items() if technique.dose.during == "keep moving"}
    assert moving == {"foam-roller", "rocking"}


def test_no_movement_is_quicker_than_three_seconds_each_way(library: Library) -> None:
    for technique in library.techniques.values():
        assert min(technique.dose.into_s, technique.dose.out_of_s) >= 3, technique.id


def test_the_head_hangs_over_the_bed_for_a_quarter_of_a_minute_at_most(library: Library) -> None:
    assert library.techniques["bed-hang"].dose.hold_s.most <= 15


@pytest.mark.parametrize("name", ["upper-back-reach", "knee-rotation"])
def test_the_smallest_dose_of_a_quick_stretch_fits_into_a_minute(library: Library, name: str) -> None:
    technique = library.techniques[name]
    dose = technique.dose
    repetitions = dose.repetitions.least * len(technique.sides)
    moving = repetitions * (dose.into_s + dose.hold_s.least + dose.out_of_s)
    assert dose.get_ready_s + moving + (repetitions - 1) * dose.rest_s.least < 60
