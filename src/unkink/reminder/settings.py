"""How somebody wants to be nudged."""

from msgspec import Struct

from unkink.knowledge.nearest import unknown
from unkink.knowledge.reminder_text import ReminderText
from unkink.reminder.hours import HoursError, WorkHours, read_days, read_hours

SIGNS = ("microphone", "camera", "full screen", "do not disturb", "film or presentation")
"""What can be seen to speak against a nudge. Each may be ignored where it is on all day (a noise filter, say)."""


class SettingError(Exception):
    """A setting that cannot be: the field, and what is allowed there."""

    def __init__(self, field: str, message: str) -> None:
        self.field = field
        self.message = message
        super().__init__(f"{field}: {message}")


class Settings(Struct, frozen=True):
    """Every how many minutes of sitting, when, and which signs of a call are to be ignored.

    ``interval_asked``: whether it was asked already if the interval is wrong; it is asked once.
    """

    every_min: int
    hours: WorkHours
    ignore: tuple[str, ...] = ()
    interval_asked: bool = False


def default_settings(text: ReminderText) -> Settings:
    """Return what holds where nobody chose otherwise."""
    return read_settings(text, text.defaults.every_min, text.defaults.hours, text.defaults.days)


def read_settings(
    text: ReminderText,
    every_min: int,
    hours: str,
    days: str,
    ignore: tuple[str, ...] = (),
    *,
    interval_asked: bool = False,
) -> Settings:
    """Read settings as people write them. Raises SettingError."""
    allowed = text.every_min
    if not allowed.holds(every_min):
        raise SettingError("every", f"is {every_min}; allowed are {allowed.least} to {allowed.most} minutes")
    try:
        start, end = read_hours(hours)
    except HoursError as error:
        raise SettingError("hours", error.message) from None
    try:
        on = read_days(days)
    except HoursError as error:
        raise SettingError("days", error.message) from None
    for sign in ignore:
        if sign not in SIGNS:
            raise SettingError("ignore", unknown(sign, SIGNS, "sign"))
    return Settings(every_min, WorkHours(start, end, on), tuple(dict.fromkeys(ignore)), interval_asked)
