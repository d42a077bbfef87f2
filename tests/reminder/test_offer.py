from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.shipped import LIBRARY
from unkink.knowledge.library import Library
from unkink.knowledge.reminder_text import ReminderText
from unkink.knowledge.vocabulary import Kind
from unkink.reminder.offer import WALK, DeskOpen, Stretch, desk_stretches, make_notice, make_question
from unkink.reminder.settings import default_settings

TWO = DeskOpen((Stretch("a", "Reach", "Round the back."), Stretch("b", "Sit tall", "Grow.")))


@given(st.sets(st.sampled_from(sorted(LIBRARY.techniques))))
def test_a_nudge_never_offers_a_mobilisation_or_what_is_not_open(open_today: set[str]) -> None:
    for stretch in desk_stretches(LIBRARY, tuple(open_today)):
        technique = LIBRARY.techniques[stretch.id]
        assert technique.id in open_today
        assert technique.kind is Kind.STRETCH
        assert not LIBRARY.cracks(technique)
        assert technique.position in ("sitting", "standing")


def test_there_is_a_stretch_for_the_desk(library: Library) -> None:
    assert [each.id for each in desk_stretches(library, tuple(library.techniques))] == ["upper-back-reach"]


def test_without_a_verdict_a_walk_is_suggested(text: ReminderText) -> None:
    for turn in range(1, 10):
        notice = make_notice(text, DeskOpen(), turn, 2700)
        assert notice.offered == WALK
        assert notice.buttons[0].answer.choice == "moved"


def test_offers_vary_from_nudge_to_nudge(text: ReminderText) -> None:
    offered = [make_notice(text, TWO, turn, 2700).offered for turn in range(1, 7)]
    assert set(offered) == {"a", "b", WALK}
    assert all(earlier != later for earlier, later in pairwise(offered))


@given(st.integers(1, 6))
def test_every_open_stretch_gets_its_turn(count: int) -> None:
    desk = DeskOpen(tuple(Stretch(str(number), "", "") for number in range(count)))
    offered = {make_notice(LIBRARY.reminder, desk, turn, None).offered for turn in range(1, 40)}
    assert offered == {WALK, *(each.id for each in desk.stretches)}


def test_every_walk_gets_its_turn(text: ReminderText) -> None:
    for desk in (DeskOpen(), TWO):
        bodies = {make_notice(text, desk, turn, None).text for turn in range(1, 40)}
        assert set(text.walks) <= bodies


def test_a_nudge_tells_how_long_somebody_has_sat(text: ReminderText) -> None:
    assert "47 minutes" in make_notice(text, TWO, 1, 47 * 60).title
    assert "minutes" not in make_notice(text, TWO, 1, None).title


def test_every_nudge_can_be_put_off_skipped_or_silenced(text: ReminderText) -> None:
    choices = [(button.answer.choice, button.answer.minutes) for button in make_notice(text, TWO, 1, 2700).buttons]
    assert choices == [("begin", 0), ("later", 5), ("later", 15), ("skip", 0), ("not today", 0)]


def test_the_question_offers_the_other_intervals_and_to_keep_this_one(text: ReminderText) -> None:
    buttons = make_question(text, default_settings(text)).buttons
    assert [(button.answer.choice, button.answer.minutes) for button in buttons] == [
        ("every", 60),
        ("every", 30),
        ("keep", 0),
    ]
