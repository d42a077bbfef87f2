"""Planned sessions, read by somebody else's calendar program."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from unkink.knowledge.library import Library
from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.calendar import write_calendar
from unkink.reminder.icalendar import WeeklyEvent, write_events
from unkink.reminder.planned import Planned, PlannedError, is_on, read_planned, write_planned
from unkink.reminder.settings import default_settings
from unkink.routine.situation import Situation

UID, OTHER = UUID(int=1), UUID(int=2)
FLOOR = Situation("floor", ("mat",), 8)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
THURSDAY = datetime(2026, 10, 22, 21, 30, tzinfo=COPENHAGEN)
"""Three days before the clocks there are set back."""


def plan(library: Library, days: str = "mon,wed,fri", time: str = "8:00", before: Planned | None = None) -> Planned:
    return read_planned(library, UID if before is None else OTHER, days, time, FLOOR, before)


def event_of(text: str) -> Any:
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def at(day: date, time: str) -> datetime:
    """A time on the wall, wherever that is."""
    return datetime.fromisoformat(f"{day}T{time}")


def occurrences(event: Any, number: int) -> list[datetime]:
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=event["DTSTART"].dt)
    return [moment for moment, _ in zip(rule, range(number), strict=False)]


def test_a_plan_is_an_event_that_comes_on_its_days_at_its_time(library: Library) -> None:
    event = event_of(write_planned(library, plan(library), THURSDAY))
    assert occurrences(event, 4) == [at(date(2026, 10, day), "08:00") for day in (23, 26, 28, 30)]
    assert event["DURATION"].dt == timedelta(minutes=8)
    assert str(event["SUMMARY"]) == "unkink, 8 minutes"
    assert str(event["DESCRIPTION"]).startswith("On the floor.")


def test_eight_o_clock_stays_eight_o_clock_over_the_night_in_which_clocks_change_and_in_another_country(
    library: Library,
) -> None:
    event = event_of(write_planned(library, plan(library, "sat,sun,mon"), THURSDAY))
    assert event["DTSTART"].dt.tzinfo is None
    assert {moment.time().isoformat() for moment in occurrences(event, 12)} == {"08:00:00"}


def test_the_first_day_is_the_person_s_own_and_not_that_of_greenwich(library: Library) -> None:
    late = datetime(2026, 10, 26, 0, 30, tzinfo=COPENHAGEN)
    assert late.astimezone(UTC).date() == date(2026, 10, 25)
    assert event_of(write_planned(library, plan(library, "sun"), late))["DTSTART"].dt == at(date(2026, 11, 1), "08:00")


def test_a_changed_plan_takes_the_place_of_the_one_before_in_a_calendar(library: Library) -> None:
    first = plan(library)
    changed = plan(library, "tue", "17:30", first)
    again = plan(library, "tue", "17:30", changed)
    assert changed.uid == first.uid == UID
    assert (first.changes, changed.changes, again.changes) == (0, 1, 1)
    event = event_of(write_planned(library, changed, THURSDAY))
    assert (str(event["UID"]), event["SEQUENCE"]) == (str(UID), 1)


def test_a_plan_is_on_its_days_only(library: Library) -> None:
    week = [date(2026, 10, 19) + timedelta(days=day) for day in range(7)]
    assert [is_on(plan(library), day) for day in week] == [True, False, True, False, True, False, False]


@pytest.mark.parametrize(
    ("days", "time", "situation", "field"),
    [
        ("someday", "8:00", FLOOR, "days"),
        ("mon", "24:00", FLOOR, "time"),
        ("mon", "8.30", FLOOR, "time"),
        ("mon", "", FLOOR, "time"),
        ("mon", "8:00", Situation("moon", (), 8), "place"),
        ("mon", "8:00", Situation("floor", ("rocket",), 8), "things"),
        ("mon", "8:00", Situation("floor", (), 21), "minutes"),
    ],
)
def test_a_plan_that_cannot_be_names_its_field(
    library: Library, days: str, time: str, situation: Situation, field: str
) -> None:
    with pytest.raises(PlannedError) as raised:
        read_planned(library, UID, days, time, situation)
    assert raised.value.field == field


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200) | st.sampled_from(
    ['a; b, c\\n and \\, : "quoted"', "ærø 🧘" * 30, "two\nlines"]
)


@given(title=TEXT, text=TEXT, days=st.sets(st.integers(0, 6), min_size=1), minute=st.integers(0, 1439))
def test_whatever_is_written_a_calendar_program_reads_the_same(
    title: str, text: str, days: set[int], minute: int
) -> None:
    event = WeeklyEvent(UID, tuple(sorted(days)), minute, 8, title, text)
    written = write_events((event,), "test", THURSDAY)
    found = event_of(written)
    assert str(found["SUMMARY"]) == "\n".join(title.splitlines())
    assert str(found["DESCRIPTION"]) == "\n".join(text.splitlines())
    assert all(len(line) <= 75 for line in written.encode().split(b"\r\n"))
    assert {moment.weekday() for moment in occurrences(found, 7)} == days


def test_break_times_are_read_by_the_same_program(text: ReminderText) -> None:
    events: list[Any] = Calendar.from_ical(write_calendar(text, default_settings(text), THURSDAY)).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events) == 11
    assert {bytes(event["RRULE"].to_ical()) for event in events} == {b"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}
