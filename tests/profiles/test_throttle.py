from hypothesis import given
from hypothesis import strategies as st

from unkink.profiles.throttle import FREE, LONGEST_WAIT_S, still_to_wait, wait_after

WRONG = st.integers(0, 10_000)


def test_everybody_may_mistype_a_few_times() -> None:
    assert [wait_after(wrong) for wrong in range(FREE)] == [0.0] * FREE


def test_after_that_every_further_wrong_try_doubles_the_wait() -> None:
    assert [wait_after(FREE + more) for more in range(4)] == [30, 60, 120, 240]


@given(WRONG)
def test_nobody_is_kept_out_for_longer_than_a_quarter_of_an_hour(wrong: int) -> None:
    assert 0 <= wait_after(wrong) <= LONGEST_WAIT_S <= 900


@given(WRONG, st.floats(-1e9, 1e9))
def test_a_clock_set_back_neither_opens_nor_locks_out_for_longer(wrong: int, since_s: float) -> None:
    assert still_to_wait(wrong, since_s) <= wait_after(wrong)
    if since_s < 0:
        assert still_to_wait(wrong, since_s) == wait_after(wrong)
