"""Where a nudge is shown."""

from typing import Protocol

from unkink.reminder.look import Answer
from unkink.reminder.offer import Notice


class BoardLost(Exception):  # noqa: N818 -- it says what happened
    """Nothing can be shown here (any more); the message says why."""


class Board(Protocol):
    """Shows one notice at a time and hears what is pressed. ``name`` says what shows it."""

    @property
    def name(self) -> str:
        """What shows it."""

    def show(self, notice: Notice) -> None:
        """Show a notice in place of the one before. Raises BoardLost."""

    def withdraw(self) -> None:
        """Take the notice away, if there is one."""

    def wait(self, seconds: float) -> Answer | None:
        """Wait so long, or until something is pressed. Raises BoardLost."""
