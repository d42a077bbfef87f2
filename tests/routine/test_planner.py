from dataclasses import dataclass, field

import pytest

from tests.routine.profiles import EVERY_THING, EVERYTHING, NO_CRACKING, closing
from unkink.knowledge.library import Library
from unkink.knowledge.vocabulary import Kind
from unkink.routine.planner import compose
from unkink.routine.routine import Routine
from unkink.routine.situation import read_situation
from unkink.safety.closing import Closing

PLACES = ("desk", "floor", "standing", "bed")


@dataclass
class Planner:
    library: Library
    place: str = "floor"
    things: tuple[str, ...] = EVERY_THING
    minutes: int = 8
    regions: tuple[str, ...] = ()
    closings: tuple[Closing, ...] = ()
    recent: tuple[tuple[str, ...], ...] = field(default=())
    seed: int = 1

    def routine(self) -> Routine:
        situation = read_situation(self.library, self.place, self.things, self.minutes, self.regions)
        return compose(self.library, situation, self.closings, self.recent, self.seed)

    def techniques(self) -> list[str]:
        return [item.technique for item in self.routine().items]

    def why_not(self, technique: str) -> str:
        return next(each.why for each in self.routine().left_out if each.technique == technique)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("minutes", [1, 2, 3, 4])
def test_a_short_break_fits_in_every_place_with_nothing_at_hand(library: Library, place: str, minutes: int) -> None:
    routine = Planner(library, place=place, things=(), minutes=minutes, closings=(NO_CRACKING,)).routine()
    assert routine.seconds == pytest.approx(minutes * 60, rel=0.1)


@pytest.mark.parametrize("minutes", range(1, 21))
def test_on_the_floor_with_everything_at_hand_every_length_can_be_filled(library: Library, minutes: int) -> None:
    routine = Planner(library, minutes=minutes).routine()
    assert routine.seconds == pytest.approx(minutes * 60, rel=0.1)


def test_one_minute_is_the_upper_back_reach_alone(library: Library) -> None:
    assert Planner(library, place="desk", minutes=1).techniques() == ["upper-back-reach"]


def test_what_is_open_never_gets_more_than_its_dose_to_fill_the_time(library: Library) -> None:
    routine = Planner(library, place="desk", things=(), minutes=20, closings=(NO_CRACKING,)).routine()
    assert [(item.technique, item.reps, item.hold_s) for item in routine.items] == [("upper-back-reach", 4, 30)]
    assert "would not do more good" in routine.shorter_because


def test_easy_walking_fills_what_the_doses_cannot_and_never_more_than_half(library: Library) -> None:
    routine = Planner(library, place="desk", things=(), minutes=10, closings=(NO_CRACKING,)).routine()
    assert routine.seconds == pytest.approx(600, rel=0.1)
    assert 0 < routine.walk_s <= 300
    assert "easy walking" in routine.walk_because


def test_a_routine_that_must_be_longer_says_so(library: Library) -> None:
    no_reach = closing("P05", demands=("arms-forward",))
    routine = Planner(library, things=(), minutes=1, closings=(no_reach,)).routine()
    assert [item.technique for item in routine.items] == ["knee-rotation"]
    assert "longer than you asked" in routine.longer_because


def test_a_verdict_against_cracking_leaves_stretches(library: Library) -> None:
    planner = Planner(library, minutes=15, closings=(NO_CRACKING,))
    assert {item.kind for item in planner.routine().items} == {Kind.STRETCH}
    assert "rocking" not in planner.techniques()
    assert planner.why_not("foam-roller") == "Closed today (no-cracking)."


def test_what_is_closed_names_every_closing(library: Library) -> None:
    closings = (NO_CRACKING, closing("P03", demands=("end-range-extension",)))
    left_out = Planner(library, closings=closings).routine().left_out
    assert {each.technique: each.by for each in left_out}["foam-roller"] == ("no-cracking", "P03")


@pytest.mark.parametrize("place", PLACES)
def test_a_routine_of_some_length_ends_with_one_that_may_crack_where_it_is_open(library: Library, place: str) -> None:
    assert [item.cracks for item in Planner(library, place=place, minutes=8).routine().items][-2:] == [False, True]


