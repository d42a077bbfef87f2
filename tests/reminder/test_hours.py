from datetime import UTC, datetime

import pytest

from unkink.reminder.hours import HoursError, WorkHours, read_days, read_hours, work_day, write_days, write_hours

WEEKDAYS = (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("9-18", (540, 1080)), ("8:30-16:45", (510, 1005)), ("22-6", (1320, 360)), ("0-24", (0, 1440))],
)
def test_hours_are_read_as_people_write_them(text: str, minutes: tuple[int, int]) -> None:
    assert read_hours(text) == minutes


@pytest.mark.parametrize(
    "text", ["", "9", "9-9", "9-25", "24-6", "9-18:60", "nine-five", "9-12-18", "-", "٩-18", "9:-18"]
)
def test_what_is_no_span_of_hours_is_refused_with_examples(text: str) -> None:
    with pytest.raises(HoursError, match="write it as 9-18"):
        read_hours(text)


@pytest.mark.parametrize(
    ("text", "days"), [("mon-fri", WEEKDAYS), ("Mon, wed,SAT", (0, 2, 5)), ("fri-mon", (0, 4, 5, 6)), ("sun", (6,))]
)
def test_days_are_read_as_people_write_them(text: str, days: tuple[int, ...]) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize("text", ["", "monday", "mon-fun", "1-5", "mon,,tue"])
def test_what_names_no_days_is_refused_with_examples(text: str) -> None:
    with pytest.raises(HoursError, match="write them as mon-fri"):
        read_days(text)


def test_work_ends_with_the_minute_before_its_end() -> None:
    hours = WorkHours(540, 1080, WEEKDAYS)
    assert work_day(hours, datetime(2026, 11, 23, 17, 59, tzinfo=UTC)) is not None
    assert work_day(hours, datetime(2026, 11, 23, 18, 0, tzinfo=UTC)) is None


def test_the_small_hours_of_saturday_belong_to_fridays_night_shift() -> None:
    hours = WorkHours(1320, 360, (4,))
    saturday = datetime(2026, 11, 28, 3, tzinfo=UTC)
    day = work_day(hours, saturday)
    assert day is not None
    assert day.weekday() == 4


def test_hours_and_days_are_written_as_they_can_be_read() -> None:
    hours = WorkHours(510, 1440, (0, 2))
    assert read_hours(write_hours(hours)) == (510, 1440)
    assert read_days(write_days(hours)) == (0, 2)
