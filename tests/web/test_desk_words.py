from typing import Any
from uuid import uuid4

import pytest

from tests.practice.people import moment
from unkink.practice.desk import DeskDay
from unkink.reminder.told import Told
from unkink.web.desk.words import desk_words


def day(seconds: float, *what: Any) -> DeskDay:
    at = moment()
    return DeskDay(at.day, seconds, tuple(Told(uuid4(), at.at, at.day, 0, each, "walk", 0, 0) for each in what))


def test_a_day_of_which_nothing_was_told_is_not_spoken_of() -> None:
    assert desk_words(day(0)) is None


@pytest.mark.parametrize(("seconds", "time"), [(2700, "45 min"), (7500, "2 h 5 min"), (3599, "1 h 0 min")])
def test_time_is_said_in_hours_and_minutes(seconds: float, time: str) -> None:
    words = desk_words(day(seconds))
    assert words is not None
    assert words["time"] == time


def test_every_break_counts_the_same_and_a_skip_is_not_spoken_of() -> None:
    words = desk_words(day(9000, "begun", "skipped", "moved", "rested", "later", "not today", "unanswered", "noted"))
    assert words is not None
    assert words["breaks"] == "3 breaks"
    assert set(words) == {"time", "breaks"}