def test_nothing_that_may_crack_is_done_without_a_stretch_before_it(library: Library) -> None:
    no_reach = closing("P05", demands=("arms-forward",))
    routine = Planner(library, place="standing", closings=(no_reach,)).routine()
    assert routine.items == ()
    assert routine.instead[0].startswith("What is open here may crack your back")
    assert any(library.techniques["knee-rotation"].name in line for line in routine.instead)


def test_the_region_asked_for_comes_before_others(library: Library) -> None:
    assert Planner(library, minutes=3, regions=("low",), closings=(NO_CRACKING,)).techniques() == ["knee-rotation"]
    assert Planner(library, minutes=3, regions=("neck",), closings=(NO_CRACKING,)).techniques() == ["upper-back-reach"]


def test_what_was_done_last_time_makes_room_for_something_else(library: Library) -> None:
    planner = Planner(library, minutes=3, regions=("upper",), closings=(NO_CRACKING,))
    first = planner.techniques()
    planner.recent = (tuple(first),)
    assert planner.techniques() != first
    assert planner.why_not(first[0]) == "You did it last time, so something else has its turn."


def test_other_seeds_give_other_routines_over_the_days(library: Library) -> None:
    routines = {tuple(Planner(library, minutes=6, seed=seed).techniques()) for seed in range(12)}
    assert len(routines) > 1


def test_each_omission_has_its_own_reason(library: Library) -> None:
    planner = Planner(library, place="floor", things=("mat",), minutes=1)
    assert planner.why_not("bed-hang") == "For another place: on a bed."
    assert planner.why_not("ball-stretch") == "It needs an exercise ball."
    assert planner.why_not("standing-lean-back") == "There is not enough time for it."


def test_of_two_that_may_crack_the_same_part_one_is_left_out_and_names_the_other(library: Library) -> None:
    routine = Planner(library, minutes=10).routine()
    (cracking,) = [item.technique for item in routine.items if item.cracks]
    name = library.techniques[cracking].name
    assert any(each.why.startswith(f"{name} already works on") for each in routine.left_out)


def test_where_there_is_only_room_to_stand_nobody_is_told_to_sit(library: Library) -> None:
    routine = Planner(library, place="standing", things=(), minutes=5).routine()
    assert [item.arrive for item in routine.items] == ["Stand with your feet hip-width apart.", ""]


def test_the_way_down_and_the_way_up_are_told_and_given_time(library: Library) -> None:
    closings = (closing("X", demands=("kneeling", "loaded-flexion-with-momentum", "pressure-on-spine")),)
    routine = Planner(library, place="bed", things=(), minutes=8, closings=closings).routine()
    assert [item.technique for item in routine.items] == ["upper-back-reach", "knee-rotation", "bed-hang"]
    lying, edge = (next(p for p in library.vocabulary.positions if p.id == name) for name in ("lying", "bed-edge"))
    assert [item.arrive for item in routine.items][1:] == [lying.arrive, edge.rise]
    assert all(item.change_s >= 6 for item in routine.items)


def test_a_bed_is_at_hand_on_a_bed(library: Library) -> None:
    assert "bed-hang" in Planner(library, place="bed", things=(), minutes=8).techniques()


def test_with_everything_closed_it_says_what_to_do_instead(library: Library) -> None:
    routine = Planner(library, closings=(EVERYTHING,)).routine()
    assert routine.items == ()
    assert routine.instead
    assert routine.minutes == 0


def test_an_emergency_names_the_number_of_the_country_where_it_is_known(library: Library) -> None:
    emergency = next(rule for rule in library.rules.rules if rule.level == "emergency")
    shut = Closing(emergency.id, emergency.level, emergency.say, (), emergency.closes, emergency.support)
    situation = read_situation(library, "desk", (), 5)
    assert "999" in compose(library, situation, (shut,), (), 1, emergency_number="999").instead[0]
    assert "your emergency number" in compose(library, situation, (shut,), (), 1).instead[0]
