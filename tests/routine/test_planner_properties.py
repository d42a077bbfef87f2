"""What must hold for every situation, every verdict and every history."""

from hypothesis import given

from tests.routine.profiles import histories, seeds, situations, some_closings
from tests.shipped import LIBRARY
from unkink.knowledge.vocabulary import Kind
from unkink.routine.candidate import candidate
from unkink.routine.order import goes_down_once
from unkink.routine.planner import compose
from unkink.routine.routine import Routine
from unkink.routine.situation import Situation
from unkink.routine.timing import routine_seconds
from unkink.safety.closing import Closing, openness

Recent = tuple[tuple[str, ...], ...]
anything = given(situations, some_closings, histories, seeds)


def composed(situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int) -> Routine:
    return compose(LIBRARY, situation, closings, recent, seed)


@anything
def test_nothing_closed_is_ever_in_a_routine(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    assert {item.technique for item in routine.items} <= set(openness(LIBRARY, closings).open)


@anything
def test_every_technique_is_accounted_for_exactly_once_with_a_reason(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    told = [(item.technique, item.why) for item in routine.items]
    told += [(each.technique, each.why) for each in routine.left_out]
    assert sorted(name for name, _ in told) == sorted(LIBRARY.techniques)
    assert all(why and "{" not in why for _, why in told)


@anything
def test_no_dose_leaves_what_its_technique_gives(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    for item in routine.items:
        dose = LIBRARY.techniques[item.technique].dose
        assert dose.repetitions.holds(item.reps)
        assert dose.hold_s.holds(item.hold_s)
        assert dose.rest_s.holds(item.rest_s)
        assert item.sides == (2 if dose.both_sides else 1)
    assert 0 <= routine.settle_s <= 60
    assert 0 <= routine.close_s <= 60


@anything
def test_the_body_goes_down_once_and_comes_up_once(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    positions = [
        candidate(LIBRARY, LIBRARY.techniques[item.technique], situation.place).position for item in routine.items
    ]
    assert goes_down_once([position.height for position in positions])


@anything
def test_stretches_come_first_then_what_swings_then_mobilisations(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    turns = [(item.kind is Kind.MOBILISATION, item.cracks) for item in routine.items]
    assert turns == sorted(turns)
    assert not routine.items or not routine.items[0].cracks


@anything
def test_at_most_two_that_may_crack_and_never_two_for_one_part_of_the_back(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    cracking = [LIBRARY.techniques[item.technique] for item in routine.items if item.cracks]
    regions = [region for technique in cracking for region in technique.regions]
    assert len(cracking) <= 2
    assert len(regions) == len(set(regions))


@anything
def test_the_planned_seconds_are_the_sum_of_every_phase(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    if routine.items:
        assert routine.seconds == routine_seconds(
            LIBRARY, routine.settle_s, routine.items, routine.close_s, routine.walk_s
        )
    else:
        assert routine.seconds == 0


@anything
def test_a_routine_is_within_ten_percent_or_says_why_not(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    target = situation.minutes * 60
    if not routine.items:
        assert routine.instead
        return
    assert (routine.shorter_because != "") == (routine.seconds < 0.9 * target)
    assert (routine.longer_because != "") == (routine.seconds > 1.1 * target)
    assert (routine.walk_because != "") == (routine.walk_s > 0)
    assert routine.walk_s <= target / 2


@anything
def test_a_shorter_routine_has_every_dose_at_its_most(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    if routine.shorter_because or routine.walk_s:
        for item in routine.items:
            dose = LIBRARY.techniques[item.technique].dose
            assert (item.reps, item.hold_s) == (dose.repetitions.most, dose.hold_s.most)


@anything
def test_a_longer_routine_is_a_single_exercise_at_its_least(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    if routine.longer_because:
        (item,) = routine.items
        dose = LIBRARY.techniques[item.technique].dose
        assert (item.reps, item.hold_s, item.rest_s) == (dose.repetitions.least, dose.hold_s.least, dose.rest_s.least)
        assert routine.settle_s == routine.close_s == 0


@anything
def test_the_same_arguments_give_the_same_routine(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    assert composed(situation, closings, recent, seed) == composed(situation, closings, recent, seed)


@anything
def test_a_part_of_the_back_nobody_asked_for_is_never_cracked(
    situation: Situation, closings: tuple[Closing, ...], recent: Recent, seed: int
) -> None:
    routine = composed(situation, closings, recent, seed)
    for item in routine.items:
        if item.cracks and situation.regions:
            assert set(LIBRARY.techniques[item.technique].regions) & set(situation.regions)
