"""Every published example of a score, and ours; and what a change of it means."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unkink.knowledge.library import Library
from unkink.knowledge.measure import Table
from unkink.measures.difference import difference
from unkink.measures.scoring import ScoreError, score

PSFS, PEG, RMDQ, START = "own-activities", "peg", "roland-morris", "start-back"


def ticked(number: int) -> list[int]:
    return [1] * number + [0] * (24 - number)


def test_roland_morris_from_12_to_2_is_ten_points_and_83_percent(library: Library) -> None:
    """Published."""
    measure = library.measures[RMDQ]
    earlier, later = (score(measure, ticked(number)).value for number in (12, 2))
    change = difference(measure, earlier, later)
    assert (earlier, later, change.points) == (12, 2, -10)
    assert change.percent == pytest.approx(-83.3, abs=0.05)
    assert change.meaning == "better"
    assert change.recovered


def test_roland_morris_counts_what_is_ticked_and_what_does_not_apply_is_not(library: Library) -> None:
    assert score(library.measures[RMDQ], [1, None, 0, *[None] * 21]).value == 1


@pytest.mark.parametrize(
    ("values", "total", "group"),
    [
        ([0, 0, 0, 0, 1, 1, 1, 0, 0], 3, "low"),
        ([1, 0, 0, 0, 1, 1, 1, 0, 0], 4, "medium"),
        ([0, 0, 0, 0, 1, 1, 1, 1, 0], 4, "high"),
        ([1, 1, 1, 1, 1, 1, 1, 1, 4], 9, "high"),
        ([0, 0, 0, 0, 0, 0, 0, 0, 2], 0, "low"),
        ([0, 0, 0, 0, 0, 0, 0, 0, 3], 1, "low"),
    ],
)
def test_start_back_follows_the_published_rule(
    library: Library, values: list[int | None], total: int, group: str
) -> None:
    """Of the last five, 3 of 3 is low, 3 of 4 medium, 4 of 4 high; "moderately" is no point, "very much" is one."""
    result = score(library.measures[START], values)
    assert (result.value, result.group) == (total, group)


def test_start_back_never_says_that_somebody_is_better(library: Library) -> None:
    assert difference(library.measures[START], 9, 0).meaning == "not judged"


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("promis-pain-interference-4a", 4, 41.6),
        ("promis-pain-interference-4a", 10, 58.5),
        ("promis-pain-interference-4a", 20, 75.6),
        ("promis-physical-function-4a-v2", 4, 22.5),
        ("promis-physical-function-4a-v2", 20, 57.0),
        ("promis-physical-function-4a-v1", 4, 22.9),
        ("promis-physical-function-4a-v1", 20, 56.9),
    ],
)
def test_promis_looks_the_sum_up_in_its_table(library: Library, name: str, raw: int, expected: float) -> None:
    values = next(each for each in product(range(1, 6), repeat=4) if sum(each) == raw)
    result = score(library.measures[name], values)
    assert (result.value, result.raw) == (expected, raw)


def test_every_table_has_a_score_for_every_sum_and_never_falls(library: Library) -> None:
    tables = [each.scoring for each in library.measures.values() if isinstance(each.scoring, Table)]
    assert len(tables) == 3
    for table in tables:
        assert len(table.scores) == table.items * (table.most - table.least) + 1
        assert list(table.scores) == sorted(table.scores)


PAIN_INTERFERENCE = "41.6 49.6 52.0 53.9 55.6 57.1 58.5 59.9 61.2 62.5 63.8 65.2 66.6 68.0 69.7 71.6 75.6"
PHYSICAL_FUNCTION_1 = "22.9 26.9 29.1 30.7 32.1 33.3 34.4 35.6 36.7 37.9 39.1 40.4 41.8 43.4 45.3 48.0 56.9"
PHYSICAL_FUNCTION_2 = "22.5 26.6 28.9 30.5 31.9 33.2 34.4 35.6 36.7 37.9 39.2 40.5 41.9 43.5 45.5 48.3 57.0"
PUBLISHED_TABLES = {
    "promis-pain-interference-4a": PAIN_INTERFERENCE,
    "promis-physical-function-4a-v1": PHYSICAL_FUNCTION_1,
    "promis-physical-function-4a-v2": PHYSICAL_FUNCTION_2,
}
"""From the sum 4 to the sum 20."""


@pytest.mark.parametrize("name", PUBLISHED_TABLES)
def test_every_sum_has_the_score_of_the_published_table(library: Library, name: str) -> None:
    for raw, expected in enumerate(map(float, PUBLISHED_TABLES[name].split()), start=4):
        values = next(each for each in product(range(1, 6), repeat=4) if sum(each) == raw)
        assert score(library.measures[name], values).value == expected


@pytest.mark.parametrize(
    ("earlier", "later", "meaning", "recovered"),
    [
        (12, 8, "no clear change", False),
        (12, 7, "better", False),
        (20, 15, "no clear change", False),
        (20, 14, "better", False),
        (7, 2, "better", True),
        (7, 3, "no clear change", False),
        (3, 8, "worse", False),
    ],
)
def test_roland_morris_is_better_with_five_points_and_30_percent_and_recovered_at_two_or_less(
    library: Library, earlier: int, later: int, meaning: str, *, recovered: bool
) -> None:
    change = difference(library.measures[RMDQ], earlier, later)
    assert (change.meaning, change.recovered) == (meaning, recovered)


@pytest.mark.parametrize(("last", "counts"), [(0, 0), (1, 0), (2, 0), (3, 1), (4, 1)])
def test_the_last_item_of_start_back_counts_from_very_much_on(library: Library, last: int, counts: int) -> None:
    assert score(library.measures[START], [0, 0, 0, 0, 0, 0, 0, 0, last]).value == counts


def test_pain_is_recovered_at_nought_only(library: Library) -> None:
    assert difference(library.measures["pain"], 6, 0).recovered
    assert not difference(library.measures["pain"], 6, 1).recovered


def test_own_activities_4_5_6_are_5_and_7_7_7_are_two_points_better(library: Library) -> None:
    measure = library.measures[PSFS]
    earlier, later = score(measure, [4, 5, 6]).value, score(measure, [7, 7, 7]).value
    assert (earlier, later) == (5.0, 7.0)
    assert difference(measure, earlier, later).meaning == "better"
    assert difference(measure, later, earlier).meaning == "worse"
    assert difference(measure, 5.0, 6.8).meaning == "no clear change"


def test_peg_6_5_7_is_6_and_4_4_4_is_a_third_less(library: Library) -> None:
    measure = library.measures[PEG]
    earlier, later = score(measure, [6, 5, 7]).value, score(measure, [4, 4, 4]).value
    change = difference(measure, earlier, later)
    assert (earlier, later, change.meaning) == (6.0, 4.0, "better")
    assert change.percent == pytest.approx(-33.3, abs=0.05)


@pytest.mark.parametrize(
    ("earlier", "later", "meaning"),
    [
        (6, 4, "better"),
        (3, 2, "no clear change"),
        (9, 7, "no clear change"),
        (4, 6, "worse"),
        (3, 4, "worse"),
        (9, 10, "no clear change"),
        (0, 0, "no clear change"),
        (0, 1, "no clear change"),
        (0, 2, "worse"),
    ],
)
def test_pain_is_better_with_two_points_and_30_percent_and_worse_with_either(
    library: Library, earlier: int, later: int, meaning: str
) -> None:
    assert difference(library.measures["pain"], earlier, later).meaning == meaning


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        (PSFS, [4, 5], "allowed are 3 to 5"),
        (PSFS, [4, 5, 11], "item 3: is 11; allowed is a whole number from 0 to 10"),
        (PEG, [4, None, 5], "item 2: is not answered"),
        (RMDQ, [1] * 23, "needs 24"),
        (RMDQ, [2] + [0] * 23, "item 1: is 2"),
        (START, [0] * 8 + [5], "item 9: is 5"),
        ("promis-pain-interference-4a", [0, 1, 1, 1], "item 1: is 0; allowed is a whole number from 1 to 5"),
    ],
)
def test_answers_that_have_no_score_are_refused_by_item(
    library: Library, name: str, values: list[int | None], said: str
) -> None:
    with pytest.raises(ScoreError, match=said):
        score(library.measures[name], values)


@given(earlier=st.floats(0, 10), later=st.floats(0, 10))
def test_going_back_is_never_better_as_well(library: Library, earlier: float, later: float) -> None:
    pain = library.measures["pain"]
    both = {difference(pain, earlier, later).meaning, difference(pain, later, earlier).meaning}
    assert both != {"better"}
    assert both != {"worse"}


def test_a_form_is_known_by_one_measure_only(library: Library) -> None:
    names = [name for measure in library.measures.values() for name in measure.names]
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)
