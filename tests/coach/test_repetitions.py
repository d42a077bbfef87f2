"""Counting: what is one repetition, and what is none."""

from math import cos, pi
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unkink.coach.repetition import Repeated, RepetitionCounter
from unkink.coach.smoothing import Smoothed
from unkink.knowledge.camera_view import Repetition

FPS = 30


def wave(t: float, every: float = 3.0, high: float = 90.0) -> float:
    return high * (1 - cos(2 * pi * t / every)) / 2


def counted(values: list[float], rule: Repetition | None = None, fps: float = FPS) -> list[Repeated]:
    counter, smoothed = RepetitionCounter(rule or Repetition("x"), 0.8), Smoothed()
    seen = []
    for index, value in enumerate(values):
        smoothed.take(index / fps, value)
        repeated = counter.take(smoothed.at, smoothed.value)
        seen += [repeated] if repeated else []
    last = counter.close()
    return [*seen, last] if last else seen


def sampled(seconds: float, fps: float = FPS, **shape: float) -> list[float]:
    return [wave(index / fps, **shape) for index in range(int(seconds * fps))]


@given(st.floats(8, 60), st.floats(1.5, 10), st.floats(32, 170))
@settings(max_examples=40)
def test_waves_are_counted_at_any_rate_pace_and_size(fps: float, every: float, high: float) -> None:
    assert len(counted(sampled(every * 4.3, fps, every=every, high=high), fps=fps)) == 4


def test_less_than_the_least_is_no_repetition() -> None:
    assert counted(sampled(30, high=15)) == []


def test_half_hearted_ones_do_not_count() -> None:
    values = sampled(9) + sampled(3, high=30) + sampled(6)
    assert len(counted(values)) == 5


def test_small_ones_before_somebody_begins_are_taken_back() -> None:
    seen = counted(sampled(6, high=30) + sampled(12))
    assert [repetition.counts for repetition in seen] == [False, False, True, True, True, True]


def test_small_ones_between_large_ones_do_not_count_however_many_they_are() -> None:
    step, lunge = sampled(1, every=1.0, high=30), sampled(2, every=2.0)
    seen = counted([*(step + lunge + step) * 5])
    assert sum(repetition.counts for repetition in seen) == 5


def test_small_ones_between_large_ones_do_not_shift_the_ends() -> None:
    step, lunge = sampled(0.5, every=0.5, high=28), sampled(2, every=2.0)
    ends = [seen.end for seen in counted([*(step + lunge + step) * 5], Repetition("x", least=35))]
    assert ends[:-1] == pytest.approx([3, 6, 9, 12], abs=0.15)


def test_a_small_way_before_somebody_begins_is_not_the_first_half_of_a_repetition() -> None:
    values = sampled(1.5, every=1.5, high=30) + sampled(12, every=1.5)
    assert len(counted(values, Repetition("x", humps=2))) == 4


def test_a_rest_that_drifts_does_not_matter() -> None:
    values = [value + index * 0.05 for index, value in enumerate(sampled(30))]
    assert len(counted(values)) == 10


def test_a_glitch_in_the_middle_is_no_return() -> None:
    values = sampled(6)
    values[45:47] = [5.0, 5.0]
    assert len(counted(values)) == 2


def test_a_twitch_at_rest_is_no_repetition() -> None:
    values = [0.0] * 60 + [80.0] * 6 + [0.0] * 60
    assert counted(values) == []


def test_two_humps_can_make_one_repetition() -> None:
    assert len(counted(sampled(12, every=1.5), Repetition("x", humps=2))) == 4


def test_between_two_humps_nobody_need_come_back_to_rest() -> None:
    over = [40 + value for value in sampled(1.4, every=1.4, high=50)]
    half = sampled(1.4, every=1.4)
    once = half[:21] + [max(value, 40.0) for value in half[21:]] + over[1:21] + half[21:]
    assert len(counted([*once * 6], Repetition("x", least=15, humps=2, back=0.4))) == 6


def test_the_hold_is_timed_from_and_to_its_share_of_the_way() -> None:
    ramp = [90 * index / 60 for index in range(60)]
    (seen,) = counted([0.0] * 30 + ramp + [90.0] * 300 + ramp[::-1] + [0.0] * 60)
    assert seen.hold_s == pytest.approx(10.0 + 2 * 0.2 * 2.0, abs=0.15)


def test_a_repetition_ends_where_the_next_begins() -> None:
    ends = [seen.end for seen in counted(sampled(15.2))]
    assert ends == pytest.approx([3, 6, 9, 12, 15], abs=0.15)


def test_someone_who_rests_has_ended_shortly_after_coming_back() -> None:
    (seen,) = counted(sampled(3) + [0.0] * 600)
    assert 2.6 < seen.end < 4.0


@given(st.integers(0, 10_000), st.floats(0.1, 4.0))
@settings(max_examples=50)
def test_noise_alone_is_never_a_repetition(seed: int, size: float) -> None:
    random = Random(seed)  # noqa: S311 -- a test's noise
    value, values = 0.0, []
    for _ in range(900):
        value += 0.2 * (random.gauss(0, size) - value)
        values.append(value + random.gauss(0, size / 2))
    assert counted(values) == []


@given(st.lists(st.floats(-180, 180), max_size=300))
def test_there_are_never_more_repetitions_than_time_for_them(values: list[float]) -> None:
    rule = Repetition("x")
    assert len(counted(values, rule)) <= len(values) / FPS / rule.least_s + 1


def test_memory_does_not_grow_within_an_endless_hold() -> None:
    counter = RepetitionCounter(Repetition("x"), 0.8)
    counter.take(0.0, 0.0)
    for index in range(1, 60_000):
        counter.take(index / 30, 90.0)
    assert len(counter.trace.times) <= 1000
