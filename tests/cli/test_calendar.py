"""``unkink calendar``: what is planned, kept and written."""

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.test_own_data import Type, type_

__all__ = ["type_"]


def test_nothing_is_planned_until_somebody_plans(type_: Type, capsys: pytest.CaptureFixture[str]) -> None:
    assert type_("calendar") == 1
    assert "Nothing is planned" in capsys.readouterr().out


def test_a_plan_is_kept_written_and_changed_in_part(type_: Type) -> None:
    assert type_("calendar", "--days", "tue,thu", "--at", "17:30", "--minutes", "5", "-o", "first.ics") == 0
    assert type_("calendar", "--at", "18:00", "-o", "second.ics") == 0
    events: list[Any] = [
        Calendar.from_ical(Path(name).read_bytes()).walk("VEVENT")[0] for name in ("first.ics", "second.ics")
    ]
    assert [event["DTSTART"].dt.strftime("%H:%M") for event in events] == ["17:30", "18:00"]
    assert events[0]["UID"] == events[1]["UID"]
    assert events[0]["RRULE"] == events[1]["RRULE"]
    assert type_("calendar", "--off") == 0
    assert type_("calendar") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--at", "25:00"), "--at: '25:00' is no time of day"),
        (("--days", "someday"), "--days: 'someday' names no days"),
        (("--minutes", "21"), "--minutes: is 21; allowed is"),
        (("--place", "moon"), "--place: 'moon' is not a known place"),
    ],
)
def test_what_cannot_be_planned_is_said_with_its_option(
    type_: Type, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert type_("calendar", *words) == 2
    assert said in capsys.readouterr().err
