"""Doing the next step in a thread while the last one is being used."""

import threading
import weakref
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unkink.vision.read_ahead import ahead


@settings(max_examples=30)
@given(st.lists(st.integers()), st.integers(1, 4))
def test_everything_comes_in_its_order(items: list[int], depth: int) -> None:
    with ahead(iter(items), depth) as taken:
        assert list(taken) == items


def test_it_is_never_more_than_so_many_ahead() -> None:
    made: list[int] = []

    def count() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            yield number

    with ahead(count(), 2) as taken:
        for number in taken:
            assert len(made) <= number + 1 + 2  # the one in hand, and two more


def test_an_error_comes_out_where_the_items_are_used() -> None:
    def breaks() -> Iterator[int]:
        yield 1
        raise ValueError("broken")

    with ahead(breaks()) as taken:
        assert next(taken) == 1
        with pytest.raises(ValueError, match="broken"):
            next(taken)


def test_leaving_early_ends_the_thread() -> None:
    before = threading.active_count()
    with ahead(iter(range(10**9))) as taken:
        assert next(taken) == 0
    assert threading.active_count() == before


def test_an_item_that_has_been_used_is_kept_by_nobody() -> None:
    class Large:
        """Something that can be referred to weakly."""

    with ahead(Large() for _ in range(3)) as taken:
        first = weakref.ref(next(taken))
        next(taken)
        assert first() is None
