from datetime import UTC, datetime, timedelta
from itertools import cycle, repeat
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from tests.reminder.a_week import Spell, Week, live
from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.look import Answer, Look
from unkink.reminder.scheduler import SELDOM_S, Scheduler
from unkink.reminder.settings import default_settings, read_settings
from unkink.reminder.state import AskWhetherBusy, Nudge, Showing, State, Wait, Withdraw

MONDAY = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Europe/Copenhagen"))
HOUR = 3600.0
MOVES = Answer("moved")


def at(week: Week, index: int = 0) -> float:
    """Minutes from the beginning to a nudge."""
    return week.nudges[index].look.at_s / 60


def monday(text: ReminderText, *spells: Spell, presses: list[Answer | None] | None = None) -> Week:
    return live(text, default_settings(text), list(spells), MONDAY, cycle(presses or [MOVES]))


def test_a_nudge_comes_after_45_minutes_of_sitting(text: ReminderText) -> None:
    assert 45 <= at(monday(text, Spell("reading", HOUR))) < 46


def test_five_minutes_away_count_as_a_break_already_taken(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 40 * 60), Spell("away", 6 * 60), Spell("reading", 44 * 60))
    assert week.nudges == []
    assert [record.what for record in week.records] == ["rested"]


def test_two_minutes_away_are_no_break(text: ReminderText) -> None:
    assert monday(text, Spell("reading", 40 * 60), Spell("away", 120), Spell("reading", 10 * 60)).nudges


def test_somebody_who_types_without_a_pause_is_left_alone_until_they_pause(text: ReminderText) -> None:
    week = monday(text, Spell("typing", 70 * 60), Spell("reading", 60))
    assert 70 <= at(week) < 71


def test_a_call_holds_the_nudge_back_until_it_is_over(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 40 * 60), Spell("call", 50 * 60), Spell("reading", 5 * 60))
    assert 90 <= at(week) < 91


def test_a_meeting_with_the_hand_on_the_mouse_holds_the_nudge_back(text: ReminderText) -> None:
    week = monday(text, Spell("meeting", 90 * 60), Spell("reading", 5 * 60))
    assert 90 <= at(week) < 91


def test_no_nudge_is_shown_to_an_empty_chair(text: ReminderText) -> None:
    week = monday(text, Spell("meeting", 58 * 60), Spell("call", 120), Spell("away", 120), Spell("reading", 300))
    assert 62 <= at(week) < 63


def test_listening_in_a_call_without_touching_anything_is_not_a_break(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 30 * 60), Spell("call", 30 * 60), Spell("reading", 5 * 60))
    assert week.nudges
    assert all(record.what != "rested" for record in week.records)


def test_a_sleeping_machine_is_a_break(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 40 * 60), Spell("asleep", 600), Spell("reading", 40 * 60))
    assert week.nudges == []


def test_a_short_sleep_of_the_machine_is_neither_a_break_nor_sitting(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 44 * 60), Spell("asleep", 120), Spell("reading", 10 * 60))
    assert 46.5 < at(week) < 48


def test_a_sign_that_is_ignored_holds_nothing_back(text: ReminderText) -> None:
    wants = read_settings(text, 45, "9-18", "mon-fri", ("microphone",))
    week = live(text, wants, [Spell("reading", 60), Spell("call", HOUR), Spell("reading", 60)], MONDAY, repeat(MOVES))
    state = State(at_s=0, sat_s=46 * 60)
    stepped = Scheduler(text, wants).look(state, Look(10, MONDAY, 10, ("microphone",)))
    assert isinstance(stepped.wish, Nudge)
    assert week.records[0].what == "rested"


def test_nothing_comes_on_a_sunday_or_in_the_evening(text: ReminderText) -> None:
    sunday = live(text, default_settings(text), [Spell("reading", 8 * HOUR)], MONDAY - timedelta(days=1), repeat(MOVES))
    evening = live(text, default_settings(text), [Spell("reading", 5 * HOUR)], MONDAY.replace(hour=18), repeat(MOVES))
    assert sunday.nudges == evening.nudges == []


def test_later_comes_back_in_so_many_minutes(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 2 * HOUR), presses=[Answer("later", 15), Answer("later", 5), MOVES])
    assert 15 <= at(week, 1) - at(week) < 16
    assert 5 <= at(week, 2) - at(week, 1) < 6


def test_a_skip_is_followed_by_a_whole_interval_of_peace(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 2 * HOUR), presses=[Answer("skip")])
    assert 45 <= at(week, 1) - at(week) < 46


def test_the_third_skip_in_a_row_asks_whether_the_interval_is_wrong(text: ReminderText) -> None:
    presses: list[Answer | None] = [Answer("skip"), Answer("skip"), Answer("skip"), Answer("every", 60), MOVES]
    week = monday(text, Spell("reading", 5 * HOUR), presses=presses)
    assert [seen.asks_interval for seen in week.nudges][:5] == [False, False, False, True, False]
    assert week.settings is not None
    assert week.settings.every_min == 60


