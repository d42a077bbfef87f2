"""The clock of a hold as it runs live."""

from collections.abc import Callable
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.coach.people import Points, filmed, standing
from tests.shipped import LIBRARY
from unkink.body.interpolation import eased
from unkink.body.performer.performing import Truth, Wishes, perform
from unkink.coach.coach import Coach
from unkink.coach.reading import Reading
from unkink.coach.recordings.recording import Frame
from unkink.knowledge.camera_view import CameraView, Hold, Repetition, Signal

BY_BODY = Hold(0.6, body_share=0.6)
WATCHED = [technique.id for technique in LIBRARY.techniques.values() if technique.camera]


def performed(name: str, seed: int) -> tuple[Truth, list[Reading]]:
    """Somebody with errors as large as measured does two repetitions a side; what was done, and what was read."""
    technique = LIBRARY.techniques[name]
    assert technique.camera is not None
    performance = perform(technique, technique.camera, Wishes(2), Random(seed))  # noqa: S311 -- repeatable
    coach = Coach(technique.camera, 1280 / 720)
    seen = [coach.see(Frame(t, points)) for t, points in performance.frames()]
    return performance.truth, seen


def readings(pose: Callable[[float], Points], seconds: float, hold: Hold) -> list[Reading]:
    """What is read of somebody who bends their knees."""
    view = CameraView({"knees": Signal("knee_flexion")}, Repetition("knees", least=30), hold=hold)
    coach = Coach(view, 1.0)
    return [coach.see(frame) for frame in filmed(pose, seconds)]


def turns(seen: list[Reading]) -> tuple[list[float], list[float]]:
    """When the readings begin and cease to say that somebody is in the hold."""
    pairs = list(pairwise(seen))
    begun = [after.t for before, after in pairs if after.in_hold and not before.in_hold]
    ceased = [after.t for before, after in pairs if before.in_hold and not after.in_hold]
    return begun, ceased


def held(t: float, wobble: Callable[[float], float] = lambda _: 0.0) -> Points:
    """Rest, bend the knees within three seconds, hold for ten, come back, and again."""
    t = t % 20
    deep = eased((t - 1) / 3) - eased((t - 14) / 3)
    return standing(knee=90 * deep + wobble(t))


@pytest.mark.parametrize("name", WATCHED)
def test_the_clock_stands_when_the_hold_is_left_and_not_before(name: str) -> None:
    truth, seen = performed(name, seed=4)
    _, ceased = turns(seen)
    assert ceased == pytest.approx(truth.hold_end_s, abs=0.5)


@pytest.mark.parametrize("name", WATCHED)
def test_from_the_second_repetition_on_it_begins_where_the_share_of_the_way_is_made(name: str) -> None:
    truth, seen = performed(name, seed=5)
    begun, _ = turns(seen)
    again = [index for index in range(1, truth.reps) if truth.sides[index] == truth.sides[index - 1]]
    assert [begun[index] for index in again] == pytest.approx([truth.hold_start_s[index] for index in again], abs=0.5)


@pytest.mark.parametrize("name", ["ball-stretch", "chair-lean-back", "rocking", "standing-lean-back"])
def test_in_the_first_repetition_it_begins_on_arrival_and_counts_what_came_before(name: str) -> None:
    truth, seen = performed(name, seed=6)
    begun, ceased = turns(seen)
    assert begun[0] > truth.hold_start_s[0] + 0.5
    last = max(reading.hold_s for reading in seen if reading.t < ceased[0])
    assert last == pytest.approx(truth.holds_s[0], abs=0.4)


def test_a_signal_that_drifts_by_a_third_does_not_break_off_a_hold_that_the_body_keeps() -> None:
    def drifting(t: float) -> Points:
        points = held(t)
        if 8 < t % 20 < 11:
            points[27] = (points[27][0] + 0.1, *points[27][1:])
        return points

    hold = Hold(0.8, body_share=0.8)
    by_signal = turns(readings(drifting, 38, Hold(0.8)))
    by_body = turns(readings(drifting, 38, hold))
    assert len(by_signal[0]) > 2
    assert len(by_body[0]) == 2


def test_a_hold_that_is_left_and_taken_again_stops_the_clock_in_between() -> None:
    def left(t: float) -> Points:
        return held(t, lambda t: -60 * (eased((t - 7) / 1) - eased((t - 10) / 1)))

    seen = readings(left, 20, BY_BODY)
    begun, ceased = turns(seen)
    assert len(begun) == len(ceased) == 2
    assert (ceased[0], begun[1]) == pytest.approx((7.5, 10.6), abs=0.4)


def test_somebody_who_gets_up_is_not_in_the_hold_whatever_their_body_told() -> None:
    seen = readings(held, 40, BY_BODY)
    assert not any(reading.in_hold for reading in seen if reading.t % 20 < 1 or reading.t % 20 > 16.5)
    assert seen[-1].hold_s == 0.0


@given(st.lists(st.floats(0.0, 110.0), min_size=2, max_size=12), st.sampled_from([Hold(0.8), BY_BODY]))
def test_the_clock_never_runs_faster_than_time_and_only_away_from_rest(bends: list[float], hold: Hold) -> None:
    def moving(t: float) -> Points:
        index = min(int(t), len(bends) - 2)
        return standing(knee=bends[index] + (bends[index + 1] - bends[index]) * eased(t - index))

    left = 0.0
    for before, after in pairwise(readings(moving, len(bends) - 1, hold)):
        if after.phase in ("rest", ""):
            left = after.t
            assert not after.in_hold
        assert 0.0 <= after.hold_s <= after.t - left + 1e-9
        if after.hold_s > before.hold_s:
            assert after.in_hold
