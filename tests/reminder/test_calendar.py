from datetime import UTC, datetime

from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.calendar import break_minutes, write_calendar
from unkink.reminder.settings import default_settings, read_settings

FRIDAY_EVENING = datetime(2026, 11, 27, 20, tzinfo=UTC)


def unfolded(calendar: str) -> list[str]:
    return calendar.replace("\r\n ", "").split("\r\n")


def test_breaks_fall_every_interval_within_the_work_hours(text: ReminderText) -> None:
    assert break_minutes(read_settings(text, 60, "9-12", "mon")) == (600, 660)


def test_a_night_shift_has_breaks_past_midnight_on_the_next_day(text: ReminderText) -> None:
    lines = unfolded(write_calendar(text, read_settings(text, 60, "22-2", "fri"), FRIDAY_EVENING))
    assert [line for line in lines if line.startswith("RRULE")] == [
        "RRULE:FREQ=WEEKLY;BYDAY=FR",
        "RRULE:FREQ=WEEKLY;BYDAY=SA",
        "RRULE:FREQ=WEEKLY;BYDAY=SA",
    ]
    assert "DTSTART:20261127T230000" in lines
    assert "DTSTART:20261128T000000" in lines


def test_the_first_break_is_on_a_work_day(text: ReminderText) -> None:
    lines = unfolded(write_calendar(text, default_settings(text), FRIDAY_EVENING.replace(day=28)))
    assert lines.count("DTSTART:20261130T094500") == 1


def test_lines_end_and_fold_as_the_format_asks(text: ReminderText) -> None:
    calendar = write_calendar(text, default_settings(text), FRIDAY_EVENING)
    assert calendar.endswith("END:VCALENDAR\r\n")
    assert "\n" not in calendar.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))


def test_importing_the_file_again_replaces_its_events(text: ReminderText) -> None:
    def uids(now: datetime) -> list[str]:
        return [line for line in unfolded(write_calendar(text, default_settings(text), now)) if line.startswith("UID")]

    first, second = uids(FRIDAY_EVENING), uids(FRIDAY_EVENING.replace(day=20))
    assert first == second
    assert len(set(first)) == len(first)


def test_times_float_so_that_ten_stays_ten_wherever_somebody_travels(text: ReminderText) -> None:
    calendar = write_calendar(text, default_settings(text), FRIDAY_EVENING)
    starts = [line for line in unfolded(calendar) if line.startswith("DTSTART")]
    assert starts
    assert not any("TZID" in line or line.endswith("Z") for line in starts)