def test_it_is_not_asked_a_second_time(text: ReminderText) -> None:
    week = live(text, default_settings(text), [Spell("reading", 9 * HOUR)], MONDAY, repeat(Answer("skip")))
    assert sum(seen.asks_interval for seen in week.nudges) == 1
    assert len(week.nudges) > 8


def test_a_break_between_them_means_they_were_not_three_in_a_row(text: ReminderText) -> None:
    presses: list[Answer | None] = [Answer("skip"), Answer("skip"), MOVES]
    week = monday(text, Spell("reading", 9 * HOUR), presses=presses)
    assert not any(seen.asks_interval for seen in week.nudges)


def test_walking_off_while_it_shows_is_taking_the_break(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 45 * 60 + 10), Spell("away", 90), presses=[None])
    assert [record.what for record in week.records] == ["moved"]


def test_a_nudge_that_nobody_answers_goes_away_and_comes_back_a_quarter_of_an_hour_later(text: ReminderText) -> None:
    week = monday(text, Spell("reading", 75 * 60), presses=[None])
    assert week.records[0].what == "unanswered"
    assert 15 <= at(week, 1) - at(week) < 20


def test_a_night_shift_belongs_to_the_day_it_began_on(text: ReminderText) -> None:
    nights = read_settings(text, 45, "22-6", "mon")
    start = MONDAY.replace(hour=22)
    week = live(text, nights, [Spell("reading", 8 * HOUR)], start, repeat(Answer("not today")))
    assert len(week.nudges) == 1
    later = live(text, nights, [Spell("reading", 3 * HOUR)], MONDAY.replace(hour=23, minute=30), repeat(MOVES))
    assert len(later.nudges) == 3  # past midnight it still is Monday's shift


def test_the_hour_that_daylight_saving_repeats_changes_no_interval(text: ReminderText) -> None:
    nights = read_settings(text, 45, "0-24", "mon,tue,wed,thu,fri,sat,sun")
    zone = ZoneInfo("Europe/Copenhagen")
    began = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    scheduler, state, shown = Scheduler(text, nights), State(), []
    for second in range(0, 4 * 3600, 20):
        look = Look(float(second), (began + timedelta(seconds=second)).astimezone(zone), 5.0, ())
        stepped = scheduler.look(state, look)
        if isinstance(stepped.wish, Nudge):
            shown.append(second / 60)
            stepped = scheduler.answer(stepped.state, MOVES, look)
        state = stepped.state
    assert shown == [45, 90, 135, 180, 225]


def test_where_input_cannot_be_told_the_clock_alone_decides(text: ReminderText) -> None:
    scheduler = Scheduler(text, default_settings(text))
    state = State(at_s=0, sat_s=45 * 60)
    asked = scheduler.look(state, Look(20, MONDAY, None))
    assert isinstance(asked.wish, AskWhetherBusy)
    assert isinstance(scheduler.look(asked.state, Look(20, MONDAY, None, ())).wish, Nudge)


def test_an_answer_to_a_nudge_that_is_gone_changes_nothing(text: ReminderText) -> None:
    state = State(at_s=0, sat_s=100)
    stepped = Scheduler(text, default_settings(text)).answer(state, Answer("not today"), Look(20, MONDAY, 1))
    assert stepped.state == state
    assert stepped.records == ()
    assert stepped.wish == Wait(SELDOM_S)


def test_sleep_takes_a_nudge_off_the_screen(text: ReminderText) -> None:
    state = State(at_s=0, sat_s=46 * 60, showing=Showing(0))
    stepped = Scheduler(text, default_settings(text)).look(state, Look(9 * HOUR, MONDAY, 2))
    assert isinstance(stepped.wish, Withdraw)
    assert stepped.state.sat_s == 0


def test_what_is_left_is_told_when_the_program_ends(text: ReminderText) -> None:
    scheduler = Scheduler(text, default_settings(text))
    (record,) = scheduler.leave(State(at_s=0, sat_s=300, unrecorded_s=240), Look(10, MONDAY, 0))
    assert (record.what, record.machine_s) == ("noted", 240)
    assert scheduler.leave(State(), Look(10, MONDAY, 0)) == ()


def test_its_offer_is_fetched_only_when_a_nudge_may_really_come(text: ReminderText) -> None:
    scheduler, nearly = Scheduler(text, default_settings(text)), State(at_s=0, sat_s=44.5 * 60)
    look = Look(0, MONDAY, 5)
    assert scheduler.nearly_due(nearly, look, 60)
    assert not scheduler.nearly_due(State(at_s=0, sat_s=40 * 60), look, 60)
    assert not scheduler.nearly_due(nearly, Look(0, MONDAY.replace(hour=20), 5), 60)
    assert not scheduler.nearly_due(replace(nearly, hold_until_s=300), look, 60)
    assert not scheduler.nearly_due(replace(nearly, quiet_day=MONDAY.date()), look, 60)
