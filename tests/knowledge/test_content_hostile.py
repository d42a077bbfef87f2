"""Whatever stands in a content file, reading it ends in a value or in problems; never in a crash, never in both."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from unkink.knowledge.fitting import fit
from unkink.knowledge.loading import CONTENT
from unkink.knowledge.technique import Technique
from unkink.knowledge.yaml_file import read_as, read_yaml
from unkink.knowledge.yaml_lines import compose, line_of, line_of_id, read_way, written

REACH = CONTENT / "techniques" / "upper-back-reach.yaml"

PLAIN_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3),
    max_leaves=6,
)
YAML_TEXT = st.text(alphabet="ab:-?[]{}&*!#|>'\"%@`, \n\t0.<~", max_size=60)
WAYS = st.lists(st.text(alphabet="abc_-", min_size=1, max_size=5) | st.integers(0, 99), max_size=4).map(tuple)


def places(node: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every way into plain data, from the top down."""
    yield way
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, (*way, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from places(value, (*way, index))


GOOD, _ = read_yaml(REACH, "reach")
EVERY_PLACE = [way for way in places(GOOD) if way]


@given(st.binary(max_size=80) | YAML_TEXT.map(str.encode))
def test_any_bytes_are_read_as_a_technique_or_refused_with_problems(raw: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_bytes(raw)
        technique, problems = read_as(path, "x.yaml", Technique)
    assert (technique is None) == bool(problems)
    assert all(problem.file == "x.yaml" and "\n" not in str(problem) for problem in problems)


@given(st.sampled_from(EVERY_PLACE), PLAIN_VALUES)
def test_a_technique_with_any_value_in_any_place_fits_or_tells_where_it_does_not(
    way: tuple[str | int, ...], value: Any
) -> None:
    data = deepcopy(GOOD)
    holder = data
    for part in way[:-1]:
        holder = holder[part]
    holder[way[-1]] = value
    technique, misfits = fit(data, Technique)
    assert (technique is None) == bool(misfits)
    assert all(misfit.at[: len(way)] == way for misfit in misfits)


@given(WAYS)
def test_a_way_that_is_written_down_is_read_back_the_same(way: tuple[str | int, ...]) -> None:
    assert read_way(written(way)) == way


def test_every_place_of_a_file_has_a_line_that_never_runs_backwards() -> None:
    root = compose(REACH.read_bytes())
    lines = [line_of(root, way) for way in EVERY_PLACE]
    assert min(lines) >= 1
    assert lines == sorted(lines)


@given(WAYS)
def test_a_place_that_does_not_exist_has_the_line_of_its_nearest_parent(way: tuple[str | int, ...]) -> None:
    root = compose(b"dose:\n  hold_s:\n    least: 1\n")
    assert line_of(root, ("dose", "hold_s", "nothing", *way)) == 2
    assert line_of(root, ("nothing", *way)) == 0


def test_an_entry_is_found_by_its_id_however_deep_it_stands() -> None:
    root = compose(b"rules:\n  - id: E01\n    say: a\n  - id: E02\n    say: b\n")
    assert line_of_id(root, "E02") == 4
    assert line_of_id(root, "E03") == 0
