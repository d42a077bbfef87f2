"""Whatever happens in a week, these never happen."""

from datetime import datetime, timedelta
from itertools import cycle, pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reminder.a_week import Spell, live
from tests.shipped import LIBRARY
from unkink.reminder.hours import WorkHours, work_day
from unkink.reminder.look import Answer
from unkink.reminder.settings import Settings

TEXT = LIBRARY.reminder
ZONES = ("Europe/Copenhagen", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC")

spells = st.lists(
    st.one_of(
        st.builds(Spell, st.sampled_from(["typing", "reading", "call", "meeting"]), st.integers(10, 3 * 3600)),
        st.builds(Spell, st.just("away"), st.integers(10, 14 * 3600)),
        st.builds(Spell, st.just("asleep"), st.integers(1, 14 * 3600)),
        st.builds(Spell, st.just("clock"), st.integers(-30 * 3600, 30 * 3600)),
    ),
    min_size=1,
    max_size=40,
)
hours = st.one_of(
    st.builds(
        lambda start, length, days: WorkHours(start, (start + length) % 1440 or 1440, tuple(sorted(days))),
        st.integers(0, 1439),
        st.integers(30, 1410),
        st.sets(st.integers(0, 6), min_size=1),
    ),
    st.just(WorkHours(0, 1440, (0, 1, 2, 3, 4, 5, 6))),
)
wanted = st.builds(Settings, st.integers(30, 60), hours)
choices = st.lists(
    st.one_of(
        st.none(),
        st.builds(Answer, st.sampled_from(["begin", "moved", "skip", "not today", "keep"])),
        st.builds(Answer, st.just("later"), st.sampled_from([5, 15])),
        st.builds(Answer, st.just("every"), st.sampled_from([30, 45, 60])),
    ),
    min_size=1,
    max_size=12,
)
begins = st.builds(
    lambda hour, zone: datetime(2026, 3, 27, tzinfo=ZoneInfo(zone)) + timedelta(hours=hour),
    st.integers(0, 24 * 300),
    st.sampled_from(ZONES),
)
"""Late March: most of these zones change their clocks within the week that may follow."""


@settings(max_examples=120)
@given(wanted, spells, begins, choices)
def test_no_nudge_comes_in_a_call_outside_hours_while_typing_or_to_an_empty_chair(
    wants: Settings, week: list[Spell], start: datetime, presses: list[Answer | None]
) -> None:
    for seen in live(TEXT, wants, week, start, cycle(presses)).nudges:
        idle = seen.look.idle_s
        assert idle is not None
        if seen.asks_interval:
            continue
        assert seen.doing not in ("call", "meeting")
        assert work_day(wants.hours, seen.look.here) is not None
        assert TEXT.timing.pause_s <= idle < TEXT.timing.present_s


@settings(max_examples=120)
@given(wanted, spells, begins, choices)
def test_no_nudge_comes_before_its_time(
    wants: Settings, week: list[Spell], start: datetime, presses: list[Answer | None]
) -> None:
    lived = live(TEXT, wants, week, start, cycle(presses))
    shown = [seen for seen in lived.nudges if not seen.asks_interval]
    every = min(wants.every_min, 30)  # a shorter interval may have been chosen on the way
    for seen in shown:
        assert seen.state.sat_s >= every * 60
    least_apart = min(TEXT.later_min) * 60
    for earlier, later in pairwise(shown):
        assert later.look.at_s - earlier.look.at_s >= least_apart


@settings(max_examples=120)
@given(wanted, spells, begins, choices)
def test_time_at_the_machine_is_never_more_than_time(
    wants: Settings, week: list[Spell], start: datetime, presses: list[Answer | None]
) -> None:
    lived = live(TEXT, wants, week, start, cycle(presses))
    told = sum(record.machine_s for record in lived.records) + lived.state.unrecorded_s
    at_it = sum(spell.seconds for spell in week if spell.doing in ("typing", "reading", "call", "meeting"))
    silences = sum(spell.doing in ("away", "call") for spell in week)
    # A minute of silence passes before anybody is taken to be gone; a last look may overlap the next spell.
    assert told <= at_it + silences * (TEXT.timing.present_s + 20) + len(week) * 20
    assert all(record.machine_s >= 0 and record.sat_s >= 0 for record in lived.records)


@settings(max_examples=80)
@given(st.integers(30, 60), spells, choices, st.integers(-20, 20))
def test_a_clock_that_was_set_moves_no_nudge(
    every: int, week: list[Spell], presses: list[Answer | None], hours_ahead: int
) -> None:
    """Around the clock and without "not today", the wall clock decides nothing."""
    always = Settings(every, WorkHours(0, 1440, (0, 1, 2, 3, 4, 5, 6)))
    pressed = [None if each and each.choice == "not today" else each for each in presses]
    start = datetime(2026, 5, 4, 8, tzinfo=ZoneInfo("UTC"))
    steady = [spell for spell in week if spell.doing != "clock"]
    plain = live(TEXT, always, steady, start, cycle(pressed))
    jumpy = live(TEXT, always, week, start + timedelta(hours=hours_ahead), cycle(pressed))
    assert [seen.look.at_s for seen in plain.nudges] == [seen.look.at_s for seen in jumpy.nudges]


@settings(max_examples=80)
@given(wanted, spells, begins)
def test_not_today_is_the_last_nudge_of_its_day(wants: Settings, week: list[Spell], start: datetime) -> None:
    forward = [spell for spell in week if spell.doing != "clock"]
    lived = live(TEXT, wants, forward, start, cycle([Answer("not today")]))
    days = [work_day(wants.hours, seen.look.here) for seen in lived.nudges]
    assert len(days) == len(set(days))


@settings(max_examples=80)
@given(wanted, spells, begins)
def test_it_is_asked_once_whether_the_interval_is_wrong(wants: Settings, week: list[Spell], start: datetime) -> None:
    lived = live(TEXT, wants, week, start, cycle([Answer("skip")]))
    assert sum(seen.asks_interval for seen in lived.nudges) <= 1
